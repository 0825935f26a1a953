import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownPlace } from '../../pipelines/files/guard.js';
import { makeWhole, writeTogether, writeWhole } from '../../pipelines/files/whole.js';
import { guardOf } from '../../pipelines/project/outputs.js';
import { projectPaths } from '../../pipelines/project/paths.js';
import { rejectedNames } from '../../pipelines/rejects/rejects.js';
import { treeOf } from '../support/faults/tree.js';
import { withFolder, writeFiles } from '../support/folder.js';

const outages =
  'event_id,city,area_tier,started_at,restored_at,users,nature\n1,成都,市区,2022-01-01 00:00,2022-01-01 01:00,5,故障\n';

describe('a place for a result', () => {
  it('is nowhere among what the project is made of, however it is written', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [
        ['shihu.yaml', 'as_of: 2023-01-01\n'],
        ['data/outages/a.csv', outages],
        ['warehouse/warehouse.duckdb', 'w'],
        ['out/reliability.duckdb', 'p'],
      ]);
      const paths = projectPaths(folder);
      symlinkSync(join(folder, 'data', 'outages'), join(folder, 'here'));
      symlinkSync(join(folder, 'shihu.yaml'), join(folder, 'link.csv'));
      linkSync(join(folder, 'out', 'reliability.duckdb'), join(folder, 'hard.csv'));
      const own = [
        ...['shihu.yaml', 'shihu.loads.csv', 'Shihu.Loads.csv', 'link.csv'],
        ...['warehouse/warehouse.duckdb', 'warehouse/warehouse.duckdb.wal', 'warehouse/new.csv'],
        ...[
          'out/reliability.duckdb',
          'out/reliability.duckdb.wal',
          'hard.csv',
          'out/../shihu.yaml',
        ],
        ...['data/outages/a.csv', 'data/outages/new.csv', 'data/x/y/z.csv', 'here/b.csv', 'data'],
        ...['out/reliability.duckdb.next', 'warehouse/../data/orders/a.csv'],
      ];
      for (const name of own) {
        const refused = guardOf(paths).file(join(folder, name));
        await expect(refused, name).rejects.toMatchObject({ exitCode: 2 });
        // As seen from the folder in which the command runs.
        await expect(guardOf(paths).file(relative('.', join(folder, name)))).rejects.toThrow();
      }
      for (const name of ['data', 'data/orders', 'data/new', 'warehouse', 'here']) {
        await expect(guardOf(paths).folder(join(folder, name)), name).rejects.toThrow(/belongs/u);
      }
      for (const name of ['a.csv', 'out/a.csv', 'out/reports/a.html', 'data.csv', 'new/data.csv']) {
        expect((await guardOf(paths).file(join(folder, name))).path).toBe(join(folder, name));
      }
    });
  });

  it('is nowhere that a link among the data leads to, or by another way to the warehouse', async () => {
    await withFolder(async (folder) => {
      const project = join(folder, 'project');
      writeFiles(folder, [
        ['project/shihu.yaml', ''],
        ['project/data/README.md', ''],
        ['project/warehouse/README.md', ''],
        ['shared/outages/a.csv', outages],
        ['shared/deep/b.csv', outages],
        ['shared/single.csv', outages],
        ['shared/w.duckdb', 'w'],
        ['shared/free.csv', outages],
      ]);
      const link = (to: string, from: string) =>
        symlinkSync(join(folder, 'shared', to), join(folder, from));
      link('outages', 'project/data/outages');
      link('deep', 'shared/outages/deep');
      link('single.csv', 'project/data/single.csv');
      link('gone.csv', 'project/data/gone.csv');
      link('w.duckdb', 'project/warehouse/warehouse.duckdb');
      const paths = projectPaths(project);
      for (const name of [
        ...['project/data/outages/a.csv', 'shared/outages/a.csv', 'shared/outages/new.csv'],
        ...['shared/deep/b.csv', 'project/data/single.csv', 'shared/single.csv'],
        ...['project/data/gone.csv', 'shared/w.duckdb', 'project/warehouse/warehouse.duckdb'],
      ]) {
        const refused = guardOf(paths).file(join(folder, name));
        await expect(refused, name).rejects.toThrow(/belongs to the project/u);
      }
      const free = join(folder, 'shared', 'free.csv');
      expect((await guardOf(paths).file(free)).path).toBe(free);
    });
  });

  it('is nowhere in another project either, nor a folder with one in it', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [
        ['here/shihu.yaml', ''],
        ['other/shihu.yaml', ''],
        ['other/warehouse/warehouse.duckdb', 'w'],
      ]);
      const paths = projectPaths(join(folder, 'here'));
      for (const name of ['other/warehouse/warehouse.duckdb', 'other/data/a.csv']) {
        await expect(guardOf(paths).file(join(folder, name)), name).rejects.toThrow(/belongs/u);
      }
      for (const name of ['here', 'other', '.']) {
        await expect(guardOf(paths).folder(join(folder, name)), name).rejects.toThrow(/belongs/u);
      }
      expect((await guardOf(paths).folder(join(folder, 'here', 'to'))).path).toMatch(/to$/u);
    });
  });

  it('is nowhere that the command reads, by whatever name', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [['given.csv', outages]]);
      linkSync(join(folder, 'given.csv'), join(folder, 'same.csv'));
      const guard = guardOf(projectPaths(join(folder, 'project')), [join(folder, 'given.csv')]);
      for (const name of ['given.csv', 'same.csv']) {
        await expect(guard.file(join(folder, name))).rejects.toThrow('This command reads');
      }
      expect((await guard.file(join(folder, 'other.csv'))).path).toContain('other.csv');
    });
  });

  it('is given once by one command, however it is written', async () => {
    await withFolder(async (folder) => {
      const guard = guardOf(projectPaths(folder));
      symlinkSync(folder, join(folder, 'again'));
      await guard.file(join(folder, 'back-a.csv'));
      for (const name of ['back-a.csv', 'Back-A.csv', 'again/back-a.csv']) {
        const refused = guard.file(join(folder, name));
        await expect(refused, name).rejects.toMatchObject({ exitCode: 2 });
        await expect(refused).rejects.toThrow(/already been written by this command/u);
      }
      await guard.file(join(folder, 'back-b.csv'));
    });
  });
});

