import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSample } from '../../data-samples/generator/sample.js';
import { withDatabase } from '../../pipelines/base/database.js';
import { pathSafe } from '../../pipelines/export/parquet.js';
import { columnsOf } from '../../schemas/column.js';
import { publishedTables } from '../../schemas/published/index.js';
import { command } from '../support/command.js';
import { withFolder, writeFiles } from '../support/folder.js';
import { readParquet } from '../support/parquet.js';

interface Manifest {
  readonly as_of: string;
  readonly options: { as_of: string | null };
  readonly inputs: { sha256: string }[];
  readonly settings: unknown[];
  readonly tables: {
    readonly name: string;
    readonly rows: number;
    readonly partitioned_by: string[];
    readonly columns: { name: string; type: string; zh: string; en: string }[];
    readonly files: { path: string; rows: number; bytes: number; sha256: string }[];
  }[];
}

const folder = mkdtempSync(join(tmpdir(), 'shihu-export-'));
const target = join(folder, 'exported');
const published = join(folder, 'out', 'reliability.duckdb');
const exported = (...more: string[]) =>
  command('export', '--to', target, '--project', folder, ...more);
const manifestIn = (place: string) =>
  JSON.parse(readFileSync(join(place, 'manifest.json'), 'utf8')) as Manifest;

beforeAll(async () => {
  await writeSample(folder, { outages: 1500 });
  const ran = await command('run', '--project', folder);
  expect(ran.code, ran.notes).toBe(0);
  const said = await exported();
  expect(said.code, said.notes).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Values of both sides in one writing: this reader gives wide decimals as numbers, times as dates. */
function plain(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (value instanceof Date)
        return [name, value.toISOString().replace(/(T00:00:00)?\.000Z$/u, '')];
      if (typeof value === 'bigint') return [name, Number(value)];
      if (typeof value === 'string') return [name, value.replace(/T00:00:00$/u, '')];
      return [name, value ?? null];
    }),
  );
}

