import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withDatabase } from '../../../pipelines/base/database.js';
import { packageRoot } from '../../../pipelines/base/package.js';
import { type Analysis, loadAnalyses } from '../../../pipelines/models/analyses.js';
import { relationsRead } from '../../../pipelines/models/models.js';
import { publishedTables } from '../../../schemas/published/index.js';
import { command } from '../../support/command.js';

/*
 * Each saved question on the sample, against the same worked out here, row by row, from the published
 * rows alone.
 */

interface Fact {
  outage_id: number;
  event_id: string;
  provider: string | null;
  city_code: string;
  city_name: string;
  area_tier: string;
  line_id: string | null;
  asset_id: string | null;
  cause: string | null;
  nature: string;
  users: number;
  is_open: boolean;
  start: number;
  end: number;
  notified: number | null;
  net: number;
  excluded: number;
  batch_id: string;
}
type Answer = Record<string, unknown>[];

/** Of a year that is not over, of which the sample has none: `running-year.test.ts` has these. */
const ofRunningYear = ['budget_by_month', 'cells_at_risk'];

const folder = mkdtempSync(join(tmpdir(), 'shihu-analyses-'));
let analyses: readonly Analysis[] = [];
let facts: Fact[] = [];

const ask = async (name: string, ...more: string[]): Promise<Answer> => {
  const params = more.flatMap((one) => ['--param', one]);
  const said = await command('query', `@${name}`, ...params, '--project', folder, '--json');
  expect(said.code, said.notes).toBe(0);
  return JSON.parse(said.out) as Answer;
};
const rows = async (sql: string): Promise<Answer> =>
  JSON.parse((await command('query', sql, '--project', folder, '--json')).out) as Answer;

const yearOf = ({ start }: Fact) => new Date(start * 1000).getUTCFullYear();
const hoursOf = (seconds: number) => round(seconds / 3600, 2);
const sum = (of: readonly Fact[]) => of.reduce((total, { net }) => total + net, 0);

function round(value: number, digits: number): number {
  return Number(`${Math.round(Number(`${value}e${digits}`))}e-${digits}`);
}

function groups<K>(of: readonly Fact[], key: (fact: Fact) => K): Map<K, Fact[]> {
  const found = new Map<K, Fact[]>();
  for (const fact of of) {
    const one = key(fact);
    const group = found.get(one);
    if (group) group.push(fact);
    else found.set(one, [fact]);
  }
  return found;
}

/** The two are equal, but for the last digit kept, which a half can round either way. */
function expectClose(found: unknown, wanted: number, digits: number): void {
  expect(Math.abs(Number(found) - wanted)).toBeLessThan(1.01 * 10 ** -digits);
}

