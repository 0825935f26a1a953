import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSample } from '../../data-samples/generator/sample.js';
import { withDatabase } from '../../pipelines/base/database.js';
import { publishedTables } from '../../schemas/published/index.js';
import { makeFolder, withFolder } from '../support/folder.js';
import { shihu, start } from '../support/process.js';

/** Every published table as text, its rows in order; nothing before the first is published. */
async function dump(project: string): Promise<string | undefined> {
  const path = join(project, 'out', 'reliability.duckdb');
  if (!existsSync(path)) return undefined;
  return withDatabase(path, { readOnly: true }, async (database) => {
    const tables: string[] = [];
    for (const { name } of publishedTables) {
      const { columns, values } = await database.query(`select * from ${name} order by all`);
      tables.push(`${name} ${columns.join()}\n${values.map((row) => row.join('|')).join('\n')}`);
    }
    return tables.join('\n\n');
  });
}

const report = (project: string) =>
  readFileSync(join(project, 'out', 'reports', '2022', 'index.html'), 'utf8');

const orderOf = (project: string) => readFileSync(join(project, 'shihu.loads.csv'), 'utf8');

/** Kills for each kind of run, at the middles of as many equal parts of its length. */
const kills = 5;
const fractions = Array.from({ length: kills }, (_, i) => (i + 0.5) / kills);

/** A run that ended before its kill is begun anew, so many times in all. */
const tries = 5;

/** A slow machine has slow runs; what is tested is not how long they take. */
const patience = 1_800_000;

/** How long a run took, in milliseconds, and whether it was still going when it was killed. */
async function runFor(project: string, delay: number): Promise<{ took: number; hit: boolean }> {
  const from = performance.now();
  const { child, ended } = start(['run', '--project', project]);
  const timer = setTimeout(() => child.kill('SIGKILL'), delay);
  const { signal } = await ended;
  clearTimeout(timer);
  return { took: performance.now() - from, hit: signal === 'SIGKILL' };
}

async function finish(project: string): Promise<number> {
  const from = performance.now();
  const { code, notes } = await shihu('run', '--project', project);
  expect(code, notes).toBe(0);
  return performance.now() - from;
}

/** A row gone, one corrected in another file, a file under a new name. */
function edit(project: string): void {
  const at = (name: string) => join(project, 'data', 'outages', name);
  const lines = readFileSync(at('2022.csv'), 'utf8').split('\n');
  writeFileSync(at('2022.csv'), [lines[0], ...lines.slice(2)].join('\n'));
  writeFileSync(
    at('0-corrected.csv'),
    `${lines[0]}\n${lines[2]?.replace(/,\d+,(fault|planned|rationing|other),/u, ',1,$1,')}\n`,
  );
  renameSync(at('2020.csv'), at('2020-old.csv'));
}

describe.each([
  { name: 'a first run', isAfterEdits: false },
  { name: 'a run after edits', isAfterEdits: true },
])('$name that is killed', ({ isAfterEdits }) => {
  const folder = makeFolder();
  /** The project as every run finds it; each works on a copy. */
  const found = join(folder, 'found');
  let before: string | undefined;
  let after: string | undefined;
  let page = '';
  let order = '';
  /** How long a run takes here that is left alone. */
  let length = 0;

  function copy(name: string): string {
    const project = join(folder, name);
    rmSync(project, { recursive: true, force: true });
    cpSync(found, project, { recursive: true, preserveTimestamps: true });
    return project;
  }

  async function expectFinished(project: string): Promise<void> {
    await finish(project);
    expect(await dump(project)).toBe(after);
    expect(orderOf(project)).toBe(order);
    expect(report(project)).toBe(page);
  }

  beforeAll(async () => {
    await writeSample(found, { outages: 3000 });
    if (isAfterEdits) {
      await finish(found);
      edit(found);
    }
    before = await dump(found);
    const whole = copy('whole');
    length = await finish(whole);
    [after, page, order] = [await dump(whole), report(whole), orderOf(whole)];
    expect(after).not.toBe(before);
  }, patience);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    'leaves what was published or all that is new, and the next run finishes the job',
    async () => {
      let hits = 0;
      for (const fraction of fractions) {
        let [project, run] = ['', { took: length, hit: false }];
        for (let i = 0; i < tries && !run.hit; i++) {
          project = copy('killed');
          run = await runFor(project, fraction * run.took);
        }
        if (!run.hit) continue;
        hits++;
        expect([before, after]).toContain(await dump(project));
        await expectFinished(project);
      }
      // Else little was tested of what becomes of a run that is killed.
      expect(hits, `kills that hit, of ${kills}`).toBeGreaterThanOrEqual(kills - 1);
    },
    patience,
  );

  it(
    'leaves the same when it is killed again and again before it is left alone',
    async () => {
      const project = copy('killed');
      for (const fraction of fractions) {
        await runFor(project, fraction * length);
        expect([before, after]).toContain(await dump(project));
      }
      await expectFinished(project);
    },
    patience,
  );
});

describe('a run with nothing new', () => {
  it('changes nothing', async () => {
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
