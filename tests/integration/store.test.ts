import { readdirSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Database, quoted } from '../../pipelines/base/database.js';
import { command } from '../support/command.js';
import { withFolder } from '../support/folder.js';
import { Bench } from '../support/histories/bench.js';
import { buildFull } from '../support/histories/builds.js';
import { differences } from '../support/histories/compare.js';
import { Dice } from '../support/histories/dice.js';
import { type KindName, kinds } from '../support/histories/history.js';

/** What happens to the files; nothing that loses or damages what the project keeps. */
const tour: readonly (readonly KindName[])[] = [
  ['edit', 'edit'],
  ['correct', 'lateOrder'],
  ['lateStage', 'drop', 'month'],
  ['give'],
  ['withdraw', 'prepend'],
  ['spoil', 'lateHistory'],
  ['undo', 'remove'],
  ['comeBack', 'lateUsers'],
];

function withStore(bench: Bench): Bench {
  Object.assign(bench.desk.settings, { warehouse: 'store' });
  return bench;
}

/** Builds in memory what the project holds, and puts it into a file to be compared. */
async function figuresIn(bench: Bench, file: string): Promise<void> {
  await bench.ingest();
  await bench.work((warehouse, project) =>
    buildFull(warehouse, project, {}, async (made) => {
      await warehouse.query(`attach ${quoted(file)} as copy_of_it`);
      await warehouse.query(`copy from database ${made} to copy_of_it`);
      await warehouse.query('detach copy_of_it');
    }),
  );
}

async function compared(one: Bench, other: Bench, folder: string): Promise<string[]> {
  const files = [join(folder, 'one.duckdb'), join(folder, 'other.duckdb')] as const;
  for (const file of files) rmSync(file, { force: true });
  await figuresIn(one, files[0]);
  await figuresIn(other, files[1]);
  return one.work(async (database: Database) => {
    await database.query(`attach ${quoted(files[0])} as wanted (read_only)`);
    await database.query(`attach ${quoted(files[1])} as found (read_only)`);
    return differences(database, 'found', 'wanted');
  });
}

describe('a warehouse of files', () => {
  it('gives the figures of one in DuckDB, whatever happens', async () => {
    const seed = 6;
    await withFolder(async (folder) => {
      const plain = new Bench(join(folder, 'plain'));
      const stored = withStore(new Bench(join(folder, 'stored')));
      for (const bench of [plain, stored]) bench.desk.begin(new Dice(seed));
      expect(await compared(plain, stored, folder)).toEqual([]);
      const dice = new Dice(seed + 100);
      for (const names of tour) {
        for (const name of names) {
          const n = dice.roll(1_000_000);
          const done = [];
          for (const bench of [plain, stored]) done.push(await kinds[name].act(bench, new Dice(n)));
          expect(done[1]).toBe(done[0]);
        }
        expect(await compared(plain, stored, folder), names.join()).toEqual([]);
      }
    });
  }, 600_000);

  it('has what its manifest names, whatever else a killed process left', async () => {
    await withFolder(async (folder) => {
      const stored = withStore(new Bench(folder));
      stored.desk.begin(new Dice(8));
      await stored.ingest();
      const path = join(folder, 'store', 'manifest.json');
      const before = await readFile(path, 'utf8');
      await kinds.edit.act(stored, new Dice(1));
      await stored.ingest();
      const after = await readFile(path, 'utf8');
      expect(JSON.parse(after).commit).toBe(JSON.parse(before).commit + 1);
      // As if the second ingest had been killed before its last step.
      await writeFile(path, before);
      expect(await stored.lastLoad()).toBe(await loadsIn(before, folder, stored));
      await stored.ingest();
      expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(JSON.parse(after));
      const left = readdirSync(join(folder, 'store'), { recursive: true }).filter((name) =>
        String(name).endsWith('.parquet'),
      );
      const named = new Set(
        [before, after].flatMap((text) =>
          [...text.matchAll(/"([\w=./-]+\.parquet)"/gu)].map(([, file]) => file),
        ),
      );
      expect(
        left.map((name) => String(name).replaceAll('\\', '/')).filter((name) => !named.has(name)),
      ).toEqual([]);
    });
  });

  it.each([
    ['{', /cannot be read/u],
    ['{"store": 2}', /another version/u],
  ])('says so where its manifest is %j', async (text, wanted) => {
    await withFolder(async (folder) => {
      const stored = withStore(new Bench(folder));
      stored.desk.begin(new Dice(9));
      await stored.ingest();
      await writeFile(join(folder, 'store', 'manifest.json'), text);
      await expect(stored.ingest()).rejects.toThrow(wanted);
    });
  });
});

async function loadsIn(manifest: string, folder: string, bench: Bench): Promise<number> {
  const file = join(folder, 'store', JSON.parse(manifest).log.held_loads as string);
  return bench.work(async (warehouse) => {
    const { last } = await warehouse.one(
      `select max(load_no) as last from read_parquet(${quoted(file)})`,
    );
    return Number(last);
  });
}

describe('several processes at once', () => {
  it('load what one would load', async () => {
    await withFolder(async (folder) => {
      const alone = withStore(new Bench(join(folder, 'alone')));
      const together = withStore(new Bench(join(folder, 'together')));
      for (const bench of [alone, together]) bench.desk.begin(new Dice(12));
      const run = (bench: Bench, ...more: string[]) =>
        command('run', '--project', bench.root, '--json', ...more);
      for (let step = 0; step < 3; step += 1) {
        const [one, other] = [await run(alone), await run(together, '--jobs', '3')];
        expect(other.notes).toBe(one.notes);
        expect(parsed(other.out, together.root)).toEqual(parsed(one.out, alone.root));
        const published = await alone.work(async (database) => {
          await database.query(`attach ${quoted(alone.paths.published)} as wanted (read_only)`);
          await database.query(`attach ${quoted(together.paths.published)} as found (read_only)`);
          return differences(database, 'found', 'wanted');
        });
        expect(published).toEqual([]);
        for (const bench of [alone, together]) {
          for (const name of ['edit', 'correct', 'spoil', 'lateOrder'] as const) {
            await kinds[name].act(bench, new Dice(step));
          }
        }
      }
    });
  }, 600_000);

  it('are refused where the warehouse is one file', async () => {
    await withFolder(async (folder) => {
      const bench = new Bench(folder);
      bench.desk.begin(new Dice(13));
      const { code, notes } = await command(
        'run',
        '--project',
        folder,
        '--jobs',
        '2',
        '--lang',
        'en',
      );
      expect(code).toBe(2);
      expect(notes).toContain('--jobs is for a warehouse of files');
    });
  });
});

function parsed(out: string, root: string): unknown {
  return JSON.parse(out.replaceAll(JSON.stringify(root).slice(1, -1), ''));
}
