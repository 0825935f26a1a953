import { readFileSync, writeFileSync } from 'node:fs';
import type { Act, Kind } from './act.js';
import type { Kept } from './bench.js';
import type { Settings } from './desk.js';
import type { Dice } from './dice.js';
import { cityNames, months } from './world.js';

/** Changes the settings in one place. */
const setting =
  (change: (settings: Settings, dice: Dice) => Settings): Act =>
  ({ desk }, dice) => {
    const wanted = change(desk.settings, dice);
    desk.settings = { ...desk.settings, ...wanted };
    desk.writeSettings();
    return `settings ${JSON.stringify(wanted)}`;
  };

const day = (dice: Dice) =>
  dice.one([
    ...['2022-09-01', '2022-07-01', '2022-06-15', '2022-06-30', '2022-05-01', '2022-08-01'],
    ...['2022-01-01', '2022-11-01', '2021-12-31'],
  ]);
const firstDay = (dice: Dice) =>
  dice.one([undefined, '2021-07-01', '2021-08-01', '2021-07-15', '2021-01-01', '2022-01-01']);

const asOf = setting((_, dice) => ({ as_of: dice.once(5) ? undefined : day(dice) }));
const dataFrom = setting((_, dice) => ({ data_from: firstDay(dice) }));

const rules = setting((settings, dice) =>
  dice.one<Settings>([
    { overlap: settings.overlap === 'sum' ? 'first_cause' : 'sum' },
    { evidence: settings.evidence === 'claim' ? 'order' : 'claim' },
    { start_tolerance_minutes: dice.one([0, 30, 60]) },
    { patrol_allowance_minutes: dice.one([0, 30, 120]) },
    { sustained_over_seconds: dice.one([180, 300, 0, 3600]) },
    { rate: dice.one([0.08, 0.5, 0.2]) },
    { rate_groups: dice.one<unknown>(['all', ['other'], ['big']]) },
    { basis: dice.one<unknown>(['previous_year', { average_since: 2020 }]) },
    { no_outages_confirmed: dice.one([{}, { '2021': ['990300'] }, { '2022': ['990200'] }]) },
    { user_basis: dice.one(['mv', 'lv']) },
    { synthetic: dice.once(2) },
    // What is the default, said or not.
    { start_tolerance_minutes: dice.once(2) ? 0 : undefined },
  ]),
);

const targets = setting((_, dice) => ({
  targets: {
    groups: {
      big: {
        cities: [dice.one(cityNames).code],
        hours: { central: 1, urban: dice.one([2, 0.5, 3]), town: 5, rural: 11 },
      },
      other: { cities: '*', hours: { central: 2, urban: 5, town: dice.one([9, 1]) } },
    },
    stages: dice.once(2) ? { '2021': { other: { urban: 4 } } } : {},
  },
}));

const cities = setting((_, dice) => {
  const list = cityNames.map(({ code, name }) => ({ code: String(code), name: String(name) }));
  if (dice.once(3)) list.pop();
  else if (dice.once(2)) list.reverse();
  else list[0] = { code: '990100', name: '天市' };
  return { region: { code: '990000', name: '试验区', cities: list } };
});

/** How files are read, so that they are read again. */
const reading = setting((settings, dice) =>
  dice.one<Settings>([
    { repeated_rows: settings.repeated_rows === 'groups' ? 'conflict' : 'groups' },
    { event_scope: settings.event_scope === 'document' ? 'project' : 'document' },
    { feeds: {} },
    { feeds: { outages: { covers: { [`${dice.one(months)}.csv`]: ['990100'] } } } },
    { feeds: { outages: { values: { nature: { other: 'planned' } } } } },
  ]),
);

/** Now and then the day that the settings say. */
const askAsOf: Act = (bench, dice) => {
  const own = bench.desk.settings.as_of;
  bench.asked = { asOf: typeof own === 'string' && dice.once(4) ? own : day(dice) };
  return `--as-of ${bench.asked.asOf}`;
};

const knownAt: Act = async (bench, dice) => {
  const last = await bench.lastLoad();
  const isElsewhere = !dice.once(3);
  const load = String(dice.between(Math.max(1, last - 4), Math.max(1, last)));
  const isBuilt = await bench.buildOnce({ knownAt: load }, isElsewhere);
  return `--known-at ${load} ${isElsewhere ? 'elsewhere' : 'published'}: ${isBuilt ? 'built' : 'refused'}`;
};

/** A build as of another day, elsewhere or in between. */
const asOfOnce: Act = async (bench, dice) => {
  const isElsewhere = dice.once(2);
  const asked = { asOf: day(dice) };
  await bench.buildOnce(asked, isElsewhere);
  return `built --as-of ${asked.asOf} ${isElsewhere ? 'elsewhere' : 'published'}`;
};

/** Settings with which a build fails in its midst, and those from before. */
const fail: Act = async (bench) => {
  const before = bench.desk.settings;
  bench.desk.settings = { ...before, rate: 0.123457, basis: { average_since: 1990 } };
  bench.desk.writeSettings();
  const isBuilt = await bench.buildOnce({}, false);
  bench.desk.settings = before;
  bench.desk.writeSettings();
  return `a build that ${isBuilt ? 'succeeded' : 'failed'} in between`;
};

