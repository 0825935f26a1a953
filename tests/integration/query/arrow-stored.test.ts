import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withDatabase } from '../../../pipelines/base/database.js';
import { arrowBytes } from '../../../pipelines/query/arrow.js';
import { canSpill } from '../../../pipelines/query/copy.js';
import { prepareQuery, runPrepared } from '../../../pipelines/query/prepared-query.js';
import { command } from '../../support/command.js';
import { publishRows, randomRows } from '../../support/random-rows.js';

const folder = mkdtempSync(join(tmpdir(), 'shihu-stored-'));
const published = join(folder, 'out', 'reliability.duckdb');

/** Column by column from a scratch file, and of values one by one. */
async function expectSame(sql: string, limit = 0): Promise<void> {
  const file = join(folder, 'x.arrow');
  const options = ['--project', folder, '--limit', String(limit)];
  const written = await command('query', sql, '-o', file, ...options);
  expect(written.code, written.notes).toBe(0);
  const byRow = await withDatabase(published, { readOnly: true }, async (database) => {
    const prepared = await prepareQuery(database, { sql });
    expect(canSpill(prepared)).toBe(true);
    const result = await runPrepared(database, prepared, limit);
    expect(result.stored).toBe(undefined);
    return buffer(arrowBytes(result));
  });
  expect(Buffer.compare(readFileSync(file), byRow)).toBe(0);
}

beforeAll(async () => {
  mkdirSync(join(folder, 'out'));
  await publishRows(published, []);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('arrow, column by column', () => {
  it('is the same to the byte as made of values one by one', async () => {
    const others = `$days * 7 as x, ($days % 90)::smallint as i16, abs($days)::uinteger as u32,
      ($days % 200 + 200)::usmallint as u16, ($days % 100 + 100)::utinyint as u8, $days % 2 = 0 as b2,
      ($days % 90)::decimal(4,2) as d16, ($days % 900)::decimal(9,4) as d32, n * 3 as d64,
      i::decimal(38,4) * -1000 as d128`.replaceAll('$days', "(day - date '1970-01-01')");
    await fc.assert(
      fc.asyncProperty(randomRows, async (rows) => {
        await publishRows(published, rows);
        const cells = 't, d, f, day, moment, i, n, b, small, ub, w, z';
        await expectSame(`select ${cells}, ${others}, t || d::varchar as more from rows`);
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });

  it('is so over many batches, of whole and of some rows, with and without nulls', async () => {
    const nulls = `if(range % 7 = 3, null, range) as i, range % 2 = 0 as b,
      if(range % 11 = 1, null, 'row ' || range || chr(10)) as t`;
    await expectSame(`select ${nulls} from range(140001)`);
    const others = `range::int as n, 'x' as one, '' as none, null::int as empty,
      repeat('时', (range % 50)::int) as long, if(range < 65000, null, 0.5) as d`;
    await expectSame(`select ${others} from range(70001)`, 66_000);
    await expectSame(`select ${nulls}, ${others} from range(0)`);
  });

  it('ends batches anywhere where texts are long', async () => {
    await expectSame(
      `select if(range % 3 = 0, null, range) as i, range % 5 = 0 as b,
        if(range % 4 = 1, null, repeat(chr(65 + range::int % 26), 700000)) as t from range(150)`,
    );
  });
});
