import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CsvStyle } from '../../../pipelines/query/csv-cells.js';
import { prepareQuery, runPrepared } from '../../../pipelines/query/prepared-query.js';
import { openSandbox } from '../../../pipelines/query/sandbox.js';
import { csvBlocksByRow, tsvBlocks } from '../../../pipelines/query/text-formats.js';
import { command } from '../../support/command.js';
import { publishRows, type RandomRow, randomRows } from '../../support/random-rows.js';

const folder = mkdtempSync(join(tmpdir(), 'shihu-csv-'));
const published = join(folder, 'out', 'reliability.duckdb');
const publish = (rows: readonly RandomRow[]) => publishRows(published, rows);

/** As rows are written one by one, and as DuckDB writes them into a file. */
async function both(
  sql: string,
  style: CsvStyle = { isRaw: true, nullText: '' },
  format: 'csv' | 'tsv' = 'csv',
): Promise<[string, string]> {
  const file = join(folder, `x.${format}`);
  const options = ['--project', folder, '--null', style.nullText];
  const raw = style.isRaw ? ['--raw'] : [];
  const written = await command('query', sql, '-o', file, ...options, ...raw);
  expect(written.code, written.notes).toBe(0);
  const text = readFileSync(file, 'utf8');
  if (style.isRaw) {
    const piped = await command('query', sql, '--format', format, ...options);
    expect(text).toBe(`\ufeff${piped.out}\n`);
  }
  return [`\ufeff${await writtenByRow(sql, style, format)}`, text];
}

async function writtenByRow(sql: string, style: CsvStyle, format: 'csv' | 'tsv'): Promise<string> {
  const blocksOf = format === 'csv' ? csvBlocksByRow : tsvBlocks;
  const database = await openSandbox(published);
  try {
    const result = await runPrepared(database, await prepareQuery(database, { sql }), 0);
    let text = '';
    for await (const block of blocksOf(result, style)) text += `${block}\n`;
    return text;
  } finally {
    database.close();
  }
}

beforeAll(() => mkdirSync(join(folder, 'out')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('csv, as DuckDB writes it', () => {
  it('is the same to the byte as written row by row', async () => {
    await fc.assert(
      fc.asyncProperty(randomRows, async (rows) => {
        await publish(rows);
        for (const [isRaw, nullText, format] of [
          [true, '', 'csv'],
          [false, 'a', 'csv'],
          [true, 'a', 'tsv'],
          [false, '', 'tsv'],
        ] as const) {
          const [byRow, written] = await both('from rows', { isRaw, nullText }, format);
          expect(written.split('\r\n')).toEqual(byRow.split('\r\n'));
        }
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });

  it('has the same numbers at every power of ten', async () => {
    await publish([]);
    const sql = `select cast(sign * digits || 'e' || power as double) as d,
        cast(sign * digits || 'e' || power as float) as f
      from range(-37, 38) p(power), (values (1), (1.5), (1.2345678901234567), (9.999999999999999)) v(digits),
        (values (1), (-1)) s(sign)
      union all values (0.0, 0.0), (-0.0::double, 0.0), ('nan'::double, 'inf'::float)`;
    const [byRow, written] = await both(sql);
    expect(written.split('\r\n').length).toBeGreaterThan(500);
    expect(written).toBe(byRow);
  });

  it('keeps records of one empty cell, names that need quotes, and no rows', async () => {
    await publish([]);
    for (const sql of [
      'select null::int as n from range(3)',
      `select '' as "a,""b"`,
      'select 1 as "=x", 2 as n, 3 as n where false',
      "select [1, 2] as list, {'a': 1} as struct",
      'select 1 as "two\nlines"',
    ]) {
      const [byRow, written] = await both(sql.replace('"a,""b"', '"a,""b"'));
      expect(written).toBe(byRow);
    }
  });
});
