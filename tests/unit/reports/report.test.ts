import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { change } from '../../../reports/base/figures.js';
import { renderReport } from '../../../reports/index.js';
import type { CheckRow, ReportData, VerdictRow } from '../../../reports/view/data.js';
import type { VerdictCode } from '../../../schemas/codes/index.js';
import { withHostileText } from '../../browser/hostile.js';
import { reportData } from '../../support/reports/fixture.js';
import { offences, parsePage } from '../../support/reports/page.js';

const zone = process.env.TZ;
afterEach(() => {
  process.env.TZ = zone;
});

const empty: ReportData = {
  period: { kind: 'year', name: '2022' },
  periodHours: [],
  verdicts: [],
  missingEvidence: [],
  cities: [],
  targets: [],
  exclusionSums: [],
  exclusions: [],
  causes: [],
  monthlyCauses: [],
  profile: [],
  repairs: [],
  history: [],
  lines: [],
  counties: [],
  events: [],
  repeated: [],
  majorDays: [],
  otherVerdicts: [],
  gaps: [],
  forecasts: [],
  backtest: [],
  budget: [],
  rejectedByCode: [],
  batches: [],
  checks: [],
  settings: [],
  program: { version: '0' },
};

/** What is read; the value of a setting that is a yes or no is one in words of the settings file. */
function wordsOf(text: string): string {
  return text
    .replace(/<(style|script)[^>]*>.*?<\/\1>/gsu, '')
    .replace(/<[^>]*>/gu, ' ')
    .replace(/synthetic\s+false/u, '');
}

function expectSound(text: string): void {
  const page = parsePage(text);
  expect(page.errors).toEqual([]);
  expect(offences(page)).toEqual([]);
}

