import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { budgets, Unpacking } from '../../pipelines/files/budgets.js';
import { requireRoom } from '../../pipelines/files/free-disk.js';
import { readInChild } from '../../pipelines/ingest/formats/in-child.js';
import { loadSettings } from '../../pipelines/project/settings.js';
import { command } from '../support/command.js';
import { makeFolder, withFolder } from '../support/folder.js';
import * as make from '../support/hostile-files.js';
import { type Ended, start } from '../support/process.js';

const MiB = 2 ** 20;
const names = ['event_id', 'city', 'area_tier', 'started_at', 'restored_at', 'users', 'nature'];
const good = ['E1', '成都', '农村', '2022-01-05 08:00:00', '2022-01-05 09:00:00', '12', '故障'];
const line = (cells: readonly string[]) => `${cells.join(',')}\n`;
const row = (number: number, cells: readonly string[]) =>
  `<row r="${number}">${cells.map((text, i) => make.cell(`${'ABCDEFGH'[i]}${number}`, text)).join('')}</row>`;
const table = row(1, names) + row(2, good);

/** Each hostile file, and what is said of it. */
const hostile: Readonly<Record<string, RegExp>> = {
  'bomb.csv.gz': /at most 200 times the size of a compressed file, unpacked; found: \d{3}/u,
  'endless.csv': /at most 16 MiB in a line of text.*exceeded by line 3/u,
  'endless.jsonl': /at most 16 MiB in a line of text.*exceeded by line 1/u,
  'wide.csv': /at most 4096 columns in a header; found: \d{4}/u,
  'sheet-bomb.xlsx': /at most 100 times the size of a workbook, unpacked; found: \d{3}/u,
  'strings-bomb.xlsx': /at most 100 times the size of a workbook, unpacked; found: \d{3}/u,
  'far-right.xlsx': /at most 16384 columns in a worksheet; found in sheet "s": 321272406/u,
  'too-right.xlsx': /at most 16384 columns in a worksheet; found in sheet "s": 16385/u,
  'far-down.xlsx': /at most 1048576 rows in a worksheet; found in sheet "s": 4000000000/u,
  'long-row.xlsx': /at most 16 MiB in a line of text, or in the cells of a row; found: 20 MiB/u,
  'claims.parquet': /at most 200 times the size of a compressed file, unpacked; found: \d{6}/u,
  'long-row.parquet': /at most 16 MiB in a line of text, or in the cells of a row; found: 20 MiB/u,
};
/** Files that are odd and no more than that. */
const harmless = ['good.csv', 'bounds.xlsx', 'corner.xlsx'];

async function writeAll(folder: string): Promise<void> {
  const put = (name: string, content: string | Uint8Array) =>
    writeFileSync(join(folder, name), content);
  const far = (at: string, number: number) => `<row r="${number}">${make.cell(at, 'x')}</row>`;
  put('good.csv', line(names) + line(good));
  // Its dimension is a lie, as in all of these workbooks.
  put('bounds.xlsx', make.workbookOf(row(1, names) + row(2, ['E2', ...good.slice(1)])));
  put('corner.xlsx', make.workbookOf(table + far('XFD1048576', 1_048_576)));
  put('bomb.csv.gz', make.gzipOf(528, line(good)));
  await make.writeLong(
    join(folder, 'endless.csv'),
    `${line(names) + line(good)}"`,
    'x'.repeat(MiB),
    200,
  );
  await make.writeLong(join(folder, 'endless.jsonl'), '{"event_id": "', 'x'.repeat(MiB), 20);
  put('wide.csv', line([...names, ...Array.from({ length: 1e6 }, (_, i) => `c${i}`)]) + line(good));
  put('sheet-bomb.xlsx', make.workbookOf(table + row(3, good).repeat((80 * MiB) / 400)));
  put('strings-bomb.xlsx', make.workbookOf(table, 'x'.repeat(80 * MiB)));
  put('far-right.xlsx', make.workbookOf(table + far('ZZZZZZ4', 4)));
  put('too-right.xlsx', make.workbookOf(table + far('XFE4', 4)));
  put('far-down.xlsx', make.workbookOf(table + far('A4000000000', 4_000_000_000)));
  const shared = '<c t="s"><v>0</v></c>'.repeat(20);
  put('long-row.xlsx', make.workbookOf(`${table}<row r="3">${shared}</row>`, 'x'.repeat(MiB)));
  const rows = (count: number, id: string) => `select ${id} as event_id, '成都' as city,
    'rural' as area_tier, timestamp '2022-01-05 08:00' as started_at, 3 as users,
    'fault' as nature from range(${count})`;
  const claims = join(folder, 'claims.parquet');
  await make.writeParquet(claims, rows(77_777, "'E1'"));
  make.claimRows(claims, 77_777, 4_000_000_000);
  const long = `repeat('x', ${20 * MiB})`;
  await make.writeParquet(join(folder, 'long-row.parquet'), rows(1, long));
}