beforeAll(async () => {
  for (const part of ['data', 'shihu.yaml']) {
    cpSync(join(packageRoot, 'data-samples', 'sichuan', part), join(folder, part), {
      recursive: true,
    });
  }
  const ran = await command('run', '--project', folder);
  expect(ran.code, ran.notes).toBe(0);
  analyses = await loadAnalyses();
  facts = (await rows(
    `select outage_id, event_id, provider, city_code, city_name, area_tier, line_id, asset_id, cause,
       nature, users, is_open, cast(epoch(started_at) as bigint) as start, batch_id,
       cast(epoch(ended_at) as bigint) as end, cast(epoch(notified_at) as bigint) as notified,
       cast(net_user_seconds as bigint) as net, cast(excluded_user_seconds as bigint) as excluded
     from outage_facts order by outage_id`,
  )) as unknown as Fact[];
  expect(facts.length).toBeGreaterThan(59_000);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the saved questions', () => {
  it('say in both languages what they answer, how to read it and what they take', async () => {
    expect(analyses.length).toBeGreaterThanOrEqual(12);
    await withDatabase(':memory:', {}, async (database) => {
      for (const { name, header, sql } of analyses) {
        const { zh, en, grain, reading, parameters } = header;
        expect([name, zh, en, grain, reading]).not.toContain('');
        expect([name, /\p{Script=Han}/u.test(zh)]).toEqual([name, true]);
        const used = [...sql.replace(/--.*$/gmu, '').matchAll(/\$(\w+)/gu)].map(([, one]) => one);
        expect([name, [...new Set(used)].sort()]).toEqual([
          name,
          parameters.map((parameter) => parameter.name).sort(),
        ]);
        const published = publishedTables.map((table) => table.name);
        const code = sql.replace(/\$\w+/gu, 'null');
        for (const table of await relationsRead(database, code, `analyses/${name}.sql`)) {
          expect(published).toContain(table);
        }
      }
    });
  });

  it('are listed by @, and guessed when misspelt', async () => {
    const zh = await command('query', '@');
    const en = await command('query', '@', '--lang', 'en');
    const listed = JSON.parse((await command('query', '@', '--json')).out) as Analysis[];
    expect(listed.map(({ name }) => name)).toEqual(analyses.map(({ name }) => name));
    for (const { name, header } of analyses) {
      expect([zh.out.includes(`@${name}`), zh.out.includes(header.zh)]).toEqual([true, true]);
      expect(en.out).toContain(header.en);
    }
    const wrong = await command('query', '@wrost_lines', '--lang', 'en');
    expect([wrong.code, wrong.notes.includes('@worst_lines')]).toEqual([2, true]);
    const path = await command('query', '@../marts/cities');
    expect(path.code).toBe(2);
  });

  it('take nothing but their parameters, and each may be left out', async () => {
    const wrong = await command('query', '@worst_lines', '--param', 'yaer=1', '--project', folder);
    expect([wrong.code, wrong.notes.includes('year')]).toEqual([2, true]);
    for (const { name } of analyses) {
      const found = await ask(name);
      expect([name, found.length > 0]).toEqual([name, !ofRunningYear.includes(name)]);
    }
  });

  it('refuse a year without data, and name the nearest', async () => {
    for (const { name, header } of analyses) {
      if (!header.parameters.some((parameter) => parameter.name === 'year')) continue;
      const given = ['--param', 'year=1999', '--project', folder, '--lang', 'en'];
      const wrong = await command('query', `@${name}`, ...given);
      expect([name, wrong.code, wrong.notes]).toEqual([
        name,
        2,
        expect.stringContaining('did you mean 2020?'),
      ]);
    }
  });
});

describe('worst_lines', () => {
  it('are the lines by their user-hours of the year', async () => {
    const found = await ask('worst_lines', 'year=2021', 'city=510100', 'top=7');
    const own = facts.filter((fact) => fact.city_code === '510100' && fact.line_id !== null);
    const wanted = [...groups(own, ({ line_id }) => line_id)]
      .map(([line_id, of]) => {
        const now = of.filter((fact) => yearOf(fact) === 2021);
        const last = of.filter((fact) => yearOf(fact) === 2020);
        return { line_id, net: sum(now), now, last };
      })
      .sort((a, b) => b.net - a.net || ((a.line_id ?? '') < (b.line_id ?? '') ? -1 : 1))
      .slice(0, 7)
      .map(({ line_id, net, now, last }) => ({
        city_name: '成都市',
        line_id,
        user_hours: hoursOf(net),
        user_hours_last_year: hoursOf(sum(last)),
        outages: now.length,
        outages_last_year: last.length,
      }));
    expect(found).toEqual(wanted);
    expect((await ask('worst_lines')).length).toBe(20);
  });
});

describe('planned_share_by_month', () => {
  it('is what is no fault of the rural hours of the region', async () => {
    const found = await ask('planned_share_by_month', 'year=2022');
    expect(found.map(({ month }) => month)).toEqual(
      Array.from({ length: 12 }, (_, i) => `2022-${String(i + 1).padStart(2, '0')}`),
    );
    // No outage begins before the data does or runs into the next month but a few: their parts show.
    const february = found[1];
    const own = facts.filter((fact) => fact.area_tier === 'rural');
    const from = Date.UTC(2022, 1, 1) / 1000;
    const to = Date.UTC(2022, 2, 1) / 1000;
    const within = own.filter((fact) => fact.start >= from && fact.end <= to);
    const planned = within.filter(({ nature }) => nature !== 'fault');
    expect(Number(february?.planned_share)).toBeCloseTo(sum(planned) / sum(within), 1);
    for (const row of found) {
      const share = Number(row.hours_planned) / Number(row.hours);
      expectClose(row.planned_share, share, 3);
      expectClose(row.hours, Number(row.hours_planned) + Number(row.hours_fault), 3);
    }
    const city = await ask('planned_share_by_month', 'tier=urban', 'city=510400');
    expect(new Set(city.map((row) => `${row.city_name} ${row.area_tier}`))).toEqual(
      new Set(['攀枝花市 urban']),
    );
    expect(city.length).toBe(36);
  });
});

