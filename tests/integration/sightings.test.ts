import { renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { seeProject } from '../../pipelines/ingest/documents.js';
import { ingest } from '../../pipelines/ingest/ingest.js';
import type { Seen } from '../../pipelines/ingest/plan.js';
import { Sightings } from '../../pipelines/ingest/sightings.js';
import { projectPaths } from '../../pipelines/project/paths.js';
import { parseSettings } from '../../pipelines/project/settings.js';
import { command } from '../support/command.js';
import { makeFolder, removeFolder, writeFiles } from '../support/folder.js';
import { gbk } from '../support/gbk.js';
import { workbookOf } from '../support/hostile-files.js';
import { emptyWarehouse } from '../support/reading.js';
import { archive } from '../support/zip.js';

const opened = vi.hoisted((): string[] => []);

vi.mock('../../pipelines/files/hash.js', async (original) => {
  const real = await original<typeof import('../../pipelines/files/hash.js')>();
  const counted =
    <T>(read: (path: string) => T) =>
    (path: string) => {
      opened.push(path);
      return read(path);
    };
  return { ...real, bytesOf: counted(real.bytesOf), hashOf: counted(real.hashOf) };
});

vi.mock('../../pipelines/files/archive.js', async (original) => {
  const real = await original<typeof import('../../pipelines/files/archive.js')>();
  const membersOf = (path: string) => {
    opened.push(path);
    return real.membersOf(path);
  };
  return { ...real, membersOf };
});

const header = 'event_id,city,area_tier,started_at,restored_at,users,nature\n';
const row = (id: string, users = 1) =>
  `${id},成都,农村,2022-03-05 08:00:00,2022-03-05 10:00:00,${users},故障\n`;
const csv = (...ids: string[]) => header + ids.map((id) => row(id)).join('');

const packed = (...names: string[]) =>
  archive(names.map((name) => ({ name: `${name}.csv`, content: csv(name.slice(-2)) })));

let folder = '';
const paths = () => projectPaths(folder);
const put = (name: string, content: string | Uint8Array) =>
  writeFiles(folder, [[`data/outages/${name}`, content]]);
const at = (name: string) => join(folder, 'data/outages', name);

beforeEach(() => {
  folder = makeFolder();
  // What was written now is long ago for whoever looks at it.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
});
afterEach(() => {
  vi.useRealTimers();
  removeFolder(folder);
});

/** A look at everything, what was seen in it, and the files that were opened for it. */
async function look(settings = '') {
  opened.length = 0;
  const sightings = await Sightings.of(paths());
  const { feeds } = parseSettings(settings).settings;
  const seen = await seeProject(paths(), undefined, undefined, { feeds }, sightings);
  await sightings.keep(true);
  const names = new Set(opened.map((path) => relative(at('.'), path)));
  return { seen, told: seen.map(told), opened: [...names].sort().join(' ') };
}

/** All that is known of a document, whether its bytes told it or what was kept. */
function told({ file, ...seen }: Seen) {
  if (!file) return seen;
  const { lines, member, ...rest } = file;
  const { bytes, isRegular, hasRareSpaces, openQuotes } = lines;
  return {
    ...{ ...seen, ...rest, bytesOfText: bytes, lines: lines.lines },
    ...{ isRegular, hasRareSpaces, openQuotes },
    member: member && [member.archive, member.name, member.size],
  };
}

function putEveryKind(): void {
  put('a.csv', csv('a1', 'a2'));
  put('b.csv.gz', gzipSync(csv('b1')));
  put('c.csv', gbk(csv('c1')));
  put('d.csv', `${csv('d1')}\n"d2\n`.replaceAll('\n', '\r\n'));
  put('e.json', '[{"event_id": "e1"}]');
  put('f.xlsx', workbookOf('<row r="1"><c r="A1"><v>1</v></c></row>'));
  put('g.zip', packed('g1', 'in/g2'));
  writeFiles(folder, [['elsewhere/h.csv', csv('h1')]]);
  symlinkSync(join(folder, 'elsewhere/h.csv'), at('h.csv'));
}

describe('a file that is as it was when it was last looked at', () => {
  it('is not opened, whatever its kind, and is seen as before', async () => {
    putEveryKind();
    const first = await look();
    expect(first.opened).toBe('a.csv b.csv.gz c.csv d.csv e.json f.xlsx g.zip h.csv');
    expect(first.seen.map(({ name }) => name.replace('data/outages/', '')).join(' ')).toBe(
      'a.csv b.csv.gz c.csv d.csv e.json f.xlsx g.zip/g1.csv g.zip/in/g2.csv h.csv',
    );
    const again = await look();
    expect(again.opened).toBe('');
    expect(again.told).toEqual(first.told);
  });

  it('is loaded all the same where the warehouse lacks it', async () => {
    putEveryKind();
    for (const name of ['e.json', 'f.xlsx', 'd.csv']) rmSync(at(name));
    await look();
    const { seen } = await look();
    const warehouse = await emptyWarehouse();
    try {
      await ingest(warehouse, { seen, isWhole: true }, parseSettings(''));
      const rows = await warehouse.rows('select event_id from held_outages order by all');
      expect(rows.map((one) => one.event_id).join(' ')).toBe('a1 a2 b1 c1 g1 g2 h1');
    } finally {
      warehouse.close();
    }
  });

  it('is opened where its encoding is named otherwise by now', async () => {
    put('a.csv', csv('a1'));
    await look();
    const named = 'feeds: {outages: {encoding: gb18030}}';
    expect((await look(named)).opened).toBe('a.csv');
    expect((await look(named)).opened).toBe('');
    expect((await look()).opened).toBe('a.csv');
  });
});

describe('a file is opened again', () => {
  it('where it has other content of the same size and an earlier time of change', async () => {
    put('a.csv', csv('a1'));
    const first = await look();
    const { atime, mtime } = statSync(at('a.csv'));
    writeFileSync(at('a.csv'), csv('a2'));
    utimesSync(at('a.csv'), atime, mtime);
    const again = await look();
    expect(again.opened).toBe('a.csv');
    expect(again.seen[0]?.hash).not.toBe(first.seen[0]?.hash);
  });

  it('where another file has taken its place, or its link leads elsewhere', async () => {
    put('a.csv', csv('a1'));
    writeFiles(folder, [
      ['elsewhere/a.csv', csv('a2')],
      ['elsewhere/b.csv', csv('b1')],
      ['elsewhere/c.csv', csv('c1')],
    ]);
    symlinkSync(join(folder, 'elsewhere/b.csv'), at('b.csv'));
    await look();
    renameSync(join(folder, 'elsewhere/a.csv'), at('a.csv'));
    rmSync(at('b.csv'));
    symlinkSync(join(folder, 'elsewhere/c.csv'), at('b.csv'));
    expect((await look()).opened).toBe('a.csv b.csv');
  });

  it('where it had been written just before: it may be written again at the same time', async () => {
    put('a.csv', csv('a1'));
    put('g.zip', packed('g1'));
    vi.setSystemTime(statSync(at('g.zip')).ctimeMs + 1_000);
    await look();
    expect((await look()).opened).toBe('a.csv g.zip');
    vi.setSystemTime(statSync(at('g.zip')).ctimeMs + 10_000);
    await look();
    expect((await look()).opened).toBe('');
  });

  it('where it could not be read', async () => {
    put('a.csv', Buffer.from([0x81, 0x20, 0xff, 0xff]));
    put('g.zip', 'no archive');
    const first = await look();
    const again = await look();
    expect(again.opened).toBe('a.csv g.zip');
    expect(again.told).toEqual(first.told);
    expect(again.seen.map(({ why }) => why?.en).filter(Boolean)).toHaveLength(2);
  });

  it('where what was kept is gone, damaged or of another program', async () => {
    put('a.csv', csv('a1'));
    const first = await look();
    const kept = join(folder, 'warehouse/seen.json');
    const damages = [
      () => rmSync(kept),
      () => writeFileSync(kept, '{"program'),
      () => writeFileSync(kept, '{"program":"0.0.1 1","files":{}}'),
    ];
    for (const damage of damages) {
      damage();
      const again = await look();
      expect(again.opened).toBe('a.csv');
      expect(again.told).toEqual(first.told);
    }
  });
});

it('a run opens what it has not seen, and a dry run neither keeps nor changes anything', async () => {
  put('a.csv', csv('a1'));
  const commandOpens = async (...args: string[]) => {
    opened.length = 0;
    const { code, notes } = await command(...args, '--project', folder, '--lang', 'en');
    expect(code).toBe(0);
    return { notes, opened: [...new Set(opened)] };
  };
  expect((await commandOpens('run', '--dry-run')).opened).toEqual([at('a.csv')]);
  expect((await commandOpens('run')).opened).toEqual([at('a.csv')]);
  expect((await commandOpens('run', '--dry-run')).opened).toEqual([]);
  const idle = await commandOpens('run');
  expect(idle.opened).toEqual([]);
  expect(idle.notes).toContain('No new files.');
  put('b.csv', csv('b1'));
  expect((await commandOpens('run', '--dry-run')).opened).toEqual([at('b.csv')]);
});