describe('hostile files', () => {
  let project = '';
  let data = '';

  beforeAll(async () => {
    project = makeFolder();
    data = join(project, 'data', 'outages');
    mkdirSync(data, { recursive: true });
    await writeAll(data);
  });
  afterAll(() => rmSync(project, { recursive: true, force: true }));

  it('are refused by name, within memory and disk, and the others are read', async () => {
    const { ended, memory, disk } = await watched(project, 'run', '--lang', 'en');
    const said = ended.notes + ended.out;
    for (const [name, why] of Object.entries(hostile)) {
      const told = said.split('\n').find((text) => text.includes(name) && why.test(text));
      expect(told, `${name}\n${said}`).toBeDefined();
    }
    expect(said).not.toContain('    at ');
    const held = await command(
      ...['query', 'select source_file, event_id from outage_facts order by all'],
      ...['--format', 'csv', '--project', project],
    );
    expect(held.out).toContain('good.csv,E1');
    expect(held.out).toContain('bounds.xlsx,E2');
    expect(disk).toBeLessThan(200 * MiB);
    // Where the system doesn't tell, nothing was measured.
    if (process.platform === 'linux') expect(memory).toBeGreaterThan(50 * MiB);
    expect(memory).toBeLessThan(1800 * MiB);
  });

  it('are told by the doctor too, as far as he looks', async () => {
    const { out, notes } = await command('doctor', '--project', project, '--lang', 'en');
    const lines = (out + notes).split('\n');
    for (const [name, why] of Object.entries(hostile)) {
      // Of a text he reads the beginning, of Parquet no row.
      if (/bomb\.csv|endless|long-row\.parquet/u.test(name)) continue;
      const isTold = lines.some((text) => text.includes(name) && why.test(text));
      expect(isTold, `${name}: ${lines.filter((text) => text.includes(name))}`).toBe(true);
    }
    for (const name of harmless) expect(out + notes).toContain(name);
  });
});

interface Watched {
  readonly ended: Ended;
  /** The most that the program and its children had, in bytes; 0 where the system doesn't tell. */
  readonly memory: number;
  /** The most that lay in the warehouse's folder, in bytes. */
  readonly disk: number;
}

async function watched(project: string, ...args: readonly string[]): Promise<Watched> {
  const { child, ended } = start([...args, '--project', project]);
  const peaks = new Map<string, number>();
  let disk = 0;
  const timer = setInterval(() => {
    measure(String(child.pid), peaks);
    disk = Math.max(disk, bytesIn(join(project, 'warehouse')));
  }, 20);
  try {
    const end = await ended;
    const program = peaks.get(String(child.pid)) ?? 0;
    peaks.delete(String(child.pid));
    // Files are read one after the other, each in one process at most.
    return { ended: end, memory: program + Math.max(0, ...peaks.values()), disk };
  } finally {
    clearInterval(timer);
  }
}

function measure(id: string, peaks: Map<string, number>): void {
  try {
    const status = readFileSync(`/proc/${id}/status`, 'utf8');
    const kilobytes = Number(/VmHWM:\s*(\d+)/u.exec(status)?.[1] ?? 0);
    peaks.set(id, Math.max(peaks.get(id) ?? 0, kilobytes * 1024));
    const children = readFileSync(`/proc/${id}/task/${id}/children`, 'utf8');
    for (const child of children.split(' ').filter(Boolean)) measure(child, peaks);
  } catch {
    // It is gone, or this is no Linux.
  }
}

function bytesIn(path: string): number {
  try {
    if (!statSync(path).isDirectory()) return statSync(path).size;
    return readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0);
  } catch {
    return 0;
  }
}

describe('budgets', () => {
  it('let what is large and honest pass: size alone is no offence, nor is a ratio alone', () => {
    const packed = 40 * MiB;
    const large = new Unpacking('a.csv.gz', () => packed);
    for (let i = 0; i < budgets.ratio.most; i += 1) large.take(packed);
    expect(() => large.take(MiB)).toThrow(/found: 200/u);
    const small = new Unpacking('a.csv.gz', () => 100);
    expect(() => small.take(budgets.unpacked.most)).not.toThrow();
    expect(() => small.take(1)).toThrow(/a\.csv\.gz is beyond what is read/u);
  });

  it('keep some of the disk free', () => {
    expect(() => requireRoom('a.gz', 10 * MiB, budgets.freeDisk.most + 10 * MiB)).not.toThrow();
    expect(() => requireRoom('a.gz', 10 * MiB, budgets.freeDisk.most)).toThrow(
      /a\.gz was not read for want of disk space.*10 MiB.*leave 256 MiB, but 256 MiB are free/u,
    );
  });

  it('hold for the settings', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'shihu.yaml');
      writeFileSync(file, '# x\n'.repeat(MiB / 4));
      await expect(loadSettings(file)).resolves.toBeDefined();
      writeFileSync(file, '# x\n'.repeat(MiB / 4 + 1));
      await expect(loadSettings(file)).rejects.toThrow(/at most 1 MiB in shihu\.yaml/u);
    });
  });

  it('make the end of a reader the fault of its file', async () => {
    const reader = readInChild(
      '../../../../tests/support/child-work.mjs',
      { name: 'a.parquet', work: 'leave' },
      'parquetMemory',
    );
    await expect(reader.next()).rejects.toThrow(/that read a\.parquet ended unexpectedly \(7\)/u);
  });
});
