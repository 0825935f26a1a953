import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeSample } from '../../data-samples/generator/sample.js';
import { withDatabase } from '../../pipelines/base/database.js';
import { publishedTables } from '../../schemas/published/index.js';
import { withFolder } from '../support/figures.js';
import { shihu, start } from '../support/process.js';

/** Every published table as text, in its order. */
async function dump(project: string): Promise<string> {
  const path = join(project, 'out', 'reliability.duckdb');
  return withDatabase(path, { readOnly: true }, async (database) => {
    const tables: string[] = [];
    for (const { name } of publishedTables) {
      const { columns, values } = await database.query(`select * from ${name}`);
      tables.push(`${name} ${columns.join()}\n${values.map((row) => row.join('|')).join('\n')}`);
    }
    return tables.join('\n\n');
  });
}

const report = (project: string) =>
  readFileSync(join(project, 'out', 'reports', '2022', 'index.html'), 'utf8');

const orderOf = (project: string) => readFileSync(join(project, 'shihu.loads.csv'), 'utf8');

describe('a run that is killed', () => {
  it('leaves what was published, and the next run finishes the job', async () => {
    await withFolder(async (folder) => {
      const [whole, killed] = [join(folder, 'whole'), join(folder, 'killed')];
      for (const project of [whole, killed]) await writeSample(project, { outages: 3000 });
      const first = await shihu('run', '--project', whole);
      expect(first.code, first.notes).toBe(0);
      const [expected, page] = [await dump(whole), report(whole)];

      // Killed at moments spread over the whole of a run, whatever it is doing then.
      for (const delay of [60, 250, 400, 550, 700, 850, 1000, 1300, 1700, 2200]) {
        const { child, ended } = start(['run', '--project', killed]);
        const timer = setTimeout(() => child.kill('SIGKILL'), delay);
        await ended;
        clearTimeout(timer);
        if (existsSync(join(killed, 'out', 'reliability.duckdb'))) {
          expect(await dump(killed)).toBe(expected);
        }
      }
      const last = await shihu('run', '--project', killed);
      expect(last.code, last.notes).toBe(0);
      expect(await dump(killed)).toBe(expected);
      expect(report(killed)).toBe(page);
    });
  });

  it('in the middle of edits leaves loads, standings and their order as though it had not been', async () => {
    await withFolder(async (folder) => {
      const [whole, killed] = [join(folder, 'whole'), join(folder, 'killed')];
      for (const project of [whole, killed]) {
        await writeSample(project, { outages: 3000 });
        const first = await shihu('run', '--project', project);
        expect(first.code, first.notes).toBe(0);
      }
      const before = await dump(whole);
      for (const project of [whole, killed]) {
        const at = (name: string) => join(project, 'data', 'outages', name);
        const lines = readFileSync(at('2022.csv'), 'utf8').split('\n');
        // A row gone, one corrected in another file, a file under a new name.
        writeFileSync(at('2022.csv'), [lines[0], ...lines.slice(2)].join('\n'));
        writeFileSync(
          at('0-corrected.csv'),
          `${lines[0]}\n${lines[2]?.replace(/,\d+,(fault|planned|rationing|other),/u, ',1,$1,')}\n`,
        );
        renameSync(at('2020.csv'), at('2020-old.csv'));
      }
      await shihu('run', '--project', whole);
      const [after, order] = [await dump(whole), orderOf(whole)];
      expect(after).not.toBe(before);

      for (const delay of [80, 200, 320, 440, 560, 680, 800, 950, 1100, 1300, 1600, 2000]) {
        const { child, ended } = start(['run', '--project', killed]);
        const timer = setTimeout(() => child.kill('SIGKILL'), delay);
        await ended;
        clearTimeout(timer);
        expect([before, after]).toContain(await dump(killed));
      }
      const last = await shihu('run', '--project', killed);
      expect(last.code, last.notes).toBe(0);
      expect(await dump(killed)).toBe(after);
      expect(orderOf(killed)).toBe(order);
    });
  });

  it('and a run with nothing new changes nothing', async () => {
    await withFolder(async (project) => {
      await writeSample(project, { outages: 1500 });
      await shihu('run', '--project', project);
      const [tables, page] = [await dump(project), report(project)];
      const again = await shihu('run', '--project', project);
      expect(again.notes).toContain('没有新文件');
      expect(await dump(project)).toBe(tables);
      expect(report(project)).toBe(page);
    });
  });
});

describe('two runs at once', () => {
  it('do not disturb each other: one says who holds the lock, or both finish', async () => {
    await withFolder(async (project) => {
      await writeSample(project, { outages: 1500 });
      const both = await Promise.all([
        shihu('run', '--project', project),
        shihu('run', '--project', project),
      ]);
      expect(both.some(({ code }) => code === 0)).toBe(true);
      for (const { code, notes } of both) {
        if (code !== 0) expect(notes).toMatch(/正被另一个进程使用（PID \d+）/u);
        expect(notes).not.toContain('    at ');
      }
      const after = await shihu('check', '--project', project);
      expect(after.code, after.notes).toBe(0);
    });
  });
});
