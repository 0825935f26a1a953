import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBTypeId } from '@duckdb/node-api';
import { type Table, tableFromIPC, Vector } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database, withDatabase } from '../../../pipelines/base/database.js';
import { command } from '../../support/command.js';
import { type TypeCase, typeCases } from '../../support/duckdb-types.js';

const folder = mkdtempSync(join(tmpdir(), 'shihu-arrow-'));
const file = (name: string) => join(folder, name);
const query = (sql: string, ...more: string[]) =>
  command('query', sql, '--project', folder, '--lang', 'en', ...more);
async function arrow(sql: string): Promise<Table> {
  const { bytes, notes } = await query(sql, '--format', 'arrow');
  expect(notes).toBe('');
  return tableFromIPC(bytes);
}

const cases = Object.entries(typeCases).filter((one): one is [string, TypeCase] => one[1] !== null);

/** Of every type: a value, nothing, and the value again. */
const everyType = `select v.* exclude k from range(3) r(n) left join (
  select unnest([0, 2]) as k, ${cases.map(([name, { sql }]) => `${sql} as "${name}"`).join(',\n')}
) as v on k = n`;

beforeAll(async () => {
  mkdirSync(file('out'));
  const database = await Database.open(file('out/reliability.duckdb'));
  await database.query('create table verdicts as select 2022 as year');
  database.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('arrow', () => {
  it('has a case here for every type that there is', async () => {
    const ids = Object.keys(DuckDBTypeId).filter((key) => !/^\d+$/u.test(key));
    expect(Object.keys(typeCases).sort()).toEqual(ids.sort());
    await withDatabase(':memory:', {}, async (database) => {
      const { types } = await database.query(everyType);
      expect(types.map(({ typeId }) => DuckDBTypeId[typeId])).toEqual(cases.map(([name]) => name));
      const known = await database.rows('select distinct logical_type as name from duckdb_types()');
      const names = known.map(({ name }) => String(name).replace(' WITH TIME ZONE', '_TZ'));
      // Types of no value: that of a bare null, and that of a name of a type.
      const others = names.filter((name) => !['NULL', 'TYPE'].includes(name));
      expect(others.filter((name) => !cases.some(([own]) => own === name))).toEqual([]);
    });
  });

  it('gives back every type and its values', async () => {
    const table = await arrow(`${everyType} order by n`);
    expect(typesOf(table)).toEqual(Object.fromEntries(cases.map(([n, one]) => [n, one.arrow])));
    for (const [name, { value }] of cases) {
      expect(valuesOf(table, name), name).toEqual([value, null, value]);
    }
  });

  it('has the same types whatever the values are', async () => {
    const types = typesOf(await arrow(everyType));
    expect(typesOf(await arrow(`${everyType} where n = 1`))).toEqual(types);
    const empty = await arrow(`${everyType} where n = 9`);
    expect([typesOf(empty), empty.numRows]).toEqual([types, 0]);
  });

  it('says of a column what its type alone does not', async () => {
    const { fields } = (await arrow(everyType)).schema;
    const notes = fields.flatMap(({ name, metadata }) => [[name, metadata.get('note')]]);
    expect(Object.fromEntries(notes.filter(([, note]) => note !== undefined))).toEqual({
      HUGEINT: 'HUGEINT, of at most 38 digits',
      UHUGEINT: 'UHUGEINT, of at most 38 digits',
      BIGNUM: 'BIGNUM, as text',
      ENUM: "ENUM('a', 'b'), as text",
      BIT: 'BIT, as text',
      UNION: 'UNION("n" INTEGER, "t" VARCHAR), as text',
      VARIANT: 'VARIANT, as text',
      TIME_TZ: 'TIME WITH TIME ZONE, as text',
      GEOMETRY: 'GEOMETRY, as WKB',
    });
  });

  it.each([
    ['170141183460469231731687303715884105727::hugeint', 'Decimal[38e0]'],
    ["'infinity'::timestamp", 'Timestamp<MICROSECOND>'],
    ["'-infinity'::date", 'Date32<DAY>'],
    ["'infinity'::timestamptz", 'Timestamp<MICROSECOND, UTC>'],
    ["time '24:00:00'", 'Time64<MICROSECOND>'],
    ["[interval '300000000000 seconds']", 'Interval<MONTH_DAY_NANO>'],
    ['row(1, 2)', 'members have no names'],
  ])('refuses what it can’t hold: %s', async (value, told) => {
    const said = await query(`select ${value} as x`, '--format', 'arrow', '-o', file('x.arrow'));
    expect([said.code, said.out]).toEqual([1, '']);
    expect(said.notes).toContain(told);
  });

  it('is in batches, also where texts are long', async () => {
    const table = await arrow("select n, repeat('x', 1000000) as t from range(90) r(n)");
    expect(table.batches.map(({ numRows }) => numRows)).toEqual([68, 22]);
    const many = await arrow('select n, [n, n] as l from range(70000) r(n)');
    expect(many.batches.map(({ numRows }) => numRows)).toEqual([65536, 4464]);
    expect(many.get(69_999)?.l.toJSON()).toEqual([69_999n, 69_999n]);
  });
});

const python = process.env.PYTHON ?? 'python3';
const lacking = whyNoPython();

describe(`pyarrow${lacking ? ` (left out: ${lacking})` : ''}`, () => {
  it.skipIf(lacking !== undefined)('gives back every type and its values', async () => {
    await query(`${everyType} order by n`, '-o', file('every.arrow'));
    const script = `
import json, sys, pyarrow.ipc as ipc
table = ipc.open_file(sys.argv[1]).read_all()
table.validate(full=True)
print(json.dumps([[f.name, str(f.type), [str(v) for v in table[f.name].to_pylist()]] for f in table.schema]))`;
    const said = execFileSync(python, ['-c', script, file('every.arrow')], { encoding: 'utf8' });
    expect(JSON.parse(said)).toEqual(
      cases.map(([name, { python: type, pythonValue: value }]) => [
        name,
        type,
        [value, 'None', value],
      ]),
    );
  });
});

function whyNoPython(): string | undefined {
  try {
    execFileSync(python, ['-c', 'import pyarrow'], { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    const { stderr, message } = error as { stderr?: Buffer; message: string };
    return stderr?.toString().trim().split('\n').at(-1) || message;
  }
}

function typesOf(table: Table): Record<string, string> {
  return Object.fromEntries(table.schema.fields.map(({ name, type }) => [name, String(type)]));
}

function valuesOf(table: Table, name: string): unknown[] {
  const vector = table.getChild(name) as Vector;
  return Array.from({ length: vector.length }, (_, i) => plain(vector, i));
}

/** The values as they are stored: the library's own reading of times loses their fractions. */
function plain(vector: Vector, at: number): unknown {
  const type = String(vector.type);
  if (vector.get(at) === null) return null;
  const stored = (vector.data[0]?.values ?? []) as ArrayLike<unknown>;
  if (type.startsWith('Decimal')) {
    const words = (stored as Uint32Array).slice(at * 4, at * 4 + 4);
    const whole = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n);
    return String(BigInt.asIntN(128, whole));
  }
  if (type.startsWith('Interval')) return [...(stored as Int32Array).slice(at * 4, at * 4 + 4)];
  if (/^(?:Date|Time)/u.test(type)) return jsonable(stored[at]);
  return jsonable(vector.get(at));
}

function jsonable(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return [...value];
  if (value instanceof Vector)
    return Array.from({ length: value.length }, (_, i) => plain(value, i));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries((value as { toJSON(): object }).toJSON()).map(([key, inner]) => [
      key,
      jsonable(inner),
    ]),
  );
}