describe.each(['zh', 'en'] as const)('a report in %s', (language) => {
  it.each([
    ['final year', {}],
    ['provisional year', { asOf: '2022-10-01' }],
    ['quarter', { period: { kind: 'quarter', name: '2022Q3' }, asOf: '2022-10-01' }],
    ['month', { period: { kind: 'month', name: '2022-09' }, asOf: '2022-09-15' }],
  ] as const)('of a %s is whole, safe and free of slips', async (_, options) => {
    const text = await renderReport(reportData(options), language);
    expectSound(text);
    const words = wordsOf(text);
    expect(words).not.toMatch(/undefined|NaN|null|\[object|Infinity|false|function/u);
    expect(text.match(/<svg/gu)?.length).toBeGreaterThanOrEqual(3);
  });

  it.each([
    ['final year', {}],
    ['quarter', { period: { kind: 'quarter', name: '2022Q3' }, asOf: '2022-10-01' }],
  ] as const)('of a city in a %s is whole, and holds no other city', async (_, options) => {
    const text = await renderReport(reportData(options), language, { city: '513200' });
    expectSound(text);
    const words = wordsOf(text);
    expect(words).not.toMatch(/undefined|NaN|null|\[object|Infinity|false|function/u);
    expect(words).toContain(language === 'zh' ? '阿坝藏族羌族自治州' : 'of Aba');
    expect(words).not.toMatch(language === 'zh' ? /攀枝花市/u : /Panzhihua/u);
    const held = [...text.matchAll(/data-city="(\d+)"/gu)].map((match) => match[1]);
    expect(new Set(held)).toEqual(new Set(['513200', '510000']));
  });

  it('names the base year in place of the year before where the reduction is a mean', async () => {
    const yaml = 'basis: {average_since: 2020}\nrate: 0.05';
    for (const city of [undefined, '513200']) {
      const scope = city === undefined ? {} : { city };
      const text = await renderReport(reportData({ yaml }), language, scope);
      const verdicts = wordsOf(/id="verdicts".*?<\/section>/su.exec(text)?.[0] ?? '');
      expect(verdicts).toContain(language === 'zh' ? '基期（2020年）' : 'Base year 2020');
      expect(verdicts).not.toMatch(language === 'zh' ? /上年/u : /year before/iu);
      expect(verdicts).toContain(
        language === 'zh'
          ? '2020年基期逐年下降 5%'
          : 'base year 2020 when 5% is taken off each year',
      );
    }
  });

  it('has headings in order, and captions and scopes in every table', async () => {
    const text = await renderReport(reportData(), language);
    const levels = [...text.matchAll(/<h([1-6])[ >]/gu)].map((match) => Number(match[1]));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of levels.entries()) {
      expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    }
    const tables = text.match(/<table.*?<\/table>/gsu) ?? [];
    expect(tables.length).toBeGreaterThan(7);
    for (const table of tables) {
      expect(table).toMatch(/<caption/u);
      expect(table).not.toMatch(/<th(?![^>]*scope=)[ >]/u);
    }
    const ids = [...text.matchAll(/\sid="([^"]+)"/gu)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, named = ''] of text.matchAll(/aria-(?:labelledby|describedby)="([^"]+)"/gu)) {
      expect(ids).toContain(named);
    }
  });

  it('is written in its language alone', async () => {
    const data = reportData();
    const text = await renderReport(
      {
        ...data,
        exclusions: [],
        events: [],
        causes: [],
        repairs: [],
        monthlyCauses: [],
        lines: [],
        counties: [],
        batches: [],
      },
      language,
    );
    expect(text).toContain(`<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`);
    const words = wordsOf(text);
    if (language === 'en') expect(words).not.toMatch(/[\u4E00-\u9FFF]/u);
    else expect(words).not.toMatch(/Hours|Verdict|Limit|Total|axis|legend/u);
  });

  it('is the same again in any time zone, alone or among others', async () => {
    const first = await renderReport(reportData(), language);
    process.env.TZ = 'America/Los_Angeles';
    const others = await Promise.all([
      renderReport(reportData(), language),
      renderReport(reportData({ asOf: '2022-10-01' }), language),
      renderReport(reportData(), language),
    ]);
    expect(others[0]).toBe(first);
    expect(others[2]).toBe(first);
  });

  it('says in words that there is nothing', async () => {
    const text = await renderReport(empty, language);
    expectSound(text);
    expect(text).not.toContain('<svg');
    expect(wordsOf(text)).not.toMatch(/undefined|NaN/u);
  });

  it('neither runs nor breaks on hostile text anywhere', async () => {
    const text = await renderReport(withHostileText(reportData()), language);
    expectSound(text);
    expect(text).not.toMatch(/[\u202E\u2066]/u);
    // What is handed out as CSV is whole.
    const seen = text.replace(/href="data:[^"]*"/gu, '');
    expect(seen.includes('长'.repeat(500))).toBe(false);
  });
});

it('allows its one style sheet, its one script and nothing else', async () => {
  const text = await renderReport(reportData(), 'zh');
  const style = /<style>(.*?)<\/style>/su.exec(text)?.[1] ?? '';
  const script = /<script type="module">(.*?)<\/script>/su.exec(text)?.[1] ?? '';
  const hash = (part: string) => `'sha256-${createHash('sha256').update(part).digest('base64')}'`;
  expect(text).toContain(
    `content="default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; img-src data:; frame-src data:; base-uri 'none'; form-action 'none'"`,
  );
  expect(script).not.toMatch(/eval|Function\(|innerHTML|setAttribute\('on/u);
  expect(style).not.toMatch(/url\(|@import/u);
  expect(text.indexOf('Content-Security-Policy')).toBeLessThan(text.indexOf('<style>'));
});

const cell = (data: ReportData, change: Partial<VerdictRow>): ReportData => ({
  ...data,
  verdicts: data.verdicts.map((row) =>
    row.year === 2022 && row.city_code === '510100' && row.area_tier === 'central'
      ? { ...row, ...change }
      : row,
  ),
});

describe('what it says', () => {
  it('counts the cells as they are', async () => {
    const data = reportData();
    const cells = data.verdicts.filter((row) => row.year === 2022 && row.area_tier !== 'all');
    const count = (verdict: string) => cells.filter((row) => row.verdict === verdict).length;
    const text = await renderReport(data, 'zh');
    expect(text).toContain(
      `<em>未达标</em>：${cells.length} 个考核单元中 ${count('not_met')} 个超限`,
    );
    expect(text).toContain(
      `${count('met_absolute')} 个不超限值，${count('met_reduction')} 个靠降幅`,
    );
    expect(text).toContain(`${count('undetermined')} 个单元无法判定`);
    expect(text.match(/<tbody class="/gu)).toHaveLength(22);
  });

  it('calls a year without complete data a course', async () => {
    const text = await renderReport(reportData({ asOf: '2022-10-01' }), 'zh');
    expect(text).toContain('<h1>四川省2022年截至2022年9月30日');
    expect(text).toContain('以上为进度而非达标结论');
    expect(text).toContain('较上年全年');
    expect(text).not.toContain('未达标</em>');
  });

  it('compares a part of a year with the same months of the year before, never with all of it', async () => {
    const keyChange = (text: string) =>
      /小时\/户<\/small>.*?<span>(?:<b class="(?:up|down)">([▼▲] [^<]*)<\/b>)?/su.exec(text)?.[1];
    const data = reportData({ asOf: '2022-10-01' });
    const whole = (month: string) =>
      data.periodHours.find(
        (row) => row.period === month && row.city_code === '510000' && row.area_tier === 'all',
      );
    const sum = (year: number) => {
      const rows = Array.from({ length: 9 }, (_, i) => whole(`${year}-0${i + 1}`));
      const days = rows.reduce((n, row) => n + Number(row?.days), 0);
      const users = rows.reduce((n, row) => n + Number(row?.user_days), 0);
      return (rows.reduce((n, row) => n + Number(row?.net_user_seconds), 0) * days) / users;
    };
    const text = await renderReport(data, 'zh');
    const by = 1 - sum(2022) / sum(2021);
    expect(keyChange(text)).toBe(`${by > 0 ? '▼' : '▲'} ${change(by).slice(1)}`);
    const short = await renderReport(reportData({ asOf: '2022-09-15' }), 'zh');
    expect(keyChange(short)).toBeUndefined();
  });

  it('names the cells whose allowance is nearly used, before any has exceeded it', async () => {
    const text = await renderReport(
      cell(reportData({ asOf: '2022-10-01' }), { allowance_used: 0.99999 }),
      'zh',
    );
    expect(text).toContain('离限额最近的是成都市中心区，已用 99.999%');
  });

  it('does not round a figure onto the other side of its limit', async () => {
    const text = await renderReport(
      cell(reportData(), {
        hours: 1.0004,
        absolute_met: false,
        verdict: 'not_met',
        allowance_used: 1.0004,
      }),
      'zh',
    );
    expect(text).toContain('<td>1.0004</td>');
    expect(text).toContain('<td data-value="1.0004">100.04%</td>');
  });

  it('says where the reading of the notice changes a verdict', async () => {
    const data = reportData();
    const other = (otherwise: VerdictCode): ReportData => ({
      ...data,
      otherVerdicts: data.otherVerdicts.map((row) => ({
        ...row,
        without_exclusion: row.verdict,
        ...(row.city_code === '510100' && row.area_tier === 'central'
          ? { verdict: 'met_reduction' as const, other_reading: otherwise }
          : { other_reading: row.verdict }),
      })),
    });
    const text = await renderReport(other('not_met'), 'zh');
    expect(text).toContain('成都市·市中心区（达标（降幅）→未达标）');
    const city = await renderReport(other('not_met'), 'zh', { city: '510300' });
    for (const same of [await renderReport(other('met_reduction'), 'zh'), city]) {
      expect(same).not.toContain('标点');
    }
  });

  it('caps the list of refused claims and says where the rest is', async () => {
    const text = await renderReport(reportData(), 'zh');
    expect(text).toContain('另有 12 条未列出，见发布库 exclusion_audit 表');
  });

  it('owns up to made-up data', async () => {
    expect(await renderReport({ ...reportData(), synthetic: true }, 'zh')).toContain(
      '演示数据，不代表任何供电企业',
    );
    expect(await renderReport(reportData(), 'zh')).not.toContain('演示数据');
  });

  it('says how many places have their users from outage rows', async () => {
    const data = reportData();
    const [held] = data.checks;
    const check = { ...(held as CheckRow), name: 'users_from_outages', status: 'fail' as const };
    const noted = async (rows: number) =>
      /customer files: \d+[^<]*/u.exec(
        await renderReport(
          { ...data, checks: [...data.checks, { ...check, failing_rows: rows }] },
          'en',
        ),
      )?.[0];
    expect(await noted(128)).toContain('cities and tiers in none of them: 128');
    expect(await noted(0)).not.toContain('outage rows');
  });

  it('puts a failed check first', async () => {
    const text = await renderReport(reportData(), 'zh');
    expect(text).toContain('5 项中 1 项未通过');
    expect(text.indexOf('long_outage')).toBeLessThan(text.indexOf('gross_is_net_plus_excluded'));
  });

  it('needs no region from the caller', async () => {
    const { region: _, ...data } = reportData();
    expect(await renderReport(data, 'zh')).toContain('<b>四川省2022年供电可靠性报告</b>');
  });
});
