import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database, quoted } from '../../pipelines/base/database.js';
import { canonicalSql } from '../../pipelines/ingest/canonical.js';
import { readColumns } from '../../pipelines/ingest/columns.js';
import { parseSettings } from '../../pipelines/project/settings.js';
import type { FeedColumn, FeedName } from '../../schemas/feeds/index.js';
import { parseCell } from '../../schemas/fields.js';
import { sichuan } from '../../schemas/region.js';

const two = (n: number) => String(n).padStart(2, '0');
const month = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A moment as the forms write it: bare and padded numbers, hours of a day and of its halves. */
function written(form: string, at: Date): string {
  const [h, half] = [at.getUTCHours() % 12 || 12, at.getUTCHours() < 12 ? 'AM' : 'PM'];
  const parts: Readonly<Record<string, string>> = {
    yyyy: String(at.getUTCFullYear()),
    yy: two(at.getUTCFullYear() % 100),
    mm: two(at.getUTCMonth() + 1),
    m: String(at.getUTCMonth() + 1),
    mon: month[at.getUTCMonth()] ?? '',
    dd: two(at.getUTCDate()),
    d: String(at.getUTCDate()),
    hh: two(at.getUTCHours()),
    h: String(at.getUTCHours()),
    ii: two(h),
    i: String(h),
    nn: two(at.getUTCMinutes()),
    ss: two(at.getUTCSeconds()),
    pp: half,
  };
  return form.replace(/yyyy|yy|mon|([mdhinsp])\1|[mdhi]/gu, (name) => parts[name] ?? name);
}

const days = 'date_order: day_first';
const months = 'date_order: month_first';
/** A form of times, the settings that say it, and whether a file of it is read in bulk. */
const forms: readonly (readonly [form: string, settings: string, isBulk: boolean])[] = [
  ['yyyy-mm-dd hh:nn:ss', '', true],
  ['yyyy-mm-dd hh:nn', '', true],
  ['yyyy/m/d h:nn', '', true],
  ['yyyy/m/d h:nn', days, true],
  ['yyyy.mm.dd hh:nn:ss', '', true],
  ['yyyy-mm-ddThh:nn:ss', '', true],
  ['dd/mm/yyyy hh:nn', days, true],
  ['d/m/yyyy h:nn', days, true],
  ['dd.mm.yyyy hh:nn:ss', days, true],
  ['dd-mm-yyyy hh:nn', days, true],
  ['mm/dd/yyyy ii:nn pp', months, true],
  ['m/d/yyyy i:nn:ss pp', months, true],
  ['mm/dd/yyyy i:nnpp', months, true],
  ['dd/mm/yy hh:nn', `${days}, two_digit_years_from: 1970`, true],
  ['dd/mm/yy hh:nn', `${days}, two_digit_years_from: 1950`, true],
  ['d/m/yyyy h:nn', "time_format: '%d/%m/%Y %H:%M'", true],
  ['yyyymmddhhnnss', "time_format: '%Y%m%d%H%M%S'", true],
  ['dd-mon-yyyy hh:nn', "time_format: '%d-%b-%Y %H:%M'", true],
  ['yyyy年m月d日 h时nn分', "time_format: '%Y年%m月%d日 %H时%M分'", true],
  ['yyyy-mm-dd hh:nn:ss', "time_format: '%F %T'", true],
  ['dd/mm/yyyy hh:nn', "time_format: '%d/%m/%Y %H:%M %z'", false],
  ['dd/mm/yyyy hh:nn', '', false],
  ['yyyy-mm-dd hh:nn:ss', 'time_zone: Europe/London', false],
  ['dd/mm/yyyy hh:nn', `${days}, time_zone: Europe/London`, false],
];

const moment = fc
  .integer({ min: Date.UTC(1965, 0, 1) / 1000, max: Date.UTC(2069, 0, 1) / 1000 })
  .map((seconds) => new Date(seconds * 1000));
