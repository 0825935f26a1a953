import { describe, expect, it } from 'vitest';
import { command } from '../../support/command.js';
import { withFolder, writeFiles } from '../../support/folder.js';

/*
 * The question works out in SQL what leaving events out does; here the rows are left out of the files and the
 * whole method is run again.
 */

interface Row {
  readonly event: string;
  readonly provider: string;
  readonly city: string;
  readonly tier: string;
  readonly asset: string;
  readonly start: string;
  readonly end: string;
  readonly users: number;
  readonly nature: string;
  readonly order: string;
}

interface Stage {
  readonly event: string;
  readonly asset: string;
  readonly at: string;
  readonly users: number;
}

const settings = `data_from: 2022-01-01
as_of: 2023-01-01
patrol_allowance_minutes: 30
targets: { groups: { all: { cities: '*', hours: { urban: 0.1, rural: 0.1 } } } }
`;
const customers = 'city,area_tier,users,valid_from\n'.concat(
  ...['510100', '510300'].flatMap((city) =>
    ['urban', 'rural'].map((tier) => `${city},${tier},100,2021-01-01\n`),
  ),
);
const orders = `order_no,city,approved_from,approved_to
O1,510100,2022-03-01 06:00:00,2022-03-01 18:00:00
O3,510300,2022-03-01 09:00:00,2022-03-01 15:00:00
`;

const head =
  'event_id,provider,city,area_tier,asset_id,started_at,restored_at,users,nature,avoidance_order\n';
const line = (r: Row) =>
  `${[r.event, r.provider, r.city, r.tier, r.asset, r.start, r.end, r.users, r.nature, r.order].join(',')}\n`;

async function put(folder: string, rows: readonly Row[], stages: readonly Stage[], more = '') {
  const kept = new Set(rows.map(({ event }) => event));
  writeFiles(folder, [
    ['shihu.yaml', settings + more],
    ['data/outages/a.csv', head + rows.map(line).join('')],
    [
      'data/restorations/a.csv',
      `event_id,asset_id,restored_at,users_restored\n${stages
        .filter(({ event }) => kept.has(event))
        .map(({ event, asset, at, users }) => `${event},${asset},${at},${users}\n`)
        .join('')}`,
    ],
    ['data/customers/a.csv', customers],
    ['data/orders/a.csv', orders],
  ]);
  const said = await command('run', '--project', folder, '--period', '2022');
  expect(said.code, said.notes).toBe(0);
}

async function ask(folder: string, sql: string, ...more: string[]) {
  const said = await command('query', sql, ...more, '--project', folder, '--json');
  expect(said.code, said.notes).toBe(0);
  return JSON.parse(said.out) as Record<string, unknown>[];
}

/** Events of the cell with the most counted user-seconds in the year, by place. */
const places = `select f.city_code, f.area_tier, f.provider, f.event_id,
    row_number() over (partition by f.city_code, f.area_tier
      order by sum(m.net_user_seconds) desc, f.provider, f.event_id) as place
  from outage_facts f join outage_months m on m.outage_id = f.outage_id and year(m.month_start) = 2022
  group by f.city_code, f.area_tier, f.provider, f.event_id having sum(m.net_user_seconds) > 0`;

/** What the question says, and what there is when those rows are not in the files. */
async function bothWays(rows: readonly Row[], stages: readonly Stage[], events: number, more = '') {
  return withFolder(async (folder) => {
    await put(folder, rows, stages, more);
    const said = await ask(folder, '@without_worst_events', '--param', `events=${events}`);
    const out = await ask(folder, `select * from (${places}) where place <= ${events}`);
    const isOut = (row: Row) =>
      out.some(
        (one) =>
          one.city_code === row.city &&
          one.area_tier === row.tier &&
          one.provider === row.provider &&
          one.event_id === row.event,
      );
    return withFolder(async (again) => {
      await put(
        again,
        rows.filter((row) => !isOut(row)),
        stages,
        more,
      );
      const hours = await ask(
        again,
        `select city_name, area_tier, round(hours, 4) as hours_without from period_hours
         where period = '2022' and area_tier <> 'all' order by city_code, area_tier`,
      );
      const found = said.map(({ city_name, area_tier, hours_without }) => ({
        city_name,
        area_tier,
        hours_without,
      }));
      const asked = new Set(found.map((one) => `${one.city_name}${one.area_tier}`));
      return {
        found,
        wanted: hours.filter((one) => asked.has(`${one.city_name}${one.area_tier}`)),
      };
    });
  });
}