/** Files read under other settings, and again under those from before. */
const detour: Act = async (bench) => {
  const { desk } = bench;
  const before = desk.settings;
  desk.settings = { ...before, feeds: { outages: { values: { nature: { other: 'fault' } } } } };
  desk.writeSettings();
  await bench.ingest();
  desk.settings = before;
  desk.writeSettings();
  await bench.ingest();
  return 'read under other settings in between';
};

const ingestOnly: Act = async (bench) => {
  await bench.ingest();
  return 'ingested without a build';
};

/** Tells of a day, or of an order that is certain; or exchanges two loads. */
const listing: Act = async (bench, dice) => {
  const { orderFile } = bench.paths;
  await bench.ingest();
  const lines = readFileSync(orderFile, 'utf8').split('\n');
  const at = dice.between(1, lines.length - 3);
  const [line = '', below = ''] = [lines[at], lines[at + 1]];
  let told = '';
  if (dice.once(3)) {
    lines[at] = line.replace(/,name,/u, ',arrival,');
    told = 'the order is certain';
  } else if (dice.once(2)) {
    const upper = line.slice(line.indexOf(','));
    const lower = below.slice(below.indexOf(','));
    const number = (text: string) => text.slice(0, text.indexOf(','));
    lines[at] = number(line) + lower;
    lines[at + 1] = number(below) + upper;
    told = 'exchanged with the next';
  } else {
    for (let i = at; i < lines.length - 1; i += 1) {
      lines[i] = (lines[i] ?? '').replace(/,[^,]*$/u, ',2022-05-01');
    }
    told = 'and those below are of a day';
  }
  const before = readFileSync(orderFile);
  writeFileSync(orderFile, lines.join('\n'));
  if (await bench.accepts()) return `line ${at} of the loads: ${told}`;
  writeFileSync(orderFile, before);
  return undefined;
};

/** The warehouse is made again by a list of loads that tells other standings of a file's rows. */
const otherStandings: Act = async (bench, dice) => {
  const { orderFile } = bench.paths;
  await bench.ingest();
  const lines = readFileSync(orderFile, 'utf8').split('\n');
  const at = dice.maybe(lines.flatMap((line, i) => (/,\d+:[\d-]/u.test(line) ? [i] : [])));
  if (at === undefined) return undefined;
  lines[at] = (lines[at] ?? '').replace(/,\d+:[\d-][^,]*/u, ',');
  writeFileSync(orderFile, lines.join('\n'));
  bench.lose('warehouse');
  return `warehouse deleted, and in line ${at + 1} of the loads no row is unchanged`;
};

const nothing: Act = () => 'nothing';

const loses =
  (name: Exclude<Kept, 'orderFile'>): Act =>
  (bench) => {
    bench.lose(name);
    return `${name} deleted`;
  };

const damages =
  (name: 'published' | 'state'): Act =>
  (bench, dice) => {
    const keeps = dice.one(['rubbish', 0, 0.5, 0.9] as const);
    return bench.damage(name, keeps) ? `${name} damaged: ${keeps}` : undefined;
  };

const keep: Act = (bench) => {
  bench.keep('published', 'warehouse', 'orderFile', 'state');
  return 'everything kept';
};

const puts =
  (...names: readonly Kept[]): Act =>
  (bench) =>
    bench.putBack(...names) ? `older ${names.join(' and ')} put back` : undefined;

const kind = (weight: number, keeps: boolean, act: Act): Kind => ({ act, weight, keeps });

export const settingActs = {
  asOf: kind(5, false, asOf),
  dataFrom: kind(2, false, dataFrom),
  rules: kind(4, false, rules),
  targets: kind(1, false, targets),
  cities: kind(1, false, cities),
  reading: kind(1, false, reading),
  askAsOf: kind(4, false, askAsOf),
} as const;

export const stateActs = {
  nothing: kind(2, true, nothing),
  ingestOnly: kind(3, true, ingestOnly),
  listing: kind(2, false, listing),
  knownAt: kind(2, false, knownAt),
  asOfOnce: kind(1, false, asOfOnce),
  fail: kind(1, true, fail),
  detour: kind(1, true, detour),
  otherStandings: kind(1, false, otherStandings),
  loseState: kind(1, false, loses('state')),
  losePublished: kind(1, false, loses('published')),
  loseWarehouse: kind(1, false, loses('warehouse')),
  damageState: kind(1, false, damages('state')),
  damagePublished: kind(1, false, damages('published')),
  keep: kind(2, true, keep),
  olderPublished: kind(1, false, puts('published')),
  olderState: kind(1, false, puts('state')),
  olderWarehouse: kind(1, false, puts('warehouse', 'orderFile')),
  olderAll: kind(1, false, puts('published', 'warehouse', 'orderFile', 'state')),
} as const;
