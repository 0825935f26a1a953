import { describe, expect, it } from 'vitest';
import { renderReport } from '../../../reports/index.js';
import { changesOf } from '../../../reports/view/changes.js';
import type { PeriodHoursRow, ReportData, VerdictRow } from '../../../reports/view/data.js';
import type { Submitted } from '../../../reports/view/submitted.js';
import { viewOf } from '../../../reports/view/view.js';
import { type ComparedFigure, comparedFigures } from '../../../schemas/outputs/comparison.js';
import { reportData } from '../../support/reports/fixture.js';

const data = reportData();
const CHENGDU = '510100';

/** With this verdict of a cell in a year. */
function withVerdict(of: ReportData, year: number, tier: string, verdict: VerdictRow['verdict']) {
  return {
    ...of,
    verdicts: of.verdicts.map((row) =>
      row.year === year && row.city_code === CHENGDU && row.area_tier === tier
        ? { ...row, verdict }
        : row,
    ),
  };
}

function whole(row: PeriodHoursRow) {
  const values = comparedFigures.map((name) => [name, BigInt(row[name])] as const);
  return Object.fromEntries(values) as Record<ComparedFigure, bigint>;
}

/** What the fixture's year would have been submitted as, with one figure of Chengdu changed. */
function submittedAs(change: bigint, verdict?: string, isFinal = true): Submitted {
  const round = (name: string, on: string, more: bigint) => ({
    ...{ name, on },
    figures: data.periodHours
      .filter((row) => row.period_kind === 'year' && row.period === '2022')
      .map((row) => {
        const isChanged = row.city_code === CHENGDU && row.area_tier === 'urban';
        const code = data.verdicts.find(
          (one) =>
            one.year === 2022 && one.city_code === row.city_code && one.area_tier === row.area_tier,
        )?.verdict;
        return {
          ...{ city_code: row.city_code, area_tier: row.area_tier, days: row.days },
          is_final: isFinal,
          ...whole(row),
          net_user_seconds: row.net_user_seconds + (isChanged ? more : 0n),
          verdict: (isChanged ? verdict : undefined) ?? code ?? null,
        };
      }),
  });
  return {
    ...round('<b>annual</b>', '2023-01-15', change),
    earlier: [round('draft', '2023-01-05', 0n)],
  };
}

describe('changes since the year before', () => {
  it('are of cells that came to the other side', () => {
    const moved = withVerdict(
      withVerdict(withVerdict(data, 2021, 'urban', 'not_met'), 2022, 'urban', 'met_reduction'),
      2021,
      'rural',
      'met_absolute',
    );
    const pairs = changesOf(viewOf(withVerdict(moved, 2022, 'rural', 'not_met'), 'zh', CHENGDU));
    expect(pairs.toMet.map(({ now }) => now.area_tier)).toContain('urban');
    expect(pairs.toNotMet.map(({ now }) => now.area_tier)).toEqual(['rural']);
    expect(pairs.toMet.find(({ now }) => now.area_tier === 'urban')?.before.year).toBe(2021);
    const open = withVerdict(moved, 2022, 'urban', 'undetermined');
    const others = changesOf(viewOf(open, 'zh', CHENGDU)).toMet.map(({ now }) => now.area_tier);
    expect(others).not.toContain('urban');
  });

  it('have the cells whose hours fell and rose the most, in order', () => {
    const { best, worst, months } = changesOf(viewOf(data, 'zh'));
    expect(months).toHaveLength(12);
    expect(best.length).toBeLessThanOrEqual(5);
    expect(best.length + worst.length).toBeGreaterThan(0);
    for (const moves of [best, worst]) {
      const sizes = moves.map(({ change }) => Math.abs(change));
      expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
      for (const { now, before, change } of moves) expect(change).toBe(now - before);
    }
    expect(best.every(({ change }) => change < 0)).toBe(true);
    expect(worst.every(({ change }) => change > 0)).toBe(true);
  });

  it('rank cities by hours, equal ones alike', () => {
    const { ranks } = changesOf(viewOf(data, 'zh'));
    expect(ranks).toHaveLength(21);
    expect(ranks[0]?.rank).toBe(1);
    for (const one of ranks) {
      expect(one.rank).toBe(1 + ranks.filter(({ hours }) => hours < one.hours).length);
    }
    const [first] = ranks;
    const alike = {
      ...data,
      verdicts: data.verdicts.map((row) =>
        row.year === 2022 && row.area_tier === 'all' ? { ...row, hours: first?.hours ?? 0 } : row,
      ),
    };
    const places = changesOf(viewOf(alike, 'zh')).ranks.map(({ rank }) => rank);
    expect(new Set(places)).toEqual(new Set([1]));
  });

  it('of part of a year compare the same complete months, and judge nothing', () => {
    const part = reportData({ period: { kind: 'month', name: '2022-09' } });
    const found = changesOf(viewOf(part, 'zh'));
    expect(found.months.at(-1)).toBe('2022-09');
    expect([...found.toMet, ...found.toNotMet]).toEqual([]);
    const soFar = changesOf(viewOf(reportData({ asOf: '2022-06-15' }), 'zh'));
    expect(soFar.months.at(-1)).toBe('2022-05');
    expect([...soFar.toMet, ...soFar.toNotMet]).toEqual([]);
  });

  it('are nothing where the year before is not held', () => {
    const alone = {
      ...data,
      periodHours: data.periodHours.filter((row) => row.period.startsWith('2022')),
      verdicts: data.verdicts
        .filter((row) => row.year === 2022)
        .map((row) => ({ ...row, baseline_hours: null })),
    };
    const found = changesOf(viewOf(alone, 'zh'));
    expect([...found.best, ...found.worst, ...found.toMet, ...found.toNotMet]).toEqual([]);
    expect(found.ranks.every(({ rankBefore }) => rankBefore === null)).toBe(true);
  });
});

describe.each(['zh', 'en'] as const)('the section in %s', (language) => {
  const words = { zh: '标记：r', en: 'Marks: r' }[language];
  const triangle = { zh: '历次上报的修订', en: 'Revisions from one submission' }[language];

  it('shows nothing of submissions where there is none', async () => {
    const text = await renderReport(data, language);
    expect(text).toContain('id="changes"');
    expect(text).not.toContain('<sup>');
    expect(text).not.toContain(words);
    expect(text).not.toContain(triangle);
  });

  it('marks what was revised, and tells what the marks mean', async () => {
    const text = await renderReport({ ...data, submitted: submittedAs(3600n) }, language);
    expect(text.match(/<sup>r<\/sup>/gu)).toHaveLength(1);
    expect(text).toContain(words);
    expect(text).toContain(triangle);
    expect(text).toContain('−1.0');
    expect(text).not.toContain('<b>annual');
    const open = { ...data, submitted: submittedAs(3600n, 'undetermined', false) };
    expect((await renderReport(open, language)).match(/<sup>pc<\/sup>/gu)).toHaveLength(1);
  });

  it('says so where nothing was revised', async () => {
    const same = { zh: '均与上报时一致', en: 'are what was submitted' }[language];
    const text = await renderReport({ ...data, submitted: submittedAs(0n) }, language);
    expect(text).toContain(same);
    expect(text).not.toContain('<sup>');
  });
});
