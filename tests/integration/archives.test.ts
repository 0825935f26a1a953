import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, quoted } from '../../pipelines/base/database.js';
import { dataFindings } from '../../pipelines/doctor/feeds.js';
import { zipBytes } from '../../pipelines/files/zip.js';
import { seeGiven, seeProject } from '../../pipelines/ingest/documents.js';
import { withdrawGiven } from '../../pipelines/ingest/given.js';
import { reset } from '../../pipelines/ingest/gone.js';
import { ingest } from '../../pipelines/ingest/ingest.js';
import { readOrderFile } from '../../pipelines/ingest/order-file.js';
import type { Seen } from '../../pipelines/ingest/plan.js';
import { projectPaths } from '../../pipelines/project/paths.js';
import { parseSettings } from '../../pipelines/project/settings.js';
import { makeFolder, removeFolder, writeFiles } from '../support/folder.js';
import { gbk } from '../support/gbk.js';
import { writeParquet } from '../support/hostile-files.js';
import { emptyWarehouse } from '../support/reading.js';
import { archive } from '../support/zip.js';

const header = 'event_id,city,area_tier,started_at,restored_at,users,nature,cause\n';
const row = (id: string, cause = '雷击') =>
  `${id},成都,农村,2022-01-05 08:00:00,2022-01-05 09:30:00,12,故障,${cause}\n`;
const csv = (...ids: string[]) => header + ids.map((id) => row(id)).join('');
const UTF8 = 0x0800;

let folder = '';
let warehouse: Database;
const loaded = parseSettings('');
const paths = () => projectPaths(folder);

beforeAll(async () => {
  warehouse = await emptyWarehouse();
});
afterAll(() => warehouse.close());
beforeEach(() => {
  folder = makeFolder();
});
afterEach(async () => {
  removeFolder(folder);
  await reset(warehouse);
});

async function load(name: string, content: Uint8Array) {
  writeFiles(folder, [[`data/outages/${name}`, content]]);
  return loadAll();
}

async function loadAll(bulkFrom?: number) {
  const seen = await seeProject(paths(), undefined);
  const bulk = bulkFrom === undefined ? {} : { bulkFrom };
  const done = await ingest(warehouse, { seen, isWhole: true }, loaded, bulk);
  return {
    ...done,
    counts: Object.fromEntries(
      done.files.map((file) => [
        file.name.replace('data/outages/', ''),
        file.why?.en ?? `${file.rowsRead} ${file.rowsLoaded} ${file.rowsRejected} ${file.way}`,
      ]),
    ),
  };
}

const held = async () =>
  (await warehouse.rows('select event_id from held_outages where to_load is null order by all'))
    .map((one) => one.event_id)
    .join(' ');