/* That it is what a rerun gives is held in a test of its own, on small projects. */
describe('without_worst_events', () => {
  it('takes the ten largest events of each cell that misses its limit away', async () => {
    const found = await ask('without_worst_events', 'year=2022');
    const cells = await rows(
      `select h.city_code, h.city_name, h.area_tier, h.days, h.hours, v.target_hours, v.verdict,
         cast(h.user_days as bigint) as user_days, cast(h.net_user_seconds as bigint) as net
       from period_hours h join verdicts v on h.period = '2022' and h.period_kind = 'year'
         and v.year = 2022 and v.city_code = h.city_code and v.area_tier = h.area_tier
       where v.target_hours is not null order by h.city_code, h.area_tier`,
    );
    const months = await rows(
      `select f.city_code, f.area_tier, f.provider, f.event_id,
         cast(sum(m.net_user_seconds) as bigint) as net
       from outage_months m join outage_facts f on f.outage_id = m.outage_id
       where year(m.month_start) = 2022
       group by f.city_code, f.area_tier, f.provider, f.event_id, f.outage_id`,
    );
    const over = cells.filter((cell) => Number(cell.hours) > Number(cell.target_hours));
    expect(found.map(({ city_name, area_tier }) => [city_name, area_tier])).toEqual(
      over.map(({ city_name, area_tier }) => [city_name, area_tier]),
    );
    for (const [i, cell] of over.entries()) {
      const events = new Map<string, number>();
      for (const row of months) {
        if (row.city_code !== cell.city_code || row.area_tier !== cell.area_tier) continue;
        const event = `${row.provider}|${row.event_id}`;
        events.set(event, (events.get(event) ?? 0) + Number(row.net));
      }
      const worst = [...events.values()]
        .sort((a, b) => b - a)
        .slice(0, 10)
        .reduce((total, one) => total + one, 0);
      const hoursOfNet = (net: number) =>
        (net * Number(cell.days)) / (3600 * Number(cell.user_days));
      // No less than without all that they counted for; what they had hidden comes on top.
      const least = hoursOfNet(Number(cell.net) - worst);
      const hours = Number(found[i]?.hours_without);
      expect(hours).toBeGreaterThanOrEqual(round(least, 4) - 0.0001);
      expect(hours).toBeLessThan(least + 0.2 * (Number(cell.hours) - least));
      expect(found[i]?.would_meet).toBe(hours <= Number(cell.target_hours));
    }
    const all = await ask('without_worst_events', 'year=2022', 'events=0');
    expect(all.every((row) => row.hours === row.hours_without && row.would_meet === false)).toBe(
      true,
    );
  });
});

describe('repair_time_by_cause', () => {
  it('is the time from start to end of faults that are over', async () => {
    const found = await ask('repair_time_by_cause', 'year=2022', 'city=513400');
    const own = facts.filter(
      (fact) =>
        fact.nature === 'fault' &&
        !fact.is_open &&
        fact.city_code === '513400' &&
        yearOf(fact) === 2022,
    );
    const byCause = groups(own, ({ cause }) => cause);
    expect(found.length).toBe(byCause.size);
    for (const row of found) {
      const of = byCause.get(row.cause as string | null) ?? [];
      const minutes = of.map(({ start, end }) => (end - start) / 60).sort((a, b) => a - b);
      const quantile = (share: number) => {
        const at = share * (minutes.length - 1);
        const [low = 0, high = low] = [minutes[Math.floor(at)], minutes[Math.ceil(at)]];
        return low + (high - low) * (at - Math.floor(at));
      };
      expect([row.outages, row.user_hours]).toEqual([of.length, hoursOf(sum(of))]);
      expectClose(row.median_minutes, quantile(0.5), 1);
      expectClose(row.p90_minutes, quantile(0.9), 1);
      expectClose(row.longest_minutes, minutes.at(-1) ?? 0, 1);
    }
  });
});

