import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { Database } from '../../pipelines/base/database.js';

/** A text, a number, days and microseconds: other values are made of them. */
export type RandomRow = readonly [string | null, number | null, number | null, number | null];

// No U+FEFF: at the head of a text the binding takes it for a byte order mark and drops it.
const pieces = [
  ...'=+-@"\',\t\r\n \u00a0\u3000时a1.＝＋－＠\u0000\v\f\u0085\u200b\u2003\u2028\u0001\u{e0041}',
];
const text = fc.oneof(fc.string({ unit: fc.constantFrom(...pieces), maxLength: 5 }), fc.string());
const real = fc.oneof(
  fc.double({ noNaN: false }),
  fc
    .integer({ min: -9, max: 25 })
    .chain((power) =>
      fc.double({ min: 1, max: 10, noNaN: true }).map((digits) => digits * 10 ** power),
    ),
  fc.integer(),
);
const days = fc.oneof(
  fc.integer({ min: -20_000, max: 60_000 }),
  fc.integer({ min: -3e6, max: 9e6 }),
);
const micros = fc.oneof(
  fc.integer({ min: -2e9, max: 4e9 }).map((seconds) => seconds * 1e6),
  fc.integer({ min: -7e15, max: 7e15 }),
);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { freq: 8 });

export const randomRows: fc.Arbitrary<RandomRow[]> = fc.array(
  fc.tuple(maybe(text), maybe(real), maybe(days), maybe(micros)),
  { minLength: 40, maxLength: 120 },
);

/** A new database with a table of such rows: of each type that DuckDB's COPY writes, a column. */
export async function publishRows(file: string, rows: readonly RandomRow[]): Promise<void> {
  rmSync(file, { force: true });
  const database = await Database.open(file);
  await database.query(`create table rows (t varchar, d double, f float, day date, moment timestamp,
    s timestamp_s, ms timestamp_ms, i bigint, h hugeint, n decimal(18,3), b boolean, u uuid,
    small tinyint, ub ubigint, w decimal(18,0), z decimal(5,5))`);
  for (const [text, real, days, micros] of rows) {
    await database.query(
      `insert into rows select $text, cast($real as double), cast($real as float), date '1970-01-01' + cast($days as integer),
         make_timestamp(cast($micros as bigint)), make_timestamp(cast($micros as bigint)),
         make_timestamp(cast($micros as bigint)), cast($micros as bigint),
         cast($micros as hugeint) * 1000000000000, cast($days as decimal(18,3)) / 8,
         $days % 2 = 0, if($text is null, null, '8e3b4f2c-9f1a-4c61-b6d7-0123456789ab'),
         $days % 100, abs(cast($micros as bigint)) * 2, cast($micros as decimal(18,0)) * -2,
         cast($days % 90000 as decimal(18,5)) / 100000`,
      {
        text: text ?? null,
        real: real === null || real === undefined ? null : String(real),
        days: days ?? null,
        micros: micros ?? null,
      },
    );
  }
  database.close();
}
