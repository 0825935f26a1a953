import { describe, expect, it } from 'vitest';
import type { Row } from '../../../pipelines/base/database.js';
import { reportData } from '../../../pipelines/report/data.js';
import { outageProfile } from '../../../pipelines/report/profile.js';
import { durations, noticeDays, type ProfileRow, stretch } from '../../../reports/view/profile.js';
import { sichuan } from '../../../schemas/region.js';
import { customer, outage, project } from '../../reference/make.js';
import { serialise } from '../../reference/serialise.js';
import type { Outage } from '../../reference/types.js';
import { withFigures } from '../../support/figures.js';

const two = (n: number) => String(n).padStart(2, '0');
const cities = ['510300', '510100', '513200'];
const causes = ['雷击', '计划检修', '树障', ''];

/** Outages of two cities over a year and a bit, of every length, some without an end. */
function outages(): Outage[] {
  const lengths = [300, 301, 1800, 1801, 3600, 7200, 14_400, 28_800, 86_400, 86_401];
  return Array.from({ length: 240 }, (_, i) => {
    const start = `${i % 7 === 0 ? 2021 : 2022}-${two(1 + (i % 12))}-${two(1 + (i % 28))} ${two((i * 5) % 24)}:10:00`;
    const made = outage(`E${i}`, start, null, 10 + i, {
      city: cities[i % 3] ?? '',
      area_tier: i % 2 === 0 ? 'urban' : 'rural',
      nature: i % 3 === 1 ? 'planned' : i % 10 === 0 ? 'other' : 'fault',
      cause: causes[i % 4] ?? '',
      asset_id: `A${i}`,
    });
    const length = lengths[i % lengths.length] ?? 60;
    return i % 80 === 79 ? made : { ...made, restored_at: made.started_at + length };
  });
}

const held = project(
  {
    outages: outages(),
    customers: cities.flatMap((city) => [
      customer(1000, '2021-01-01', null, { city }),
      customer(800, '2021-01-01', null, { city, area_tier: 'rural' }),
    ]),
  },
  { data_from: '2021-01-01', as_of: '2023-01-01' },
);

/** The project's files, with a notice for some of the planned outages. */
function files(): Map<string, string> {
  const notified = (line: string, i: number) =>
    i === 0 ? `${line},notified_at` : `${line},${noticeOf(line, i)}`;
  return new Map(
    [...serialise(held)].map(([name, content]) => {
      if (!name.includes('outages')) return [name, content];
      const lines = content.split(/\r?\n/u).filter((line) => line !== '');
      return [name, `${lines.map(notified).join('\n')}\n`];
    }),
  );
}

