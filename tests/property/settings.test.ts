import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedColumns, feedNames } from '../../schemas/feeds/index.js';
import { sichuan } from '../../schemas/region.js';
import { settingRowsOf, settingsFromRows } from '../../schemas/settings/rows.js';
import { formerNames, type Settings, settingsSchema } from '../../schemas/settings/settings.js';
import { tiers } from '../../schemas/tiers.js';
import { vocabularyOf } from '../../schemas/vocabulary.js';

const RUNS = Number(process.env.SHIHU_PROPERTY_RUNS ?? 60);

/** Texts as files and systems have them, and such as look like something else. */
const text = fc.oneof(
  fc.string({ minLength: 1, unit: 'grapheme' }),
  fc.constantFrom('none', 'all', 'true', '0103', '1e3', '{}', 'a.b', '["a', '510100', ' '),
);
const name = fc.oneof(text, fc.constantFrom('data/orders/a.b.xls', '..', '.x', 'x.'));
const texts = fc.array(text, { minLength: 1, maxLength: 3 });
const year = fc.integer({ min: 1990, max: 2100 });
const group = fc.stringMatching(/^[a-z][a-z0-9_]{0,9}$/u);
const millionths = (max: number) =>
  fc.integer({ min: 1, max: max * 1_000_000 }).map((n) => Number(`${n}e-6`));
const hours = partOf([...tiers], millionths(9000));
const minutes = fc.integer({ min: 0, max: 525_600 });

/** A map of some of the names. */
function partOf<T>(names: readonly string[], value: fc.Arbitrary<T>) {
  return fc.record(Object.fromEntries(names.map((one) => [one, value])), { requiredKeys: [] });
}

const columnsOf = (feed: (typeof feedNames)[number]) =>
  feedColumns(feed, vocabularyOf(sichuan)).map((column) => column.name);

/** Each kind of column takes some of these. */
const columnObject = (one: string) =>
  fc.record(
    {
      header: fc.oneof(text, texts),
      blanks: texts,
      ...(one === 'users' && { unit: text, scale: fc.constantFrom('1/60', 10_000, 0.5) }),
      ...(one === 'started_at' && { date: text, time: text, two_digit_years_from: year }),
      ...(one === 'event_id' && { join: texts }),
    },
    { requiredKeys: ['header'] },
  );

const ofFile = (one: (typeof feedNames)[number]) => ({
  hidden_sheets: fc.boolean(),
  header_rows: fc.integer({ min: 1, max: 5 }),
  thousands: fc.constantFrom(',', '.', ' ', "'"),
  blanks: texts,
  where: fc.dictionary(name, texts),
  columns: fc.record(
    Object.fromEntries(
      columnsOf(one).map((column) => [
        column,
        fc.oneof(text, fc.array(text, { maxLength: 3 }), columnObject(column)),
      ]),
    ),
    { requiredKeys: [] },
  ),
  values: partOf(['city', 'area_tier', 'nature', 'provider'], fc.dictionary(name, text)),
  constants: partOf(columnsOf(one), fc.oneof(text, fc.constant(''))),
});

const feed = (one: (typeof feedNames)[number]) =>
  fc.record(
    {
      ...ofFile(one),
      covers: fc.dictionary(name, texts),
      files: fc.dictionary(name, fc.record(ofFile(one), { requiredKeys: [] })),
    },
    { requiredKeys: [] },
  );

