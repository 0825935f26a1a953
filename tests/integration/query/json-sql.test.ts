import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withDatabase } from '../../../pipelines/base/database.js';
import { canCopy } from '../../../pipelines/query/copy.js';
import { prepareQuery, runPrepared } from '../../../pipelines/query/prepared-query.js';
import { jsonBlocks, jsonLineBlocks } from '../../../pipelines/query/text-formats.js';
import { command } from '../../support/command.js';
import { publishRows, randomRows } from '../../support/random-rows.js';

const folder = mkdtempSync(join(tmpdir(), 'shihu-json-'));
const published = join(folder, 'out', 'reliability.duckdb');

/** As rows are written one by one, as DuckDB writes them, and as a pipe has them. */
async function every(sql: string, format: 'json' | 'ndjson'): Promise<string[]> {
  const file = join(folder, `x.${format}`);
  const common = ['query', sql, '--project', folder];
  const written = await command(...common, '-o', file);
  expect(written.code, written.notes).toBe(0);
  const piped = await command(...common, '--format', format);
  const pipedLine = piped.out === '' ? '' : `${piped.out}\n`;
  return [await byRow(sql, format), readFileSync(file, 'utf8'), pipedLine];
}

function byRow(sql: string, format: 'json' | 'ndjson'): Promise<string> {
  return withDatabase(published, { readOnly: true }, async (database) => {
    const prepared = await prepareQuery(database, { sql });
    expect(canCopy(prepared, format)).toBe(true);
    const result = await runPrepared(database, prepared, 0);
    let text = '';
    const blocks = format === 'json' ? jsonBlocks(result) : jsonLineBlocks(result);
    for await (const block of blocks) text += `${block}\n`;
    return text;
  });
}

async function expectSame(sql: string): Promise<string> {
  let last = '';
  for (const format of ['json', 'ndjson'] as const) {
    const [expected = '', ...others] = await every(sql, format);
    for (const other of others) expect(other.split('\n')).toEqual(expected.split('\n'));
    last = expected;
  }
  return last;
}

beforeAll(() => mkdirSync(join(folder, 'out')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('json, as DuckDB writes it', () => {
  it('is the same to the byte as written row by row', async () => {
    await fc.assert(
      fc.asyncProperty(randomRows, async (rows) => {
        await publishRows(published, rows);
        await expectSame('from rows');
        await expectSame('select i, t, ub, w, d, moment from rows');
        // Without columns of which a double can't hold all, the query is written as it runs.
        await expectSame(
          'select t, d, f, day, moment, s, ms, n, b, u, small, z, null as x from rows',
        );
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });

  it('escapes every character as JavaScript does', async () => {
    await publishRows(published, []);
    const codes =
      "generate_series(1, 1200) c(i), (values ('', ''), ('\\', 'u'), ('\\\\', '\\')) v(a, b)";
    const said = await expectSame(
      `select a || chr(i::int) || b as t, chr(i::int) || '\\u001F' || chr((i % 32 + 1)::int) as u from ${codes}
       union all select chr(i), '\u2028😀' from (values (8232), (8233), (65279 + 1), (128512)) w(i)`,
    );
    const first = JSON.parse(said.split('\n')[0] ?? '');
    expect(Object.values(first)).toEqual(['\u0001', '\u0001\\u001F\u0002']);
  });

  it('keeps a mark at the head of a text, which the binding takes away', async () => {
    await publishRows(published, []);
    const sql = "select chr(65279) || 'x' as t";
    const said = await command('query', sql, '--project', folder, '--format', 'ndjson');
    expect(said.out).toBe('{"t":"\ufeffx"}');
  });

  it('has every name once, whatever is in it, and no rows', async () => {
    await publishRows(published, []);
    const names = `1 as n, 2 as N, 'x' as "a'""b", 3 as "时\n\u0001"`;
    expect(await expectSame(`select ${names}`)).toBe(
      `{"n":1,"N_2":2,"a'\\"b":"x","时\\n\\u0001":3}\n`,
    );
    expect(await expectSame(`select ${names} where false`)).toBe('');
  });

  it('has whole numbers as texts where a double can’t hold one of the column', async () => {
    await publishRows(published, []);
    const types = ['bigint', 'ubigint', 'hugeint', 'uhugeint', 'decimal(38,0)', 'decimal(16,0)'];
    const cells = types.map(
      (type, i) => `v::${type} as "${type}", if(v = 1, 1, 2)::${type} as c${i}`,
    );
    const said = await expectSame(
      `select ${cells} from (values (1), (9007199254740991), (9007199254740992), (null)) t(v)`,
    );
    expect(said.split('\n')[0]).toBe(
      `{${types.map((type, i) => `"${type}":"1","c${i}":1`).join(',')}}`,
    );
  });
});