describe('short_notice', () => {
  it('counts planned outages with no notice, or with less than seven days', async () => {
    for (const [days, more] of [
      [7, []],
      [3, ['days=3']],
    ] as const) {
      const found = await ask('short_notice', 'year=2021', ...more);
      const planned = facts.filter((fact) => fact.nature === 'planned' && yearOf(fact) === 2021);
      const byCity = groups(planned, ({ city_name }) => city_name);
      expect(found.length).toBe(byCity.size);
      for (const row of found) {
        const of = byCity.get(String(row.city_name)) ?? [];
        const none = of.filter(({ notified }) => notified === null);
        const late = of.filter(
          ({ notified, start }) => notified !== null && start - notified < days * 86_400,
        );
        expect([row.planned, row.none, row.late]).toEqual([of.length, none.length, late.length]);
        expectClose(row.share, (none.length + late.length) / of.length, 4);
        expect(row.user_hours).toBe(hoursOf(sum([...none, ...late])));
      }
    }
  });
});

describe('hours_by_time_of_day', () => {
  it('puts each outage into the hour of its start', async () => {
    const found = await ask('hours_by_time_of_day', 'tier=central', 'year=2020');
    const own = facts.filter((fact) => fact.area_tier === 'central' && yearOf(fact) === 2020);
    const byHour = groups(own, ({ start }) => new Date(start * 1000).getUTCHours());
    expect(found.map((row) => [row.hour_of_day, row.outages, row.user_hours])).toEqual(
      [...byHour]
        .sort(([a], [b]) => a - b)
        .map(([hour, of]) => [hour, of.length, hoursOf(sum(of))]),
    );
    for (const row of found) {
      const of = byHour.get(Number(row.hour_of_day)) ?? [];
      expectClose(row.share, sum(of) / sum(own), 4);
      expectClose(row.fault_share, sum(of.filter(({ nature }) => nature === 'fault')) / sum(of), 4);
    }
  });
});

describe('nearest_to_limit', () => {
  it('orders cells by how far their hours are from the limit', async () => {
    const found = await ask('nearest_to_limit', 'year=2021', 'top=12');
    const wanted = (await rows('from verdicts where year = 2021 and target_hours > 0'))
      .map((row) => ({ ...row, margin: Number(row.target_hours) - Number(row.hours) }))
      .sort(
        (a, b) =>
          Math.abs(a.margin) / Number((a as Answer[0]).target_hours) -
          Math.abs(b.margin) / Number((b as Answer[0]).target_hours),
      )
      .slice(0, 12) as Answer;
    expect(
      found.map(({ city_name, area_tier, verdict }) => [city_name, area_tier, verdict]),
    ).toEqual(wanted.map(({ city_name, area_tier, verdict }) => [city_name, area_tier, verdict]));
    for (const [i, row] of found.entries()) expectClose(row.margin, Number(wanted[i]?.margin), 4);
  });
});

describe('effect_of_exclusion', () => {
  it('has the cells with time excluded, and those that owe it their verdict', async () => {
    const found = await ask('effect_of_exclusion', 'year=2022');
    const cells = await rows(
      `select h.city_name, h.area_tier, h.hours, h.hours_gross, v.target_hours
       from period_hours h join verdicts v using (city_code, area_tier)
       where h.period_kind = 'year' and h.period = '2022' and v.year = 2022 and area_tier <> 'all'`,
    );
    const touched = cells.filter(({ hours, hours_gross: gross }) => hours !== gross);
    expect(found.length).toBe(touched.length);
    expect(found.length).toBeGreaterThan(3);
    for (const row of found) {
      const cell = touched.find(
        (one) => one.city_name === row.city_name && one.area_tier === row.area_tier,
      );
      const [hours, gross, limit] = [cell?.hours, cell?.hours_gross, cell?.target_hours].map(
        Number,
      );
      expectClose(row.hours_excluded, (gross ?? 0) - (hours ?? 0), 4);
      expect(row.only_by_exclusion).toBe(
        (hours ?? 0) <= (limit ?? 0) && (gross ?? 0) > (limit ?? 0),
      );
    }
  });
});