describe('an archive', () => {
  it('gives each file in it as a document, whatever its kind and encoding', async () => {
    const path = join(folder, 'e.parquet');
    const rows = `select * from read_csv(${quoted(join(folder, 'e.csv'))}, all_varchar = true)`;
    writeFileSync(join(folder, 'e.csv'), csv('e1'));
    await writeParquet(path, rows);
    const parquet = readFileSync(path);
    const { counts } = await load(
      '2022.zip',
      archive([
        { name: 'a.csv', content: csv('a1', 'a2') },
        { name: 'deep/er/b.txt', content: gbk(csv('b1').replaceAll(',', '\t')), method: 0 },
        { name: 'c.csv.gz', content: gzipSync(csv('c1')) },
        { name: 'd.jsonl', content: '{"event_id": "d1"}' },
        { name: 'empty/', content: '' },
        { name: 'e.parquet', content: parquet },
      ]),
    );
    expect(counts).toEqual({
      '2022.zip/a.csv': '2 2 0 rows',
      '2022.zip/deep/er/b.txt': '1 1 0 rows',
      '2022.zip/c.csv.gz': '1 1 0 rows',
      '2022.zip/d.jsonl': '1 0 1 rows',
      '2022.zip/e.parquet': '1 1 0 rows',
    });
    expect(await held()).toBe('a1 a2 b1 c1 e1');
  });

  it('takes the bulk way too, and keeps the raw lines of what is rejected', async () => {
    const ids = Array.from({ length: 40 }, (_, i) => `a${i}`);
    const zip = zipBytes([{ name: 'a.csv', content: Buffer.from(`${csv(...ids)}x,火星,农村\n`) }]);
    writeFiles(folder, [['data/outages/x.zip', zip]]);
    const { counts } = await loadAll(0);
    expect(counts).toEqual({ 'x.zip/a.csv': '41 40 1 bulk' });
    expect(await warehouse.rows('select distinct raw from held_rejects')).toEqual([
      { raw: 'x,火星,农村' },
    ]);
  });

  it('is loaded anew only where a file in it changed, and withdrawn where one is gone', async () => {
    const [a, b] = [csv('a1'), csv('b1')];
    const pack = (files: Record<string, string>) =>
      archive(Object.entries(files).map(([name, content]) => ({ name, content })));
    await load('x.zip', pack({ 'a.csv': a, 'b.csv': b, 'c.csv': csv('c1') }));
    const again = await load('x.zip', pack({ 'a.csv': a, 'b.csv': csv('b1', 'b2') }));
    expect(Object.keys(again.counts)).toEqual(['x.zip/b.csv']);
    expect(again.withdrawn).toMatchObject([{ name: 'data/outages/x.zip/c.csv', rows: 1 }]);
    expect(await held()).toBe('a1 b1 b2');
    // The same content outside of it is a copy.
    writeFiles(folder, [['data/outages/y.csv', a]]);
    const { copies } = await loadAll();
    expect(copies).toEqual([{ name: 'data/outages/y.csv', of: 'data/outages/x.zip/a.csv' }]);
  });

  it('has names in UTF-8, GBK or the code page of old PCs', async () => {
    const names: [Uint8Array | string, number][] = [
      ['一月.csv', UTF8],
      ['二月.csv', 0],
      [gbk('三月\\停电.csv'), 0],
      [Buffer.from('Donn\u0082es.csv', 'latin1'), 0],
    ];
    const { counts } = await load(
      'n.zip',
      archive(names.map(([name, flags], i) => ({ name, flags, content: csv(`n${i}`) }))),
    );
    expect(Object.keys(counts).sort()).toEqual(
      ['n.zip/Données.csv', 'n.zip/一月.csv', 'n.zip/三月/停电.csv', 'n.zip/二月.csv'].sort(),
    );
  });

  it('never leads outside of itself', async () => {
    const outside = ['../../evil.csv', '/etc/evil2.csv', '..\\..\\evil3.csv', './evil4.csv'];
    const { counts } = await load(
      'w.zip',
      archive(outside.map((name, i) => ({ name, content: csv(`w${i}`) }))),
    );
    expect(Object.keys(counts).sort()).toEqual(
      ['w.zip/etc/evil2.csv', 'w.zip/evil.csv', 'w.zip/evil3.csv', 'w.zip/evil4.csv'].sort(),
    );
    expect(readdirSync(folder)).toEqual(['data']);
    expect(readdirSync(join(folder, 'data/outages'))).toEqual(['w.zip']);
  });

  it('passes over what is no document, and tells of each that can not be read', async () => {
    const { counts } = await load(
      'm.zip',
      archive([
        { name: 'good.csv', content: csv('m1') },
        { name: '__MACOSX/._good.csv', content: 'x' },
        { name: '.DS_Store', content: 'x' },
        { name: 'in/~$b.xlsx', content: 'x' },
        { name: 'README.md', content: 'x' },
        { name: 'inner.zip', content: archive([{ name: 'a.csv', content: csv('m2') }]) },
        { name: 'locked.csv', content: csv('m3'), flags: 1 },
        { name: 'damaged.csv', content: csv('m4'), checksum: 7 },
        { name: 'long.csv', content: csv('m5'), size: 9 },
        { name: 'short.csv', content: csv('m5'), size: 9000 },
        { name: 'other.csv', content: csv('m6'), method: 99 },
        { name: 'plan.pdf', content: 'x' },
        { name: 'good.csv', content: csv('m7') },
      ]),
    );
    const at = (name: string) => counts[`m.zip/${name}`];
    expect(at('good.csv')).toBe('1 1 0 rows');
    expect(at('inner.zip')).toMatch(/a \.zip inside a \.zip is not read/u);
    expect(at('locked.csv')).toMatch(/data\/outages\/m\.zip\/locked\.csv .* has a password/u);
    expect(at('damaged.csv')).toMatch(/does not match its checksum/u);
    expect(at('long.csv')).toMatch(/its size is not the one/u);
    expect(at('short.csv')).toMatch(/its size is not the one/u);
    expect(at('other.csv')).toMatch(/compression method \(99\) is not supported/u);
    expect(at('plan.pdf')).toMatch(/format is not supported/u);
    expect(at('good.csv (2)')).toMatch(/another file of the same name/u);
    expect(Object.keys(counts)).toHaveLength(9);
    // What could not be read stays so, without a version at every run.
    expect((await loadAll()).files).toEqual([]);
    const found = await dataFindings(paths(), loaded);
    const problems = found.filter(({ level }) => level === 'problem').map(({ name }) => name);
    expect(problems.filter((name) => name.includes('m.zip/'))).toHaveLength(8);
    expect(found.find(({ name }) => name.endsWith('m.zip/good.csv'))?.level).toBe('ok');
  });

  it('that is none, is cut off or holds nothing is a document that can not be read', async () => {
    const whole = archive([{ name: 'a.csv', content: csv('x1') }]);
    for (const [content, said] of [
      [Buffer.from('not packed'), /not a complete \.zip file/u],
      [whole.subarray(0, -30), /not a complete \.zip file/u],
      [archive([{ name: 'README.txt.md', content: 'x' }]), /holds no data file/u],
    ] as const) {
      expect((await load('x.zip', content)).counts['x.zip']).toMatch(said);
    }
    expect((await load('x.zip', whole)).counts).toEqual({ 'x.zip/a.csv': '1 1 0 rows' });
  });

  it('that unpacks to more than its size can mean is refused before it is unpacked', async () => {
    const claims = { name: 'a.csv', content: csv('x1'), size: 0xf000_0000 };
    expect((await load('bomb.zip', archive([claims]))).counts['bomb.zip']).toMatch(
      /at most 200 times the size of a compressed file/u,
    );
    const many = archive(Array.from({ length: 10_001 }, (_, i) => ({ name: `${i}`, content: '' })));
    expect((await load('bomb.zip', many)).counts['bomb.zip']).toMatch(/at most 10000 files/u);
  });
});