describe('files that are written together', () => {
  it('all stay as they were when one can’t be put in its place', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [
        ['a', 'old'],
        ['c/taken', ''],
      ]);
      const files = ['a', 'b', 'c'].map((name) => ({
        place: ownPlace(join(folder, name)),
        content: 'new',
      }));
      await expect(writeTogether(files)).rejects.toThrow(/^Could not write to .*c: /u);
      expect(treeOf(folder)).toEqual({ a: 'old', 'c/': '', 'c/taken': '' });
      await writeTogether(files.slice(0, 2));
      expect(treeOf(folder)).toEqual({ a: 'new', b: 'new', 'c/': '', 'c/taken': '' });
    });
  });
});

describe('a file that is written whole', () => {
  it('never touches what stands beside it, and leaves nothing there', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'a.csv');
      writeFileSync(`${file}.next`, 'mine');
      await writeWhole(ownPlace(file), 'new');
      const failed = makeWhole(ownPlace(file), async (beside) => {
        writeFileSync(beside, '');
        throw new Error('halfway');
      });
      await expect(failed).rejects.toThrow(/halfway/u);
      expect(readdirSync(folder).sort()).toEqual(['a.csv', 'a.csv.next']);
      expect(readFileSync(file, 'utf8')).toBe('new');
      expect(readFileSync(`${file}.next`, 'utf8')).toBe('mine');
    });
  });

  it('clears what a killed writer of it left, and nothing of others', async () => {
    await withFolder(async (folder) => {
      const dead = `.a.csv.${2 ** 30}.next-aB3dE6`;
      const running = `.a.csv.${process.ppid}.next-aB3dE6`;
      for (const name of [dead, running, `.b.csv.${2 ** 30}.next-aB3dE6`]) {
        mkdirSync(join(folder, name));
        writeFileSync(join(folder, name, 'whole'), '');
      }
      await writeWhole(ownPlace(join(folder, 'a.csv')), 'new');
      expect(existsSync(join(folder, dead))).toBe(false);
      expect(readdirSync(folder)).toHaveLength(3);
    });
  });

  it('may have a name as long as the disk allows', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, `${'停'.repeat(83)}.csv`);
      await writeWhole(ownPlace(file), 'x');
      expect(readFileSync(file, 'utf8')).toBe('x');
    });
  });
});

describe('files of rejected rows', () => {
  const of = (sourceFile: string) => ({
    sourceFile,
    format: 'delimited' as const,
    delimiter: ',',
    header: [],
    rows: [],
  });

  it('each have a name of their own', () => {
    const sources = [
      ...['data/outages/a.csv', 'data/customers/a.csv', 'data/outages/b.csv'],
      ...['data/outages/A.txt', 'data/outages/a.tsv'],
    ];
    expect(rejectedNames(sources.map(of), 'to/back.csv')).toEqual([
      ...['to/back-outages-a.csv', 'to/back-customers-a.csv', 'to/back-b.csv'],
      ...['to/back-outages-A-2.csv', 'to/back-outages-a-3.csv'],
    ]);
    expect(rejectedNames([of('data/outages/a.csv')], 'to/back.csv')).toEqual(['to/back.csv']);
  });
});