/** Days that every order has, so that what does not fit the settings is as well among them. */
const rareCells = fc.oneof(
  fc
    .tuple(fc.constantFrom(...forms.map(([form]) => form)), moment)
    .map(([form, at]) => written(form, at)),
  fc.constantFrom(
    ...['', '-', '2022-03-05', '05/03/2022', '5/3/22', '31/02/2022 10:00', '02/31/2022 10:00'],
    ...['05/03/2022 24:00', '05/03/2022 00:00 AM', '05/03/2022 13:00 PM', '0005/03/2022 10:00'],
    ...['05/03/1899 10:00', '05/03/2200 10:00', '05/03/0022 10:00', '05/03/22022 10:00'],
    ...['２０２２-03-05 10:00', ' 05/03/2022 10:00', '05/03/2022  10:00', 'infinity', 'epoch'],
    ...['05/03/2022 10:00:00.5', '05/03/2022 10:00Z', '05-Mar-2022 10:00', '05-MAR-2022 10:00'],
  ),
);

/** The column of times or dates that a feed has in a project of these settings. */
function columnOf(feed: FeedName, name: string, settings: string): FeedColumn {
  const { settings: read } = parseSettings(`feeds: { ${feed}: { ${settings} } }`);
  const found = readColumns(feed, { settings: read, region: sichuan }).columns.find(
    (column) => column.name === name,
  );
  if (!found) throw new Error(`${feed} has no ${name}`);
  return found;
}

let database: Database;
beforeAll(async () => {
  database = await Database.open(':memory:', { threads: 1 });
  await database.query('create table written (c0 varchar)');
});
afterAll(() => database.close());

/** What DuckDB reads each of the cells as, where they are among those that show the form; null where it doesn't. */
async function inBulk(column: FeedColumn, cells: readonly string[]): Promise<(string | null)[]> {
  const sql = canonicalSql(column, 'c0', cells);
  if (sql === undefined) return cells.map(() => null);
  await database.query('delete from written');
  await database.query(`insert into written values ${cells.map((cell) => `(${quoted(cell)})`)}`);
  const { values } = await database.query(`select cast(${sql} as varchar) from written`);
  return values.map(([value]) => value as string | null);
}

describe.each(forms)('times written %s, of %j', (form, settings, isBulk) => {
  const column = columnOf('outages', 'started_at', settings);

  it(`are read in bulk: ${isBulk}, and then as the parser reads them`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(moment, { minLength: 40, maxLength: 100 }),
        fc.array(rareCells, { maxLength: 20 }),
        async (moments, rare) => {
          const cells = [...moments.map((at) => written(form, at)), ...rare];
          const values = await inBulk(column, cells);
          for (const [i, value] of values.entries()) {
            if (value === null) continue;
            expect([cells[i], parseCell(column.schema, cells[i] ?? '')]).toEqual([
              cells[i],
              { ok: true, value },
            ]);
          }
          const taken = values.slice(0, moments.length).filter((value) => value !== null).length;
          // Short years of another century are left to the parser.
          if (isBulk) expect(taken).toBeGreaterThan(moments.length * 0.5);
          else expect(taken).toBe(0);
        },
      ),
      { numRuns: Number(process.env.SHIHU_PROPERTY_RUNS ?? 20), endOnFailure: true },
    );
  });
});

describe.each([
  ['yyyy-mm-dd', '', true],
  ['yyyy/m/d', '', true],
  ['dd/mm/yyyy', days, true],
  ['m/d/yyyy', months, true],
  ['dd.mm.yy', `${days}, two_digit_years_from: 1970`, true],
  ['yyyymmdd', "time_format: '%Y%m%d'", true],
  ['yyyy-mm-dd', 'time_zone: Europe/London', true],
  ['dd/mm/yyyy', '', false],
  ['dd/mm/yyyy hh:nn', days, false],
] as const)('dates written %s, of %j', (form, settings, isBulk) => {
  const column = columnOf('customers', 'valid_from', settings);

  it(`are read in bulk: ${isBulk}, and then as the parser reads them`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(moment, { minLength: 40 }), rareCells, async (moments, rare) => {
        const cells = [...moments.map((at) => written(form, at)), rare];
        const values = await inBulk(column, cells);
        for (const [i, value] of values.entries()) {
          if (value === null) continue;
          expect(parseCell(column.schema, cells[i] ?? '')).toEqual({ ok: true, value });
        }
        expect(values.slice(0, moments.length).some((value) => value !== null)).toBe(isBulk);
      }),
      { numRuns: Number(process.env.SHIHU_PROPERTY_RUNS ?? 10), endOnFailure: true },
    );
  });
});