describe('an export', () => {
  it('has every published table, value for value and type for type', async () => {
    const { tables } = manifestIn(target);
    expect(tables.map(({ name }) => name)).toEqual(publishedTables.map(({ name }) => name));
    await withDatabase(published, { readOnly: true }, async (database) => {
      for (const table of publishedTables) {
        const entry = tables.find(({ name }) => name === table.name);
        const partitions = entry?.partitioned_by ?? [];
        const rows: Record<string, unknown>[] = [];
        for (const { path, rows: count } of entry?.files ?? []) {
          const read = await readParquet(join(target, path));
          expect(read.types).toEqual(
            columnsOf(table).flatMap(({ name, sqlType }) =>
              partitions.includes(name) ? [] : [`${name} ${sqlType}`],
            ),
          );
          expect(read.rows.length).toBe(count);
          const city = /city_code=([^/]+)\//u.exec(path)?.[1];
          const year = /year=(\d+)\//u.exec(path)?.[1];
          for (const row of read.rows) {
            if (year) expect(String(plain(row).started_at).slice(0, 4)).toBe(year);
            rows.push(city === undefined ? row : { ...row, city_code: city });
          }
        }
        const key = table.key.map((name) => `"${name}"`).join(', ');
        const wanted = await database.rows(`select * from ${table.name} order by ${key}`);
        const sorted =
          partitions.length === 0
            ? rows
            : rows.sort((a, b) => Number(a.outage_id) - Number(b.outage_id));
        expect([table.name, entry?.rows]).toEqual([table.name, wanted.length]);
        expect(sorted.map(plain)).toEqual(wanted.map(plain));
      }
    });
  });

  it('lies in Hive’s layout, which DuckDB reads as one table', async () => {
    await withDatabase(':memory:', {}, async (database) => {
      const found = await database.one(
        `select count(*) as rows, count(distinct city_code) as cities,
           bool_and(year = year(started_at)) as is_right
         from read_parquet('${target}/outage_facts/*/*/*.parquet', hive_partitioning = true,
           hive_types = {'year': integer, 'city_code': varchar})`,
      );
      const entry = manifestIn(target).tables.find(({ name }) => name === 'outage_facts');
      expect(found).toEqual({ rows: entry?.rows, cities: 21, is_right: true });
    });
  });

  it('has a manifest that names every file with its hash, and what it was made from', () => {
    const manifest = manifestIn(target);
    const files = manifest.tables.flatMap((table) => table.files);
    for (const { path, bytes, sha256 } of files) {
      const content = readFileSync(join(target, path));
      expect([path, content.length]).toEqual([path, bytes]);
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
    }
    const held = readdirSync(target, { recursive: true, withFileTypes: true });
    expect(held.filter((entry) => entry.isFile()).length).toBe(files.length + 2);
    expect(manifest.as_of).toBe('2023-01-01');
    expect(manifest.inputs.every(({ sha256 }) => /^[0-9a-f]{64}$/u.test(sha256))).toBe(true);
    expect(manifest.settings.length).toBeGreaterThan(10);
    for (const { columns } of manifest.tables) {
      for (const { zh, en, type } of columns) expect([zh, en, type]).not.toContain('');
    }
    expect(readFileSync(join(target, 'README.md'), 'utf8')).toContain('`outage_facts`');
  });

  it('is the same again, byte for byte, and replaces the earlier one', async () => {
    const before = readFileSync(join(target, 'manifest.json'), 'utf8');
    expect((await exported()).code).toBe(0);
    expect(readFileSync(join(target, 'manifest.json'), 'utf8')).toBe(before);
    expect(readdirSync(folder).filter((name) => name.startsWith('exported'))).toEqual(['exported']);
  });

  it('gives an earlier state with --as-of', async () => {
    const other = join(folder, 'earlier');
    const said = await command(
      'export',
      '--to',
      other,
      '--project',
      folder,
      '--as-of',
      '2022-01-01',
    );
    expect(said.code, said.notes).toBe(0);
    const { as_of, options, tables } = manifestIn(other);
    expect([as_of, options.as_of]).toEqual(['2022-01-01', '2022-01-01']);
    const rowsOf = (all: Manifest['tables'], name: string) =>
      all.find((table) => table.name === name)?.rows ?? 0;
    expect(rowsOf(tables, 'period_hours')).toBeLessThan(
      rowsOf(manifestIn(target).tables, 'period_hours'),
    );
  });

  it('leaves alone a folder that holds anything else', async () => {
    await withFolder(async (place) => {
      const cases: [string, string][] = [
        ['foreign.txt', 'x'],
        ['manifest.json', '{"program":{"name":"other"},"tables":[]}'],
        ['manifest.json', 'no json'],
      ];
      for (const [name, content] of cases) {
        const held = join(place, 'held');
        writeFiles(held, [[name, content]]);
        const said = await command('export', '--to', held, '--project', folder, '--lang', 'en');
        expect(said.code).toBe(2);
        expect(said.notes).toContain(name);
        expect(readFileSync(join(held, name), 'utf8')).toBe(content);
        rmSync(held, { recursive: true });
      }
      writeFileSync(join(place, 'file'), '');
      expect((await command('export', '--to', join(place, 'file'), '--project', folder)).code).toBe(
        2,
      );
      mkdirSync(join(place, 'empty'));
      expect(
        (await command('export', '--to', join(place, 'empty'), '--project', folder)).code,
      ).toBe(0);
      writeFileSync(join(place, 'empty', 'notes.txt'), 'mine');
      expect(
        (await command('export', '--to', join(place, 'empty'), '--project', folder)).code,
      ).toBe(2);
      expect(existsSync(join(place, 'empty', 'notes.txt'))).toBe(true);
    });
  });

  it('keeps the earlier one when it fails, and finds it again after a stop between the last steps', async () => {
    const hidden = join(folder, 'hidden.duckdb');
    const before = readFileSync(join(target, 'manifest.json'), 'utf8');
    renameSync(published, hidden);
    try {
      const said = await exported();
      expect([said.code, said.notes.includes('shihu run')]).toEqual([1, true]);
      const left = join(dirname(target), `.${basename(target)}.${2 ** 30}.next-aB3dE6`);
      mkdirSync(join(left, 'made'), { recursive: true });
      renameSync(target, join(left, 'earlier'));
      mkdirSync(`${target}.next`);
      mkdirSync(`${target}.before`);
      expect((await exported()).code).toBe(1);
    } finally {
      renameSync(hidden, published);
    }
    expect(readFileSync(join(target, 'manifest.json'), 'utf8')).toBe(before);
    // Whatever else has such a name is somebody else's.
    const beside = readdirSync(dirname(target)).filter((name) => name.includes('.next'));
    expect(beside).toEqual([`${basename(target)}.next`]);
    expect(existsSync(`${target}.before`)).toBe(true);
  });
});

describe('a value in a path', () => {
  it.each([
    ['510100', '510100'],
    ['../..', '%2E%2E%2F%2E%2E'],
    ['a=b c', 'a%3Db%20c'],
    ['成都', '%E6%88%90%E9%83%BD'],
    ['', '__HIVE_DEFAULT_PARTITION__'],
    ['C:\\x', 'C%3A%5Cx'],
  ])('%s is %s', (value, path) => expect(pathSafe(value)).toBe(path));

  it('of a region of one’s own stays in the folder, and is read back as it was', async () => {
    await withFolder(async (place) => {
      const code = '../../escaped';
      writeFiles(place, [
        [
          'shihu.yaml',
          `region: { code: R, name: 某地, cities: [{ code: ${JSON.stringify(code)}, name: 甲市 }] }\n` +
            "targets: { groups: { all: { cities: '*', hours: { urban: 5 } } } }\n",
        ],
        [
          'data/outages/a.csv',
          'event_id,city,area_tier,started_at,restored_at,users,nature\n1,甲市,市区,2022-01-01 00:00:00,2022-01-01 01:00:00,5,故障\n',
        ],
      ]);
      const ran = await command('run', '--project', place);
      expect(ran.code, ran.notes).toBe(0);
      const to = join(place, 'a', 'b', 'exported');
      expect((await command('export', '--to', to, '--project', place)).code).toBe(0);
      expect(readdirSync(join(place, 'a', 'b'))).toEqual(['exported']);
      await withDatabase(':memory:', {}, async (database) => {
        const rows = await database.rows(
          `select city_code from read_parquet('${to}/outage_facts/*/*/*.parquet', hive_partitioning = true)`,
        );
        expect(rows).toEqual([{ city_code: code }]);
      });
    });
  });
});
