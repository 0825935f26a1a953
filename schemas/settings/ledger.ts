import { z } from 'zod';
import { said } from './said.js';
import { text, yearName } from './values.js';

const ownTask = z.strictObject({
  number: said(text.optional(), { zh: '序号', en: 'Serial number of the task' }),
  task: said(text.optional(), { zh: '任务', en: 'The task' }),
  units: said(z.array(text).min(1).optional(), { zh: '责任单位', en: 'Responsible units' }),
  emphasis: said(z.record(yearName, text).optional(), {
    zh: '年度重点：年 → 文字；未设的年份写该年限值',
    en: 'Emphasis: year → text; else the limits',
  }),
});

export const ledger = said(
  z.union([z.literal('default'), z.literal('none'), ownTask]).default('default'),
  {
    zh: '任务台账：default 四川省用通知第 12 项任务，其他区域不设；none 不设；或自定义文字',
    en: 'The task ledger: default is task 12 of the notice in Sichuan and none elsewhere; none; or texts of one’s own',
  },
);
