import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database, withDatabase } from '../../pipelines/base/database.js';
import { reportData } from '../../pipelines/report/data.js';
import { least } from '../../pipelines/whatif/least.js';
import { whatIf } from '../../pipelines/whatif/whatif.js';
import { type Gap, isBeyond, sufficingEvents } from '../../reports/view/gap.js';
import { sichuan } from '../../schemas/region.js';
import { customer, outage, project } from '../reference/make.js';
import { serialise } from '../reference/serialise.js';
import { command } from '../support/command.js';
import { withFolder, writeFiles } from '../support/folder.js';

/*
 * Two years of a city with outages that hide each other; the largest events left out one set at a time by
 * runs of their own, against what a report reads of all cells at once.
 */

const tiers = ['urban', 'town', 'rural'] as const;
const year = { kind: 'year', name: '2022', year: 2022 } as const;

/** A year before that is so small that the limit is the widest allowance. */
const outages = [2021, 2022].flatMap((year) =>
  tiers.flatMap((tier, t) =>
    Array.from({ length: year === 2021 ? 3 : 9 }, (_, i) => {
      const [hour, hours] = [6 + ((i * 5 + t) % 7), 1 + ((i * 3 + t) % 6)];
      const day = `${year}-0${3 + (i % 3)}-1${i % 2}`;
      return outage(
        `${year}${tier}${i}`,
        `${day} ${String(hour).padStart(2, '0')}:00:00`,
        `${day} ${String(hour + hours).padStart(2, '0')}:30:00`,
        20 + ((i * 17 + t * 5) % 60),
        { area_tier: tier, asset_id: `T${i % 3}`, line_id: `L${i % 4}` },
      );
    }),
  ),
);
const hours = { urban: '8', town: '3', rural: '100' };
const files = serialise(
  project(
    {
      outages,
      customers: tiers.map((area_tier) => customer(100, '2021-01-01', null, { area_tier })),
    },
    {
      ...{ data_from: '2021-01-01', as_of: '2023-01-01' },
      targets: { groups: { all: { cities: '*', hours } }, stages: {} },
    },
  ),
);

const folder = mkdtempSync(join(tmpdir(), 'shihu-gaps-'));
const file = (of: string) => join(of, 'out/reliability.duckdb');
let database: Database;
let gaps: readonly Gap[] = [];

beforeAll(async () => {
  writeFiles(folder, files);
  const ran = await command('run', '--project', folder);
  expect(ran.code, ran.notes).toBe(0);
  database = await Database.open(file(folder), { readOnly: true });
  gaps = (await reportData(database, year, sichuan, false)).gaps;
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const asked = ({ city_code: cityCode, area_tier: tier }: Gap) => ({ cityCode, tier, year: 2022 });

describe('how far cells are from their allowance', () => {
  it('is what is allowed less what counts, of each cell', async () => {
    expect(gaps.map(({ area_tier }) => area_tier).sort()).toEqual([...tiers].sort());
    for (const gap of gaps) {
      const { before, cell } = await whatIf(database, asked(gap), []);
      expect(gap.margin_user_seconds).toBe((cell.allowance ?? 0n) - before.net_user_seconds);
      expect(gap.margin_hours).toBeCloseTo(gap.allowance_hours - (before.hours ?? 0), 9);
      const past = await whatIf(database, { ...asked(gap), year: 2021 }, []);
      expect(gap.before?.verdict).toBe(past.before.verdict);
      expect(gap.before?.hours).toBeCloseTo(past.before.hours ?? 0, 9);
      expect(gap.before?.margin_hours).toBeCloseTo((past.before.margin_user_hours ?? 0) / 100, 9);
    }
    expect(gaps.map(isBeyond).filter((is) => is).length).toBeGreaterThan(0);
    expect(gaps.map(isBeyond).filter((is) => !is).length).toBeGreaterThan(0);
  });

  it('has the fewest events and lines as they are found for one cell alone', async () => {
    for (const gap of gaps) {
      if (!isBeyond(gap)) {
        expect([gap.least, gap.sufficing]).toEqual([null, null]);
        continue;
      }
      const [events] = await least(database, [asked(gap)], 'events');
      const [lines] = await least(database, [asked(gap)], 'lines');
      expect(gap.least).toEqual({ events: events?.items, lines: lines?.items });
      expect(gap.least?.events.length).toBeGreaterThan(0);
    }
  });

  it('says of the largest one, three and five events whether they suffice, as runs without them do', async () => {
    const found = new Set<unknown>();
    for (const gap of gaps.filter(isBeyond)) {
      const nets = await database.rows(
        `select f.event_id, sum(m.net_user_seconds) as net
         from outage_facts f join outage_months m on m.outage_id = f.outage_id
         where year(m.month_start) = 2022 and f.area_tier = $tier
         group by f.event_id order by net desc, f.event_id`,
        { tier: gap.area_tier },
      );
      const enough: number[] = [];
      for (const count of sufficingEvents) {
        const without = nets.slice(0, count).map(({ event_id: value }) => ({
          ...{ kind: 'without' as const, by: 'event' as const, percent: null },
          value: String(value),
        }));
        const { after } = await whatIf(database, asked(gap), without);
        if ((after.margin_user_hours ?? -1) >= 0) enough.push(count);
      }
      expect([gap.area_tier, gap.sufficing]).toEqual([gap.area_tier, enough[0] ?? null]);
      found.add(gap.sufficing);
    }
    // So that something is held: a cell where one is not enough.
    expect([...found].some((count) => count !== 1)).toBe(true);
  });
});

describe('a database', () => {
  const part = { kind: 'month', name: '2022-04', year: 2022 } as const;

  it('is not run again for the report of a month', async () => {
    const data = await reportData(database, part, sichuan, false);
    expect(data.gaps.map(({ margin_user_seconds: margin }) => margin)).toEqual(
      gaps.map(({ margin_user_seconds: margin }) => margin),
    );
    expect(data.gaps.every((gap) => gap.least === null && gap.sufficing === null)).toBe(true);
  });

  it('of an earlier version has neither gaps nor forecasts, and is reported', async () => {
    await withFolder(async (old) => {
      cpSync(folder, old, { recursive: true });
      await withDatabase(file(old), {}, async (published) => {
        for (const table of ['forecasts', 'forecast_backtest', 'budget_use', 'outage_months']) {
          await published.query(`drop table ${table}`);
        }
        const data = await reportData(published, year, sichuan, false);
        expect([data.gaps, data.forecasts, data.backtest, data.budget]).toEqual([[], [], [], []]);
      });
      const said = await command('report', '--project', old, '--period', '2022');
      expect(said.code, said.notes).toBe(0);
      expect(readFileSync(join(old, 'out/reports/2022/index.html'), 'utf8')).not.toContain(
        'id="gap"',
      );
    });
  });

  it('of another state of the data has what was so far, and where it was heading', async () => {
    const said = await command(
      'report',
      '--project',
      folder,
      '--period',
      '2022',
      '--as-of',
      '2022-05-01',
    );
    expect(said.code, said.notes).toBe(0);
    const page = readFileSync(join(folder, 'out/reports/2022/as-of-2022-05-01/index.html'), 'utf8');
    expect(page).toContain('id="outlook"');
    expect(page).not.toContain('id="gap"');
    expect(readFileSync(join(folder, 'out/reports/2022/index.html'), 'utf8')).toContain('id="gap"');
  });
});