describe('rows_by_file', () => {
  it('holds what was loaded against what is in force', async () => {
    const found = await ask('rows_by_file');
    const held = await rows("select * from batches where feed = 'outages' order by ingested_order");
    expect(found.map(({ source_file }) => source_file)).toEqual(held.map((b) => b.source_file));
    for (const [i, batch] of held.entries()) {
      const of = facts.filter((fact) => fact.batch_id === batch.batch_id);
      expect(found[i]).toMatchObject({
        in_force: of.length,
        restated: Number(batch.rows_loaded) - of.length,
        user_hours: hoursOf(sum(of)),
      });
    }
  });
});

describe('overlap_by_asset', () => {
  it('counts rows that begin while an earlier one of their asset is on', async () => {
    const found = await ask('overlap_by_asset', 'year=2022', 'top=1000');
    const own = facts.filter(
      (fact) => fact.asset_id !== null && fact.end > fact.start && yearOf(fact) === 2022,
    );
    const wanted = new Map<string, number[]>();
    for (const [key, of] of groups(
      own,
      (fact) => `${fact.city_name}|${fact.area_tier}|${fact.asset_id}`,
    )) {
      of.sort((a, b) => a.start - b.start || a.outage_id - b.outage_id);
      const overlapping = of.filter((fact, i) =>
        of.slice(0, i).some(({ end }) => end > fact.start),
      );
      if (overlapping.length > 0)
        wanted.set(key, [of.length, overlapping.length, hoursOf(sum(of))]);
    }
    expect(wanted.size).toBeGreaterThan(3);
    expect(
      new Map(
        found.map((row) => [
          `${row.city_name}|${row.area_tier}|${row.asset_id}`,
          [row.outages, row.overlapping, row.user_hours],
        ]),
      ),
    ).toEqual(wanted);
  });
});

describe('open_outages', () => {
  it('are those without an end', async () => {
    const open = facts.filter((fact) => fact.is_open).sort((a, b) => b.net - a.net);
    expect(
      (await ask('open_outages')).map((row) => [row.event_id, row.hours_open, row.user_hours]),
    ).toEqual(
      open.map((fact) => [fact.event_id, hoursOf(fact.end - fact.start), hoursOf(fact.net)]),
    );
  });
});

describe('largest_events', () => {
  it('adds the rows of an event up', async () => {
    const found = await ask('largest_events', 'year=2022', 'top=15');
    const own = facts.filter((fact) => yearOf(fact) === 2022);
    const wanted = [...groups(own, (fact) => `${fact.provider}|${fact.event_id}`).values()]
      .sort((a, b) => sum(b) - sum(a))
      .slice(0, 15);
    expect(found.map((row) => [row.event_id, row.rows, row.user_hours])).toEqual(
      wanted.map((of) => [of[0]?.event_id, of.length, hoursOf(sum(of))]),
    );
    const excluded = (of: readonly Fact[]) => of.reduce((total, fact) => total + fact.excluded, 0);
    expect(found.map((row) => row.user_hours_excluded)).toEqual(
      wanted.map((of) => hoursOf(excluded(of))),
    );
  });
});

describe('completeness_by_month', () => {
  it('counts what each month has and lacks', async () => {
    const found = await ask('completeness_by_month', 'year=2021');
    expect(found.length).toBe(12);
    for (const [i, row] of found.entries()) {
      const of = facts.filter(
        (fact) => yearOf(fact) === 2021 && new Date(fact.start * 1000).getUTCMonth() === i,
      );
      const planned = of.filter(({ nature }) => nature === 'planned');
      expect([row.outages, row.cities, row.open_outages]).toEqual([
        of.length,
        new Set(of.map(({ city_code }) => city_code)).size,
        of.filter(({ is_open }) => is_open).length,
      ]);
      expectClose(
        row.no_asset,
        of.filter(({ asset_id }) => asset_id === null).length / of.length,
        4,
      );
      expectClose(
        row.no_notice,
        planned.filter(({ notified }) => notified === null).length / planned.length,
        4,
      );
    }
  });
});

