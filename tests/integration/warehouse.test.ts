import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withDatabase } from '../../pipelines/base/database.js';
import { warehouseVersion } from '../../pipelines/warehouse/schema.js';
import { command, type Said } from '../support/command.js';
import { withFolder, writeFiles } from '../support/folder.js';

const files: [string, string][] = [
  [
    'data/outages/a.csv',
    'event_id,city,area_tier,started_at,restored_at,users,nature\n1,510100,urban,2022-01-05 08:00:00,2022-01-05 09:00:00,10,fault\n',
  ],
  ['data/customers/a.csv', 'city,area_tier,users,valid_from\n510100,urban,100,2022-01-01\n'],
];

/** A published project; then something is done to it, and the next run should say so in words. */
async function afterwards(spoil: (folder: string) => Promise<void> | void): Promise<Said> {
  return withFolder(async (folder) => {
    writeFiles(folder, files);
    expect((await command('run', '--project', folder)).code).toBe(0);
    const report = () => readFileSync(join(folder, 'out/reports/2022/index.html'), 'utf8');
    const before = report();
    await spoil(folder);
    const said = await command('run', '--project', folder, '--lang', 'en');
    expect(said.notes).not.toContain('bug in the program');
    expect(report()).toBe(before);
    return said;
  });
}

const warehouse = (folder: string) => join(folder, 'warehouse', 'warehouse.duckdb');

describe('a run that can’t do its work says why', () => {
  it('when the warehouse is damaged', async () => {
    const said = await afterwards((folder) => {
      const bytes = readFileSync(warehouse(folder));
      bytes.fill(0x5a, 0, 64);
      writeFileSync(warehouse(folder), bytes);
    });
    expect(said.code).toBe(1);
    expect(said.notes).toContain('delete the file, then run shihu run');
  });

  it('when the warehouse was made by a newer version', async () => {
    const said = await afterwards((folder) =>
      withDatabase(warehouse(folder), {}, async (database) => {
        await database.query('update warehouse set version = 99');
      }),
    );
    expect(said.code).toBe(1);
    expect(said.notes).toContain(
      `has version 99, but this program uses version ${warehouseVersion}`,
    );
  });

  it('when what it makes can’t be written', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [...files, ['out', 'a file where a folder should be']]);
      const said = await command('run', '--project', folder, '--lang', 'en');
      expect(said.code).toBe(1);
      expect(said.notes).toContain('Could not write to');
      expect(said.notes).not.toContain('bug in the program');
    });
  });

  it('when there is nothing to work on, and leaves nothing behind', async () => {
    await withFolder(async (folder) => {
      const said = await command('run', '--project', folder, '--lang', 'en');
      expect(said.code).toBe(1);
      expect(said.notes).toContain('There are no outages');
      expect(said.notes).toContain('data/customers/');
      expect((await command('doctor', '--project', folder)).out).not.toContain('个批次');
    });
  });

  it('but goes on when a folder under data/ has a mistyped name, and says so', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [...files, ['data/outage/x.csv', 'x']]);
      const said = await command('run', '--project', folder, '--lang', 'en');
      expect(said.code, said.notes).toBe(0);
      expect(said.notes).toContain('data/outage is not read. Did you mean data/outages?');
    });
  });
});

describe('a file that can’t be read', () => {
  it('is told and entered, and the others count as they did', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, files);
      const bad = join(folder, 'data/outages/b.csv');
      writeFileSync(bad, new Uint8Array([0x41, 0xff, 0xff, 0x0a]));
      writeFiles(folder, [['data/outages/12月.xls', 'x']]);
      const run = () => command('run', '--project', folder, '--lang', 'en');
      const said = await run();
      expect(said.code).toBe(0);
      expect(said.notes).toMatch(/Not read {2}data\/outages\/b\.csv\n {2}The encoding of/u);
      expect(said.notes).toContain('Not read  data/outages/12月.xls');
      const asked = await command(
        'query',
        `select source_file, not_read is null as is_read, rows_loaded from batches order by 1`,
        '--project',
        folder,
        '--json',
      );
      expect(JSON.parse(asked.out)).toEqual([
        { source_file: 'data/customers/a.csv', is_read: true, rows_loaded: 1 },
        { source_file: 'data/outages/12月.xls', is_read: false, rows_loaded: 0 },
        { source_file: 'data/outages/a.csv', is_read: true, rows_loaded: 1 },
        { source_file: 'data/outages/b.csv', is_read: false, rows_loaded: 0 },
      ]);
      writeFiles(folder, [['data/outages/b.csv', (files[0]?.[1] ?? '').replace('\n1,', '\n2,')]]);
      expect((await run()).notes).not.toContain('Not read  data/outages/b.csv');
    });
  });
});