function noticeOf(line: string, i: number): string {
  const start = /\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d/u.exec(line)?.[0];
  if (start === undefined || i % 4 === 0) return '';
  const at = Date.parse(`${start.replace(' ', 'T')}Z`) - (i % 4 === 1 ? 7 : 6.9) * 86_400_000;
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

const secondsOf = (text: unknown) => Date.parse(`${String(text).replace(' ', 'T')}Z`) / 1000;

function durationOf(row: Row): ProfileRow['lasted'] {
  if (row.is_open) return 'open';
  const bounds = [300, 1800, 3600, 7200, 14_400, 28_800, 86_400];
  const length = secondsOf(row.ended_at) - secondsOf(row.started_at);
  const index = bounds.findIndex((bound) => length <= bound);
  return durations[index < 0 ? 7 : index] ?? null;
}

function noticed(row: Row): string | null {
  if (row.nature !== 'planned') return null;
  if (row.notified_at === null) return 'none';
  const given = secondsOf(row.started_at) - secondsOf(row.notified_at);
  return given < noticeDays * 86_400 ? 'late' : 'due';
}

type Sums = Map<string, [number, bigint]>;

function add(sums: Sums, key: readonly unknown[], net: unknown): void {
  const name = JSON.stringify(key);
  const [rows, seconds] = sums.get(name) ?? [0, 0n];
  sums.set(name, [rows + 1, seconds + BigInt(String(net))]);
}

/** The same by going through the outage rows one by one. */
function counted(rows: readonly Row[]): Sums {
  const sums: Sums = new Map();
  for (const row of rows) {
    const start = new Date(secondsOf(row.started_at) * 1000);
    const weekday = ((start.getUTCDay() + 6) % 7) + 1;
    const hour = Math.floor(start.getUTCHours() / stretch) * stretch;
    const isFault = row.nature === 'fault';
    for (const city of [row.city_code, sichuan.code]) {
      add(sums, ['hour', city, isFault, weekday, hour, null, null], row.net_user_seconds);
      add(
        sums,
        ['duration', city, isFault, null, null, durationOf(row), null],
        row.net_user_seconds,
      );
      const notice = noticed(row);
      if (notice !== null) {
        add(sums, ['notice', city, null, null, null, null, notice], row.net_user_seconds);
      }
    }
  }
  return sums;
}

describe('the profile of a period', () => {
  it('is a plain count over its outage rows, of the region and of each city', async () => {
    await withFigures(files(), async ({ database, rows }) => {
      for (const [from, to] of [
        ['2022-01-01', '2023-01-01'],
        ['2021-03-01', '2021-04-01'],
      ] as const) {
        const facts = await rows(
          `select *, cast(started_at as varchar) as started_at, cast(ended_at as varchar) as ended_at,
             cast(notified_at as varchar) as notified_at
           from outage_facts where started_at >= date '${from}' and started_at < date '${to}'`,
        );
        const found = await outageProfile(database, sichuan.code, { from, to });
        const told = new Map(
          found.map((row) => [
            JSON.stringify([
              row.part,
              row.city_code,
              row.is_fault,
              row.weekday,
              row.from_hour,
              row.lasted,
              row.notice,
            ]),
            [row.outages, row.net_user_seconds] as [number, bigint],
          ]),
        );
        expect(facts.length).toBeGreaterThan(2);
        expect(told.size).toBe(found.length);
        expect([...told].sort()).toEqual([...counted(facts)].sort());
      }
      const whole = await outageProfile(database, sichuan.code, {
        from: '2022-01-01',
        to: '2023-01-01',
      });
      const kinds = (of: (row: ProfileRow) => unknown) => new Set(whole.map(of));
      expect(kinds(({ lasted }) => lasted).size).toBe(durations.length + 1);
      expect(kinds(({ notice }) => notice)).toEqual(new Set(['none', 'late', 'due', null]));
    });
  });

  it('comes with the repair times of its ended faults, for each cause of the region and of each city', async () => {
    await withFigures(files(), async ({ database, rows }) => {
      const period = { kind: 'year', name: '2022', year: 2022 } as never;
      const { repairs } = await reportData(database, period, sichuan, false);
      const facts = await rows(
        `select city_code, cause, net_user_seconds, cast(started_at as varchar) as started_at,
           cast(ended_at as varchar) as ended_at
         from outage_facts
         where nature = 'fault' and not is_open and year(started_at) = 2022`,
      );
      const lengths = new Map<string, number[]>();
      for (const row of facts) {
        for (const place of [row.city_code, sichuan.code]) {
          const key = JSON.stringify([place, row.cause]);
          const length = secondsOf(row.ended_at) - secondsOf(row.started_at);
          lengths.set(key, [...(lengths.get(key) ?? []), length]);
        }
      }
      /** The smallest value that at least this share of all don't exceed. */
      const at = (all: readonly number[], share: number) =>
        [...all].sort((a, b) => a - b)[Math.ceil(all.length * share) - 1];
      expect(lengths.size).toBeGreaterThan(6);
      expect(repairs).toHaveLength(lengths.size);
      for (const row of repairs) {
        const all = lengths.get(JSON.stringify([row.city_code, row.cause])) ?? [];
        expect(row).toMatchObject({
          ...{ outages: all.length, longest_seconds: Math.max(...all) },
          ...{ median_seconds: at(all, 0.5), p90_seconds: at(all, 0.9) },
        });
      }
      const region = repairs.filter((row) => row.city_code === sichuan.code);
      const sizes = region.map((row) => row.net_user_seconds);
      expect(sizes).toEqual([...sizes].sort((a, b) => Number(b - a)));
    });
  });

  it('comes with the causes of each month, whose lists add up to the months', async () => {
    await withFigures(files(), async ({ database }) => {
      const period = { kind: 'year', name: '2022', year: 2022 } as never;
      const data = await reportData(database, period, sichuan, false);
      const months = new Set(data.monthlyCauses.map((row) => row.period));
      expect(months.size).toBe(12);
      expect([...months].every((month) => month.startsWith('2022-'))).toBe(true);
      for (const month of months) {
        for (const city of [sichuan.code, ...cities]) {
          const of = (row: { city_code: string; period: string }) =>
            row.city_code === city && row.period === month;
          const sum = data.monthlyCauses
            .filter(of)
            .reduce((all, row) => all + row.net_user_seconds, 0n);
          const row = data.periodHours.find(
            (one) => of(one) && one.period_kind === 'month' && one.area_tier === 'all',
          );
          expect(sum).toBe(row?.net_user_seconds ?? 0n);
        }
      }
      expect(data.history).toEqual([]);
    });
  });
});