const region = fc.record(
  {
    code: text,
    name: text,
    name_en: text,
    cities: fc.array(
      fc.record(
        { code: text, name: text, name_en: text, aliases: fc.array(text, { maxLength: 2 }) },
        { requiredKeys: ['code', 'name'] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
  },
  { requiredKeys: ['code', 'name', 'cities'] },
);

const written = fc.record(
  {
    region: fc.oneof(fc.constant('sichuan'), region),
    user_basis: fc.constantFrom('mv', 'lv'),
    synthetic: fc.boolean(),
    repeated_rows: fc.constantFrom('conflict', 'groups'),
    event_scope: fc.constantFrom('project', 'document'),
    glosses: fc.dictionary(name, text),
    no_outages_confirmed: fc.dictionary(year.map(String), texts),
    overlap: fc.constantFrom('first_cause', 'sum'),
    evidence: fc.constantFrom('order', 'claim'),
    start_tolerance_minutes: minutes,
    patrol_allowance_minutes: minutes,
    sustained_over_seconds: fc.integer({ min: 0, max: 86_400 }),
    targets: fc.record(
      {
        groups: fc.dictionary(
          group,
          fc.record({ cities: fc.oneof(fc.constant('*'), texts), hours }),
        ),
        deadline: year,
        stages: fc.dictionary(year.map(String), fc.dictionary(group, hours)),
      },
      { requiredKeys: [] },
    ),
    rate: fc.integer({ min: 0, max: 999_999 }).map((n) => Number(`${n}e-6`)),
    rate_groups: fc.oneof(fc.constant('all'), fc.array(text, { maxLength: 3 })),
    basis: fc.oneof(fc.constant('previous_year'), fc.record({ average_since: year })),
    ledger: fc.oneof(
      fc.constantFrom('default', 'none'),
      fc.record(
        { number: text, task: text, units: texts, emphasis: fc.dictionary(year.map(String), text) },
        { requiredKeys: [] },
      ),
    ),
    feeds: fc.record(Object.fromEntries(feedNames.map((one) => [one, feed(one)])), {
      requiredKeys: [],
    }),
  },
  { requiredKeys: [] },
);

const settings: fc.Arbitrary<Settings> = written.map((one) => settingsSchema.parse(one));
const day = fc.constantFrom('2020-01-01', '2023-01-01', null);
const horizon = fc.record({ data_from: day, as_of: day });

/** A map without entries says no more than its absence. */
function withoutEmpty(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, withoutEmpty(inner)] as const)
    .filter(([, inner]) => inner !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

describe('settings in force', () => {
  const rowsOf = (one: Settings, at: { data_from: string | null; as_of: string | null }) =>
    settingRowsOf({ settings: one, given: new Set() }, at);

  it('are read back from the rows that are published of them', () => {
    fc.assert(
      fc.property(settings, horizon, (one, at) => {
        const rows = rowsOf(one, at);
        const back = settingsFromRows(rows);
        expect(withoutEmpty(back)).toEqual(withoutEmpty({ ...one, ...at }));
        const { as_of: _, data_from: __, ...rest } = back;
        expect(rowsOf(rest, at)).toEqual(rows);
        expect(new Set(rows.map((row) => row.name)).size).toBe(rows.length);
      }),
      { numRuns: RUNS },
    );
  });

  it('keep what is given without saying anything, such as a ledger of the notice’s texts', () => {
    const one = settingsSchema.parse({ ledger: {}, targets: { groups: {} } });
    expect(settingsFromRows(rowsOf(one, { data_from: null, as_of: null }))).toMatchObject({
      ledger: {},
      targets: { groups: {}, deadline: 2022, stages: {} },
    });
  });

  it('are read whatever else the table holds, under the names of earlier versions too', () => {
    const at = { data_from: '2020-01-01', as_of: '2023-01-01' };
    fc.assert(
      fc.property(settings, (one) => {
        const earlier = rowsOf(one, at).map((row) => {
          const former = [...formerNames].find(([, present]) => present === row.name)?.[0];
          return { ...row, name: former ?? row.name };
        });
        const more = [...earlier, { name: 'storage.later', value: 'x' }];
        expect(settingsFromRows(more)).toEqual(settingsFromRows(rowsOf(one, at)));
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    );
  });

  it('take a header that looks like a list for the list of one that it means', () => {
    const columns = { users: '["a"]', event_id: ['x', 'y'], restored_at: '[' };
    const one = settingsSchema.parse({ feeds: { outages: { columns } } });
    const back = settingsFromRows(rowsOf(one, { data_from: null, as_of: null }));
    expect(back.feeds.outages?.columns).toEqual({ ...columns, users: ['["a"]'] });
  });
});
