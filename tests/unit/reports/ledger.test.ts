import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../../pipelines/project/settings.js';
import { ledgerTask } from '../../../pipelines/report/ledger.js';
import { ledgerSection } from '../../../reports/templates/ledger.js';
import { headings } from '../../../reports/templates/section.js';
import type { ReportData } from '../../../reports/view/data.js';
import { ledgerOf } from '../../../reports/view/ledger.js';
import { viewOf } from '../../../reports/view/view.js';
import { workbookOf } from '../../../reports/workbook/index.js';
import { hostile } from '../../browser/hostile.js';
import { reportData } from '../../support/reports/fixture.js';
import { parsePage } from '../../support/reports/page.js';

const own = 'region: {code: "99", name: 试验区, cities: [{code: "1", name: 甲市}]}\n';

function dataWith(source: string, options = {}): ReportData {
  const ledger = ledgerTask(parseSettings(source));
  return { ...reportData(options), ...(ledger && { ledger }) };
}

const rowOf = (data: ReportData, language: 'zh' | 'en' = 'zh') =>
  ledgerOf(viewOf(data, language))?.rows[0];

describe('the task of the ledger', () => {
  it('is the notice’s in Sichuan, and none elsewhere unless it is set', () => {
    expect(ledgerTask(parseSettings(''))?.number).toBe('12');
    expect(ledgerTask(parseSettings('ledger: none'))).toBeUndefined();
    expect(ledgerTask(parseSettings(own))).toBeUndefined();
    expect(ledgerTask(parseSettings(`${own}ledger: {number: 7, task: 保供电}`))).toMatchObject({
      number: '7',
      task: { zh: '保供电', en: '保供电' },
    });
  });

  it('takes texts of one’s own one by one', () => {
    const task = ledgerTask(
      parseSettings('ledger: {units: [甲局, 乙公司], emphasis: {2022: 农网改造}}'),
    );
    expect(task).toMatchObject({ number: '12', emphasis: { 2022: { zh: '农网改造' } } });
    expect(task?.units.map(({ zh }) => zh)).toEqual(['甲局', '乙公司']);
    expect(() => parseSettings('ledger: {unit: [a]}')).toThrow();
  });
});

describe('the row of the ledger', () => {
  it('counts the verdicts of the year', () => {
    const data = dataWith('');
    const cells = data.verdicts.filter((row) => row.year === 2022 && row.area_tier !== 'all');
    const count = (verdict: string) => cells.filter((row) => row.verdict === verdict).length;
    const row = rowOf(data);
    expect(row?.state).toBe(
      `2022年（最终）：${cells.length} 个考核单元中，${count('met_absolute')} 个不超过限值，${count('met_reduction')} 个以降幅达标，${count('not_met')} 个未达标，${count('undetermined')} 个无法判定。总判定：未达标。`,
    );
    expect(row).toMatchObject({ number: '12', deadline: '2022年底前' });
  });

  it('tells the course of a year that is not complete', () => {
    const row = rowOf(dataWith('', { asOf: '2022-10-01' }), 'en');
    expect(row?.state).toMatch(/^2022 \(up to 30 September 2022\), cells: \d+\. On course: \d+;/u);
  });

  it('has the year’s limits for its emphasis, unless one is set', () => {
    expect(rowOf(dataWith(''))?.emphasis).toContain(
      '成都市 市中心区 1、市区 2、城镇 5、农村 11；其他市州',
    );
    expect(rowOf(dataWith('ledger: {emphasis: {2022: 农网改造}}'))?.emphasis).toBe('农网改造');
  });

  it('is followed by the stages that are set, those to come included', () => {
    const data = dataWith('');
    const stages = [
      ['targets.stages.2021.other.rural', '17.5'],
      ['targets.stages.2023.other.rural', '14'],
      ['targets.stages.2021.other.town', '10'],
    ].map(([name = '', value = '']) => ({ name, value, source: 'file' as const }));
    const view = viewOf({ ...data, settings: [...data.settings, ...stages] }, 'zh');
    expect(ledgerOf(view)?.stages).toMatchObject([
      { year: '2021', group: 'other', hours: [null, null, 10, 17.5] },
      { year: '2023', group: 'other', hours: [null, null, null, 14], state: '2023年尚无判定。' },
    ]);
    const { sheets } = workbookOf(view.data, 'zh');
    expect(sheets.at(-1)?.rows[0]?.slice(0, 6)).toEqual(['2021', 'other', null, null, 10, 17.5]);
  });
});

describe('the ledger on the page', () => {
  it('is a table, and shows hostile text only', () => {
    const data = dataWith('');
    const task = {
      number: hostile.script,
      task: { zh: hostile.image, en: hostile.image },
      units: [{ zh: hostile.long, en: hostile.long }],
      emphasis: { 2022: { zh: hostile.turned, en: hostile.turned } },
    };
    const text = ledgerSection(viewOf({ ...data, ledger: task }, 'zh'), headings('zh'))?.text ?? '';
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toMatch(/<script|<img|[\u202E\u2066]/u);
    expect(text.length).toBeLessThan(8000);
    const whole = `<!DOCTYPE html><html><head><title>t</title></head><body>${text}</body></html>`;
    expect(parsePage(whole).errors).toEqual([]);
  });

  it('is left out where none is kept', () => {
    expect(ledgerSection(viewOf(reportData(), 'zh'), headings('zh'))).toBeNull();
    const { sheets } = workbookOf(reportData(), 'zh');
    expect(sheets.map(({ name }) => name)).not.toContain('ledger');
  });
});
