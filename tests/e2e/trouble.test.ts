import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeSample } from '../../data-samples/generator/sample.js';
import { examine } from '../../pipelines/ingest/files.js';
import { ingest } from '../../pipelines/ingest/ingest.js';
import { projectPaths } from '../../pipelines/project/paths.js';
import { loadSettings } from '../../pipelines/project/settings.js';
import { openWarehouse } from '../../pipelines/warehouse/warehouse.js';
import { withFolder } from '../support/folder.js';
import { shihu, shihuAsNobody, shihuWithoutRoom, start } from '../support/process.js';

const isPosix = process.platform !== 'win32';
const isRoot = process.getuid?.() === 0;
const header = 'event_id,city,area_tier,started_at,restored_at,users,nature\n';

function rowsFrom(first: number, count: number): string {
  return Array.from(
    { length: count },
    (_, i) => `E${first + i},510100,rural,2022-03-05 08:00:00,2022-03-05 09:00:00,3,fault\n`,
  ).join('');
}

function put(project: string, feed: string, name: string, text: string): void {
  mkdirSync(join(project, 'data', feed), { recursive: true });
  writeFileSync(join(project, 'data', feed, name), text);
}

async function rowsHeld(project: string): Promise<string> {
  const question = 'select count(*) as n, count(distinct event_id) as d from outage_facts';
  const { out } = await shihu('query', question, '--format', 'csv', '--project', project);
  return out.trim().split(/\r?\n/u).at(-1) ?? '';
}

describe('a disk that fills up', () => {
  it.skipIf(!isPosix)('is said, leaves what was published, and loses nothing', async () => {
    await withFolder(async (project) => {
      put(project, 'outages', 'a.csv', header + rowsFrom(0, 500));
      const first = await shihu('run', '--project', project);
      expect(first.code, first.notes).toBe(0);
      put(project, 'outages', 'b.csv', header + rowsFrom(500, 60_000));

      const full = await shihuWithoutRoom(1 << 20, 'run', '--project', project);
      expect(full.code).toBe(1);
      expect(full.notes).not.toContain('    at ');
      expect(full.notes).toMatch(/磁盘|写入/u);
      expect(await rowsHeld(project)).toBe('500,500');
      const left = readdirSync(join(project, 'out'));
      expect(left.filter((name) => name.includes('.next'))).toEqual([]);

      const again = await shihu('run', '--project', project);
      expect(again.code, again.notes).toBe(0);
      expect(await rowsHeld(project)).toBe('60500,60500');
    });
  });
});

describe('a folder that may not be written', () => {
  it.skipIf(!isPosix || !isRoot)('is named, and nothing is changed', async () => {
    await withFolder(async (project) => {
      put(project, 'outages', 'a.csv', header + rowsFrom(0, 50));
      for (const folder of [project, join(project, 'data'), join(project, 'data', 'outages')]) {
        chmodSync(folder, 0o755);
      }
      const { code, notes } = await shihuAsNobody('run', '--project', project);
      expect(code).toBe(1);
      expect(notes).toContain(join(project, 'warehouse'));
      expect(notes).toMatch(/权限|写/u);
      expect(notes).not.toContain('    at ');
      expect(readdirSync(project)).toEqual(['data']);
    });
  });
});

describe('a file of which no row can be loaded', () => {
  it('is explained once, by the one reason that it has', async () => {
    await withFolder(async (project) => {
      put(project, 'outages', 'a.csv', header + rowsFrom(0, 5));
      const turned = rowsFrom(0, 40).replaceAll('2022-03-05 08:00:00', '5 March 8 am');
      put(project, 'outages', 'b.csv', header + turned.replace(',3,fault', ',x,fault'));
      put(project, 'outages', 'c.csv', header.replace('users', 'people') + rowsFrom(0, 30));
      const { notes } = await shihu('run', '--project', project, '--lang', 'en');
      const table = notes.slice(notes.indexOf('Rejected rows'));
      const about = (name: string) =>
        table.split('\n').filter((line) => line.startsWith('│') && line.includes(name));
      expect(about('b.csv')).toHaveLength(1);
      expect(about('b.csv')[0]).toMatch(/bad_time.*all 40.*the whole file, for one reason/u);
      expect(about('c.csv')).toHaveLength(1);
      expect(about('c.csv')[0]).toMatch(/missing_value.*all 30/u);
      expect(notes).toContain('c.csv lacks the required column users');
    });
  });
});

describe('a file that changes while it is read', () => {
  it('is named, and nothing of it is held', async () => {
    await withFolder(async (folder) => {
      put(folder, 'outages', 'a.csv', header + rowsFrom(0, 50));
      const path = join(folder, 'data', 'outages', 'a.csv');
      const file = await examine('outages', path, folder);
      writeFileSync(path, header + rowsFrom(100, 50));
      utimesSync(path, 1, 1);
      const warehouse = await openWarehouse(join(folder, 'warehouse.duckdb'));
      const loaded = await loadSettings(projectPaths(folder).settings);
      const seen = [{ ...file, isGiven: false, file }];
      const { files } = await ingest(warehouse, { seen, isWhole: true }, loaded);
      expect(files[0]?.why?.en).toContain('a.csv changed while it was being read');
      expect(await warehouse.one('select count(*) as n from held_outages')).toEqual({ n: 0 });
      const now = await examine('outages', path, folder);
      const again = { seen: [{ ...now, isGiven: false, file: now }], isWhole: true };
      expect((await ingest(warehouse, again, loaded)).files).toMatchObject([
        { why: null, rowsLoaded: 50 },
      ]);
      warehouse.close();
    });
  });
});

describe('a file that goes while the program looks at its neighbours', () => {
  it('is named, and the next run finishes', async () => {
    await withFolder(async (project) => {
      await writeSample(project, { outages: 300 });
      const gone = join(project, 'data', 'outages', 'gone.csv');
      // A link to nothing is what a folder's listing shows of a file that is gone by then.
      symlinkSync(join(project, 'nowhere.csv'), gone);
      const { code, notes } = await shihu('run', '--project', project);
      // The other files are none the worse for it, and --strict would say 3.
      expect(code).toBe(0);
      expect(notes).toContain('gone.csv');
      expect(notes).toMatch(/不存在/u);
      expect(notes).not.toContain('    at ');
      rmSync(gone);
      const again = await shihu('run', '--project', project);
      expect(again.code, again.notes).toBe(0);
      expect(readFileSync(join(project, 'out', 'reports', '2022', 'index.html'), 'utf8')).toContain(
        '2022',
      );
    });
  });
});

describe('a run of which nobody reads what it says', () => {
  it('is done to its end all the same', async () => {
    await withFolder(async (project) => {
      put(project, 'outages', 'a.csv', header + rowsFrom(0, 5));
      const { child, ended } = start(['run', '--project', project]);
      child.stdout?.destroy();
      child.stderr?.destroy();
      expect((await ended).code).toBe(0);
      expect(existsSync(join(project, 'out', 'reports', 'index.html'))).toBe(true);
    });
  });
});