const row = (event: string, start: string, end: string, more: Partial<Row> = {}): Row => ({
  event,
  provider: 'P',
  city: '510300',
  tier: 'urban',
  asset: 'A1',
  start: `2022-03-01 ${start}:00`,
  end: `2022-03-01 ${end}:00`,
  users: 100,
  nature: 'fault',
  order: '',
  ...more,
});

describe('leaving the worst events out', () => {
  it('brings to light what they had hidden', async () => {
    const rows = [row('E1', '08:00', '16:00'), row('E2', '08:48', '16:00')];
    const { found, wanted } = await bothWays(rows, [], 1);
    expect(found).toEqual([{ city_name: '自贡市', area_tier: 'urban', hours_without: 7.2 }]);
    expect(found).toEqual(wanted);
  });

  it('knows stages, exclusion, rows of several assets and the ends of the year', async () => {
    const rows = [
      row('E1', '08:00', '20:00', { users: 80 }),
      row('E2', '10:00', '19:00', { nature: 'safety_shutdown', order: 'O3' }),
      row('E3', '07:00', '12:00', { users: 90 }),
      row('E1', '06:00', '09:00', { asset: 'A2', users: 30 }),
      row('E4', '06:30', '10:00', { asset: 'A2', users: 40 }),
      row('E5', '06:30', '10:00', { asset: '', users: 40 }),
      {
        ...row('E6', '00:00', '00:00', { asset: 'A3', users: 50 }),
        start: '2021-12-31 12:00:00',
        end: '2022-01-01 12:00:00',
      },
      {
        ...row('E7', '00:00', '00:00', { asset: 'A3', users: 60 }),
        start: '2021-12-31 20:00:00',
        end: '2022-01-02 01:00:00',
      },
    ];
    const stages = [
      { event: 'E3', asset: 'A1', at: '2022-03-01 09:00:00', users: 50 },
      { event: 'E1', asset: 'A1', at: '2022-03-01 14:00:00', users: 40 },
    ];
    for (const events of [0, 1, 3, 5]) {
      const { found, wanted } = await bothWays(rows, stages, events);
      expect(found.length).toBe(1);
      expect(found, String(events)).toEqual(wanted);
    }
  });

  it.each([
    [1, ''],
    [4, ''],
    [2, 'overlap: sum\n'],
    [3, 'evidence: claim\n'],
  ])(
    'is what a rerun without them gives, on rows by chance (%i events, %j)',
    async (events, more) => {
      let seed = 7 * events;
      const chance = (below: number) => {
        seed = (seed * 48_271) % 2_147_483_647;
        return seed % below;
      };
      const clock = (minutes: number) =>
        `2022-03-0${1 + Math.floor(minutes / 1440)} ${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00`;
      const stages: Stage[] = [];
      const rows = Array.from({ length: 60 }, (_, i): Row => {
        const [from, length] = [300 + chance(700), 10 + chance(600)];
        const city = chance(2) === 0 ? '510100' : '510300';
        const asset = chance(8) === 0 ? '' : `A${chance(4)}`;
        const users = 1 + chance(50);
        const event = `E${i}`;
        const isShutdown = chance(3) === 0;
        if (asset !== '' && users > 4 && chance(3) === 0) {
          stages.push({
            event,
            asset,
            at: clock(from + Math.floor(length / 2)),
            users: Math.floor(users / 2),
          });
        }
        return {
          event,
          provider: `P${chance(2)}`,
          city,
          tier: chance(2) === 0 ? 'urban' : 'rural',
          asset,
          start: clock(from),
          end: clock(from + length),
          users,
          nature: isShutdown ? 'safety_shutdown' : 'fault',
          order: isShutdown ? (city === '510100' ? 'O1' : 'O3') : '',
        };
      });
      const { found, wanted } = await bothWays(rows, stages, events, more);
      expect(found.length, more).toBe(4);
      expect(found, more).toEqual(wanted);
    },
  );
});