describe('an archive given to ingest', () => {
  it('is all of its documents, loaded again after a rebuild and withdrawn by its name', async () => {
    mkdirSync(join(folder, 'data/outages'), { recursive: true });
    const path = join(folder, 'inbox.ZIP');
    const files = ['a.csv', 'in/b.csv'].map((name, i) => ({ name, content: csv(`g${i}`) }));
    writeFileSync(path, archive(files));
    const seen = await seeGiven('outages', [path], paths());
    const given = (one: Seen) => [one.name, one.isGiven];
    const names = [
      ['inbox.ZIP/a.csv', true],
      ['inbox.ZIP/in/b.csv', true],
    ];
    expect(seen.map(given)).toEqual(names);
    await ingest(warehouse, { seen, isWhole: false }, loaded, { orderFile: paths().orderFile });
    expect(await held()).toBe('g0 g1');

    const listed = await readOrderFile(paths().orderFile);
    expect((await seeProject(paths(), listed)).map(given).sort()).toEqual(names);
    rmSync(path);
    expect((await seeProject(paths(), listed)).map(({ hash }) => hash)).toEqual(['', '']);

    const project = { paths: paths(), loaded };
    const gone = await withdrawGiven(warehouse, project, 'inbox.ZIP');
    expect(gone.map(({ name, rows }) => [name, rows])).toEqual([
      ['inbox.ZIP/a.csv', 1],
      ['inbox.ZIP/in/b.csv', 1],
    ]);
    expect(existsSync(path)).toBe(false);
    expect(await held()).toBe('');
  });
});

describe('a folder of months', () => {
  it('below that of a feed is read, however deep', async () => {
    writeFiles(folder, [
      ['data/outages/2022/01/a.csv', csv('f1')],
      ['data/outages/2022/二月/b.csv', csv('f2')],
      ['data/outages/2022/03.zip', archive([{ name: 'c.csv', content: csv('f3') }])],
    ]);
    const { counts } = await loadAll();
    expect(Object.keys(counts)).toEqual(['2022/01/a.csv', '2022/03.zip/c.csv', '2022/二月/b.csv']);
    expect(await held()).toBe('f1 f2 f3');
  });
});
