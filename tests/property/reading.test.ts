import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { feedColumns, feeds, keptColumns } from '../../schemas/feeds/index.js';
import { parseCell } from '../../schemas/fields.js';
import { sichuan } from '../../schemas/region.js';
import { vocabularyOf } from '../../schemas/vocabulary.js';
import { withFigures } from '../support/figures.js';

// Of lengths without a unit nothing is read beside the end.
const columns = keptColumns(feedColumns('outages', vocabularyOf(sichuan)));

const digits = fc.nat({ max: 9999 }).map(String);
const two = fc.nat({ max: 70 }).map((n) => String(n).padStart(2, '0'));
const time = fc
  .tuple(
    fc.constantFrom('2022', '2020', '1899', '2200', '20222'),
    fc.constantFrom('-', '/', '年'),
    two,
    two,
    fc.constantFrom(' ', 'T', ''),
    two,
    two,
    fc.option(two, { nil: '' }),
    fc.constantFrom('', '', '', 'Z', '+08:00', '+08', '.5', '-12:00', '~12:00'),
  )
  .map(
    ([y, sep, mo, d, t, h, mi, s, zone]) =>
      `${y}${sep}${mo}${sep}${d}${t}${h}:${mi}${s && `:${s}`}${zone}`,
  );
const near = fc.constantFrom(
  '2022-02-28 24:00:00',
  '2022-02-29 00:00:00',
  '2022-01-01 00:00:00',
  '2022-01-01 0:0:0',
  ' 2022-01-01 00:00:00 ',
  '2022-01-01  00:00:00',
  '2022-01-01 00:00:60',
);
const cells: Record<string, fc.Arbitrary<string>> = {
  time: fc.oneof(time, near),
  count: fc.oneof(
    digits,
    fc.constantFrom('007', '1,000', '-1', '1.0', '9999999999', '', ' 5 ', '５'),
  ),
  decimal: fc.oneof(
    digits,
    fc.constantFrom('1.5', '1.23456789012', '.5', '5.', '-2', '1,000.5', '1,000', '1,000,000', ''),
  ),
  city: fc.constantFrom('510100', '成都', '成都市', 'Chengdu', '510101', '火星', ''),
  tier: fc.constantFrom('rural', '农村', '4', '9', '1/2', ''),
  provider: fc.constantFrom('国网自贡供电公司', '自贡供电公司', ' 自贡供电公司 ', '-', ''),
  nature: fc.constantFrom('fault', '故障', '02', '2', '火', ''),
  text: fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('-', 'NULL', '无', '\u3000x\u00a0', '\ufeff', "'; --", '=1+1'),
  ),
};

const row = fc.tuple(...columns.map(({ kind }) => cells[kind] ?? fc.constant('')));
/** A cell that the delimited file can carry as it is. */
const carried = (text: string) => text.replace(/\r\n?/gu, '\n');

describe('the bulk reader', () => {
  it('agrees with the declaration on the fate of random rows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
        const named = rows.map((cells, i) => [`E${i}`, ...cells.slice(1)]);
        const header = columns.map(({ name }) => name);
        const text = Papa.unparse([header, ...named], { newline: '\n', quotes: true });
        const expected: string[] = [];
        named.forEach((cellsOfRow, i) => {
          const parsed = columns.map(({ schema }, at) =>
            parseCell(schema, carried(cellsOfRow[at] ?? '')),
          );
          const faults = columns.flatMap(({ name }, at) => {
            const cell = parsed[at];
            return cell && !cell.ok ? [`${name} ${cell.fault.code}`] : [];
          });
          const at = (name: string | undefined) => {
            const cell = parsed[columns.findIndex((column) => column.name === name)];
            return cell?.ok ? cell.value : null;
          };
          const [start, end] = [at(feeds.outages.span?.[0]), at(feeds.outages.span?.[1])];
          if (start && end && end < start) faults.push('restored_at negative_duration');
          const values = columns.map(({ name }) => at(name) ?? '').join('|');
          expected.push(
            faults.length > 0 ? `E${i}: ${faults.sort().join(', ')}` : `E${i}= ${values}`,
          );
        });
        await withFigures([['data/outages/a.csv', text]], async ({ database }) => {
          const held = await database.rows(
            `select ${columns.map(({ name }) => `coalesce(cast("${name}" as varchar), '') as "${name}"`).join(', ')}
             from memory.held_outages`,
          );
          const found = held.map((r) => `${r.event_id}= ${Object.values(r).join('|')}`);
          const rejects = await database.rows(
            `select r.raw, r.column_name || ' ' || r.code as fault from memory.held_rejects r`,
          );
          const byRow = new Map<string, string[]>();
          for (const { raw, fault } of rejects) {
            const id = /^"(E\d+)"/u.exec(String(raw))?.[1] ?? '?';
            byRow.set(id, [...(byRow.get(id) ?? []), String(fault)]);
          }
          for (const [id, faults] of byRow) found.push(`${id}: ${faults.sort().join(', ')}`);
          expect(found.sort()).toEqual(expected.sort());
        });
      }),
      { numRuns: Number(process.env.SHIHU_PROPERTY_RUNS ?? 30), endOnFailure: true },
    );
  }, 300_000);
});
