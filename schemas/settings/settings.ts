import { z } from 'zod';
import { engine } from './engine.js';
import { feeds } from './feeds.js';
import { ledger } from './ledger.js';
import { region } from './region.js';
import { report } from './report.js';
import { noteOf, said } from './said.js';
import { basis, rate, rateGroups, targets } from './targets.js';
import { cityList, isoDate, minutes, text, yearName } from './values.js';

/**
 * The settings file, `shihu.yaml`. Every setting has a default, so the file may be absent.
 * This declaration gives the checks, the rows of the published database, the editor's JSON Schema and the
 * reference in docs/. A number's name says its unit.
 */
export const settingsSchema = z.strictObject({
  region,
  user_basis: said(z.enum(['mv', 'lv']).default('mv'), {
    zh: '用户口径（仅作说明）：mv 每台公用配变为一户，lv 每块表为一户',
    en: 'What counts as a user (for information only): mv, each public transformer; lv, each meter',
  }),
  synthetic: said(z.boolean().default(false), {
    zh: '数据为合成示例，报告中予以注明',
    en: 'The data is synthetic, and reports say so',
  }),
  as_of: said(isoDate.optional(), {
    zh: '数据完整至该日零时；默认取最后一个非零星月份之后的首日',
    en: 'Data is complete up to the start of this day; default: the day after the last month with more than a few outage rows',
  }),
  data_from: said(isoDate.optional(), {
    zh: '数据自该日起完整；默认取第一个非零星月份的首日',
    en: 'Data is complete from this day on; default: the first day of the first month with more than a few outage rows',
  }),
  repeated_rows: said(z.enum(['conflict', 'groups']).default('conflict'), {
    zh: '同一标识的多行：conflict 拒绝，groups 视为同一事件的不同用户群',
    en: 'Several rows of one identity in a file: conflict rejects them; groups treats each as a group of users of the event',
  }),
  event_scope: said(z.enum(['project', 'document']).default('project'), {
    zh: '停电编号的范围：project 编号在整个项目中唯一，document 各文件各自编号',
    en: 'Where an event number is unique: project, across all files; document, only within its own file',
  }),
  no_outages_confirmed: said(z.record(yearName, cityList).default({}), {
    zh: '已核实全年无停电的市州：年 → 市州列表',
    en: 'Cities confirmed to have had no outages in a whole year: year → codes or names',
  }),
  overlap: said(z.enum(['first_cause', 'sum']).default('first_cause'), {
    zh: '同一设备的重叠停电：first_cause 先发生者计时，sum 全部相加（供对比）',
    en: 'Overlapping outages of one asset: first_cause counts the first; sum adds them all up (for comparison)',
  }),
  evidence: said(z.enum(['order', 'claim']).default('order'), {
    zh: '扣除依据：order 须与批准单相符，claim 只凭申请',
    en: 'What a claim to exclusion needs: order, a matching order in the register; claim, nothing more',
  }),
  start_tolerance_minutes: said(minutes.default(0), {
    zh: '允许早于批准开始时间的分钟数',
    en: 'Minutes by which an outage may start before its approved window',
    formerly: 'start_tolerance',
  }),
  patrol_allowance_minutes: said(minutes.default(0), {
    zh: '批准结束后允许用于巡线的分钟数',
    en: 'Minutes added to the end of the approved window, for line patrol',
    formerly: 'patrol_allowance',
  }),
  sustained_over_seconds: said(z.number().int().min(0).max(86_400).default(180), {
    zh: '历时不超过该秒数的停电不计入持续停电',
    en: 'An outage of at most this many seconds is momentary and does not count as sustained',
    formerly: 'sustained_over',
  }),
  targets,
  rate,
  rate_groups: rateGroups,
  basis,
  ledger,
  glosses: said(z.record(z.string(), text).default({}), {
    zh: '英文报告中的释义：原文（停电原因或区县）→ 英文；常见原因与四川各区县已有',
    en: 'What English reports put beside a cause or a county: its text → English; usual causes and Sichuan’s counties are known',
  }),
  report,
  warehouse: said(text.optional(), {
    zh: '存放已载入数据的文件夹（Parquet），可供多台机器读取；默认为项目内的一个 DuckDB 文件',
    en: 'A folder for what is loaded, as Parquet, which several machines can read; default: a DuckDB file in the project',
  }),
  engine,
  feeds,
});

export type Settings = z.infer<typeof settingsSchema>;

/** Names of earlier versions, each with the one that it has now. */
export const formerNames: ReadonlyMap<string, string> = new Map(
  Object.entries(settingsSchema.shape).flatMap(([name, setting]) => {
    const former = noteOf(setting)?.formerly;
    return former === undefined ? [] : [[former, name]];
  }),
);
