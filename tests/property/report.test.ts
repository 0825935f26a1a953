import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportData } from '../../pipelines/report/data.js';
import { against, exact, fixed, percent } from '../../reports/base/figures.js';
import { renderReport } from '../../reports/index.js';
import type { ReportData } from '../../reports/view/data.js';
import { upToPeriod } from '../../reports/view/to-date.js';
import type { PeriodKind } from '../../schemas/codes/index.js';
import { sichuan } from '../../schemas/region.js';
import { settingsFromRows } from '../../schemas/settings/rows.js';
import type { Language } from '../../schemas/words/index.js';
import { projects } from '../reference/arbitrary.js';
import { serialise } from '../reference/serialise.js';
import type { Project } from '../reference/types.js';
import { type Figures, withFigures } from '../support/figures.js';
import { offences, parsePage, verdictLines } from '../support/reports/page.js';

const RUNS = Math.ceil(Number(process.env.SHIHU_PROPERTY_RUNS ?? 60) / 5);
const kinds: readonly PeriodKind[] = ['year', 'quarter', 'month'];

/** The report's rows for one of the periods that the project holds; null where it holds none. */
async function dataOf(
  { database, rows }: Figures,
  { settings }: Project,
  kind: PeriodKind,
  pick: number,
): Promise<ReportData | null> {
  const held = await rows(
    `select distinct period from period_hours where period_kind = '${kind}' order by period`,
  );
  if (held.length === 0) return null;
  const name = String(held[pick % held.length]?.period);
  const period = { kind, name, year: Number(name.slice(0, 4)) };
  const own = settings.region;
  const region = own
    ? {
        code: own.code,
        name: { zh: own.name, en: own.name },
        cities: [],
        timeZone: 'Asia/Shanghai',
      }
    : sichuan;
  return reportData(database, period, region, false);
}

/** The figures of the table of verdicts are those of the published tables, each shown as decided. */
function expectPublished(text: string, data: ReportData): void {
  const page = parsePage(text);
  expect(page.errors).toEqual([]);
  expect(offences(page)).toEqual([]);
  const { kind, name } = data.period;
  const year = Number(name.slice(0, 4));
  const lines = new Map(verdictLines(page).map((line) => [`${line.city} ${line.tier}`, line]));
  // A month or quarter shows its year as it stood at its end.
  const shown = upToPeriod(data, settingsFromRows(data.settings));
  const verdicts = shown.verdicts.filter((row) => row.year === year);
  const judged = [...lines.values()].filter((line) => line.verdict !== '');
  expect(judged).toHaveLength(verdicts.length);
  for (const row of verdicts) {
    const line = lines.get(`${row.city_code} ${row.area_tier}`);
    expect(line?.verdict).toBe(row.verdict);
    expect(line?.cells.hours).toBe(against(row.hours, row.target_hours, row.absolute_met));
    expect(line?.cells.limit).toBe(exact(row.target_hours));
    if (row.target_hours !== null) expect(line?.cells.baseline).toBe(fixed(row.baseline_hours));
    if (row.allowance_used === null) expect(line?.cells.used).toBe(percent(null));
  }
  if (kind === 'year') return;
  for (const row of data.periodHours) {
    if (row.period_kind !== kind || row.period !== name) continue;
    const line = lines.get(`${row.city_code} ${row.area_tier}`);
    expect(line?.cells.own).toBe(fixed(row.hours));
  }
  expectToDate(lines, data);
}

/** A quarter's hours since January are published; those of its last month are added up to them. */
function expectToDate(
  lines: ReadonlyMap<string, { cells: Readonly<Record<string, string>> }>,
  { period, periodHours }: ReportData,
): void {
  const month = period.kind === 'month' ? Number(period.name.slice(5)) : 3;
  if (month % 3 !== 0) return;
  const quarter = period.kind === 'month' ? `${period.name.slice(0, 4)}Q${month / 3}` : period.name;
  for (const row of periodHours) {
    if (row.period_kind !== 'ytd' || row.period !== quarter) continue;
    const line = lines.get(`${row.city_code} ${row.area_tier}`);
    if (line) expect(line.cells.to_date).toBe(fixed(row.hours));
  }
}

describe('a report', () => {
  it('can be made of any period of any project, and says what was published', async () => {
    const language = fc.constantFrom<Language>('zh', 'en');
    await fc.assert(
      fc.asyncProperty(projects(), fc.nat(), language, async (project, pick, first) => {
        await withFigures(serialise(project, null), async (figures) => {
          for (const [i, kind] of kinds.entries()) {
            const data = await dataOf(figures, project, kind, pick + i);
            if (!data) return;
            const languages = kind === 'year' ? (['zh', 'en'] as const) : [first];
            for (const l of languages) expectPublished(await renderReport(data, l), data);
          }
        });
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 600_000);

  it('is the same again, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(projects({ maxOutages: 8 }), fc.nat(), async (project, pick) => {
        const render = () =>
          withFigures(serialise(project, null), async (figures) => {
            const data = await dataOf(figures, project, 'year', pick);
            return data && renderReport(data, 'zh');
          });
        expect(await render()).toBe(await render());
      }),
      { numRuns: Math.ceil(RUNS / 8) },
    );
  }, 600_000);
});
