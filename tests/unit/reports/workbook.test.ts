import { read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { reportWorkbook } from '../../../pipelines/report/workbook.js';
import type { ReportData } from '../../../reports/view/data.js';
import { workbookOf } from '../../../reports/workbook/index.js';
import { noticeTask } from '../../../schemas/ledger.js';
import { hostile, withHostileText } from '../../browser/hostile.js';
import { reportData } from '../../support/reports/fixture.js';
import { unzipped } from '../../support/unzip.js';

const ledger = { ...noticeTask, emphasis: {} };
const data: ReportData = { ...reportData(), ledger };

const bytesOf = (of: ReportData, language: 'zh' | 'en' = 'zh') =>
  reportWorkbook(workbookOf(of, language), language);

function rowsOf(bytes: Uint8Array, sheet: string): Record<string, unknown>[] {
  const found = read(bytes).Sheets[sheet];
  if (!found) throw new Error(`no sheet ${sheet}`);
  return utils.sheet_to_json(found, { defval: null });
}

describe('the workbook of a report', () => {
  it('has a cover that lists its sheets', () => {
    const bytes = bytesOf(data);
    const { SheetNames: names, Sheets: sheets } = read(bytes);
    expect(names).toEqual([
      '封面',
      '判定',
      '本期指标',
      '各月',
      '停电原因',
      '线路',
      '区县',
      '停电事件',
      '重复停电',
      '重大事件日',
      '扣除汇总',
      '不予扣除',
      '判定依据',
      '数据检查',
      '被拒绝的行',
      '输入文件',
      '设置',
      '任务台账',
    ]);
    const cover = utils.sheet_to_json<unknown[]>(sheets.封面 ?? {}, { header: 1 });
    expect(cover[0]?.[0]).toBe('四川省2022年供电可靠性报告');
    expect(cover).toContainEqual(['状态', '最终']);
    expect(cover).toContainEqual(['统计截止（该日零时）', '2023-01-01']);
    expect(cover).toContainEqual(['程序版本', 'shihu 0.1.0']);
    const listed = new Map(cover.map((row) => [row[0], row[2]]));
    for (const name of names.slice(1)) {
      expect(listed.get(name), name).toBe(rowsOf(bytes, name).length);
    }
  });

  it('has the figures of the published rows, typed', () => {
    const verdicts = data.verdicts.filter((row) => row.year === 2022);
    const rows = rowsOf(bytesOf(data, 'en'), 'Verdicts');
    expect(rows).toHaveLength(verdicts.length);
    for (const row of verdicts) {
      const own = rows.filter((one) => one['City code'] === row.city_code);
      const found = own.find((one) => one['Hours per user'] === row.hours);
      expect(found, `${row.city_code} ${row.area_tier}`).toMatchObject({
        Final: row.is_final,
        'Limit (hours)': row.target_hours,
        Reduction: row.reduction,
      });
    }
    const hours = rowsOf(bytesOf(data, 'en'), 'Period');
    const whole = hours.find((row) => row['City code'] === '510000' && row.Tier === 'All');
    const published = data.periodHours.find(
      (row) => row.period === '2022' && row.city_code === '510000' && row.area_tier === 'all',
    );
    expect(String(whole?.['Counted user-seconds'])).toBe(String(published?.net_user_seconds));
    expect(whole?.['Counted user-hours']).toBe(Number(published?.net_user_seconds) / 3600);
    const [event] = rowsOf(bytesOf(data, 'en'), 'Events');
    expect(typeof event?.Start).toBe('number');
  });

  it('shows as many decimals as a verdict needs', () => {
    const close: ReportData = {
      ...data,
      verdicts: data.verdicts.map((row) =>
        row.year === 2022 && row.city_code === '510100' && row.area_tier === 'central'
          ? {
              ...row,
              hours: 1.00004,
              absolute_met: false,
              verdict: 'not_met',
              allowance_used: 1.00004,
            }
          : row,
      ),
    };
    const sheet = read(bytesOf(close), { cellNF: true, cellText: true }).Sheets.判定 ?? {};
    const shown = Object.values(sheet).map((cell) => (cell as { w?: string }).w);
    expect(shown).toContain('1.00004');
    expect(shown).toContain('100.004%');
  });

  it('freezes every header, and holds no formula on hostile text', () => {
    for (const of of [data, withHostileText(data) as ReportData]) {
      const parts = unzipped(bytesOf({ ...of, ledger }));
      const sheets = [...parts].filter(([name]) => name.startsWith('xl/worksheets/'));
      expect(sheets.length).toBeGreaterThan(15);
      for (const [name, xml] of sheets) {
        expect(xml.includes('state="frozen"'), name).toBe(!name.endsWith('/sheet1.xml'));
        expect(xml.includes('<autoFilter '), name).toBe(!name.endsWith('/sheet1.xml'));
      }
      for (const [name, xml] of parts) {
        expect([name, /<f[ >/]|[\u202E\u2066]/u.test(xml)]).toEqual([name, false]);
      }
    }
    const settings = rowsOf(bytesOf(withHostileText(data)), '设置');
    expect(settings.some((row) => row.值 === hostile.formula)).toBe(true);
  });

  it('is the same again, and is written in its language alone', () => {
    expect(Buffer.from(bytesOf(data)).equals(Buffer.from(bytesOf(data)))).toBe(true);
    const book = workbookOf({ ...data, batches: [], checks: [], settings: [] }, 'en');
    for (const { title, about, columns } of book.sheets) {
      for (const words of [title, about, ...columns.map(({ label }) => label)]) {
        expect(words?.en).not.toMatch(/\p{Script=Han}/u);
        expect(words?.zh).toMatch(/\p{Script=Han}|SHA|SAIFI/u);
      }
    }
  });

  it('says how many refused claims it leaves out', () => {
    const cut = { ...data, exclusions: data.exclusions.slice(0, 5) };
    const cover = rowsOf(bytesOf(cut), '封面').map((row) => Object.values(row).join(' '));
    expect(cover.join('\n')).toContain(`另有 ${data.exclusions.length - 5} 条未列出`);
    expect(rowsOf(bytesOf(cut), '不予扣除')).toHaveLength(5);
  });
});