/** What the rows of a cell add to a year, by event and by line. */
const addedIn = (year: number, name: string) =>
  rows(
    `select f.city_name, f.area_tier, ${name} as name, cast(sum(m.net_user_seconds) as bigint) as net
     from outage_months m join outage_facts f on f.outage_id = m.outage_id
     where year(m.month_start) = ${year} and ${name} is not null
     group by f.city_code, f.city_name, f.area_tier, name`,
  );
const largestOf = (added: Answer, { city_name, area_tier }: Answer[0], most: number) =>
  added
    .filter((row) => row.city_name === city_name && row.area_tier === area_tier)
    .filter(({ net }) => Number(net) > 0)
    .sort((a, b) => Number(b.net) - Number(a.net) || (String(a.name) < String(b.name) ? -1 : 1))
    .slice(0, most);

describe('largest_events_beyond', () => {
  it('has the largest events of each cell beyond its allowance, and their share of what is over', async () => {
    const found = await ask('largest_events_beyond', 'year=2022', 'events=3');
    const cells = await rows(
      `select city_name, area_tier, -margin_user_hours as over from verdicts
       where year = 2022 and margin_user_hours < 0 order by margin_user_hours`,
    );
    const added = await addedIn(2022, "coalesce(f.provider, '') || '|' || f.event_id");
    expect(cells.length).toBeGreaterThan(3);
    expect(found.length).toBe(3 * cells.length);
    for (const [i, cell] of cells.entries()) {
      const own = found.slice(3 * i, 3 * i + 3);
      const wanted = largestOf(added, cell, 3);
      const over = Number(cell.over);
      let running = 0;
      for (const [place, row] of own.entries()) {
        const net = Number(wanted[place]?.net);
        running += net;
        expect(row).toMatchObject({
          ...{ city_name: cell.city_name, area_tier: cell.area_tier, place: place + 1 },
          user_hours: hoursOf(net),
        });
        expectClose(row.user_hours_over, over, 2);
        expectClose(row.share_of_over, net / 3600 / over, 4);
        expectClose(row.running_share, running / 3600 / over, 4);
      }
    }
    const one = await ask('largest_events_beyond', `city=${String(cells[0]?.city_name)}`);
    expect(new Set(one.map((row) => row.city_name))).toEqual(new Set([cells[0]?.city_name]));
  });
});

describe('largest_year_after', () => {
  it('adds the largest lines of each cell up, in their year and in the next', async () => {
    const found = await ask('largest_year_after', 'tier=urban', 'most=2');
    expect(found.map(({ year }) => year)).toEqual([2020, 2021]);
    const after = await addedIn(2022, 'f.line_id');
    const own = (await addedIn(2021, 'f.line_id')).filter((row) => row.area_tier === 'urban');
    const cells = [...new Set(own.map(({ city_name }) => city_name))];
    const worst = cells.flatMap((city_name) =>
      largestOf(own, { city_name, area_tier: 'urban' }, 2),
    );
    const total = (of: Answer) => of.reduce((net, row) => net + Number(row.net), 0);
    const next = worst.flatMap((row) =>
      after.filter(
        (one) =>
          one.city_name === row.city_name && one.area_tier === 'urban' && one.name === row.name,
      ),
    );
    expect(found[1]).toMatchObject({
      ...{ items: worst.length, user_hours: hoursOf(total(worst)) },
      user_seconds: total(worst),
      user_hours_year_after: hoursOf(total(next)),
    });
    expectClose(found[1]?.kept, total(next) / total(worst), 4);
  });
});

describe('the folder of the questions', () => {
  it('has one statement a file, without a semicolon', () => {
    for (const { name } of analyses) {
      const sql = readFileSync(join(packageRoot, 'sql', 'analyses', `${name}.sql`), 'utf8');
      expect([name, sql.replace(/--.*$/gmu, '').includes(';')]).toEqual([name, false]);
    }
  });
});
