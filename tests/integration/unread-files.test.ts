import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { seeProject } from '../../pipelines/ingest/documents.js';
import { projectPaths } from '../../pipelines/project/paths.js';
import { command } from '../support/command.js';
import { withFigures } from '../support/figures.js';
import { makeFolder, withFolder, writeFiles } from '../support/folder.js';

/** As though the program had a mistake that shows on files of this name. */
const mistake = vi.hoisted(() => ({ on: '' }));

vi.mock('../../pipelines/ingest/files.js', async (original) => {
  const files = await original<typeof import('../../pipelines/ingest/files.js')>();
  const requireUnchanged: typeof files.requireUnchanged = async (file) => {
    if (mistake.on !== '' && file.name.endsWith(mistake.on))
      throw new TypeError('a.b is not a function');
    return files.requireUnchanged(file);
  };
  return { ...files, requireUnchanged };
});

afterEach(() => {
  mistake.on = '';
});

const header = 'event_id,city,area_tier,started_at,restored_at,users,nature,cause\n';
const row = (id: string, cause = '') =>
  `${id},510100,rural,2022-03-05 08:00:00,2022-03-05 09:00:00,3,fault,${cause}\n`;
const rowsOf = (name: string, count = 20) =>
  Array.from({ length: count }, (_, i) => row(`${name}${i}`)).join('');

const packed = gzipSync(header + rowsOf('p', 5000));
const flipped = Buffer.from(packed);
flipped[packed.length >> 1] = (flipped[packed.length >> 1] ?? 0) ^ 0xff;
const utf16 = Buffer.from(`\ufeff${header}${rowsOf('u', 2)}`, 'utf16le');
/** A low half of a pair alone, in the third line. */
utf16.writeUInt16LE(0xdc00, 2 + 2 * (header.length + row('u0').length));

/** Of each kind a file that can't be read, and what is said of it; no two of one content, which count once. */
const bad: readonly (readonly [name: string, content: Uint8Array, zh: RegExp, en: RegExp])[] = [
  [
    'latin.csv',
    Buffer.from(`${header}${row('l', 'Itacaré')}`, 'latin1'),
    /第 2 行（第 136 个字节）/u,
    /Line 2 \(byte 136\)/u,
  ],
  ['half.csv', utf16, /第 3 行，第 \d+ 个字节/u, /line 3, byte \d+/u],
  ['cut.csv.gz', packed.subarray(0, packed.length - 9), /第 \d+ 个字节后中断/u, /after byte \d+/u],
  ['flipped.csv.gz', flipped, /第 \d+ 个字节后出错/u, /after byte \d+/u],
  ['plain.csv.gz', Buffer.from(`${header}1`), /不是有效的 gzip/u, /not a valid gzip/u],
  ['text.xlsx', Buffer.from(`${header}2`), /不是 Excel 工作簿/u, /not an Excel workbook/u],
  ['damaged.xlsx', Buffer.from('PK\u0003\u0004 and no more'), /可能已损坏/u, /may be damaged/u],
  ['old.ods', Buffer.from(`${header}3`), /不支持 \.ods/u, /\.ods is not supported/u],
  ['text.parquet', Buffer.from(`${header}4`), /无法读取 Parquet/u, /Could not read the Parquet/u],
  ['short.parquet', Buffer.from('PAR1'), /无法读取 Parquet/u, /Could not read the Parquet/u],
  ['empty.parquet', Buffer.alloc(0), /无法读取 Parquet/u, /Could not read the Parquet/u],
  [
    'names.jsonl',
    Buffer.from(Array.from({ length: 1100 }, (_, i) => `{"n${i}": 1}\n`).join('')),
    /名称最多 1000/u,
    /at most 1000/u,
  ],
];

const good: readonly (readonly [string, string])[] = [
  ['data/outages/a.csv', header + rowsOf('a')],
  ['data/outages/n.csv', header + rowsOf('n')],
  ['data/outages/z.csv', header + rowsOf('z')],
];
const facts = 'select event_id, net_user_seconds from outage_facts order by event_id';

describe('a file that cannot be read', () => {
  it('of whatever kind stops no other one, and is named with its line or byte', async () => {
    const alone = await withFigures(good, ({ rows }) => rows(facts));
    expect(alone).toHaveLength(60);
    const among = bad.map(([name, content]) => [`data/outages/${name}`, content] as const);
    await withFigures([...good, ...among], async ({ ingested, rows }) => {
      expect(await rows(facts)).toEqual(alone);
      for (const [name, , zh, en] of bad) {
        const read = ingested.find((file) => file.name === `data/outages/${name}`);
        expect(read?.why?.zh, name).toMatch(zh);
        expect(read?.why?.en, name).toMatch(en);
        expect(read?.why?.en, name).toContain(`data/outages/${name}`);
        expect(read).toMatchObject({ rowsLoaded: 0, defect: null });
      }
      expect(ingested.filter(({ why }) => why === null)).toHaveLength(good.length);
      const evidence = 'select distinct evidence, verdict from verdicts where year = 2022';
      expect(await rows(evidence)).toEqual([{ evidence: 'unread_files', verdict: 'undetermined' }]);
    });
  });

  it.skipIf(process.platform === 'win32')(
    'is one that links lead to in a circle, or nowhere',
    async () => {
      await withFolder(async (folder) => {
        writeFiles(folder, good);
        symlinkSync('loop.csv', join(folder, 'data/outages/loop.csv'));
        symlinkSync('nowhere.csv', join(folder, 'data/outages/dead.csv'));
        const seen = await seeProject(projectPaths(folder), undefined);
        expect(seen.map(({ name, why }) => [name, why?.en])).toEqual([
          ['data/outages/a.csv', undefined],
          ['data/outages/n.csv', undefined],
          ['data/outages/z.csv', undefined],
          [
            'data/outages/dead.csv',
            'Could not read data/outages/dead.csv: it is a link to something that does not exist.',
          ],
          [
            'data/outages/loop.csv',
            'Could not read data/outages/loop.csv: its links lead in a circle.',
          ],
        ]);
      });
    },
  );

  it('costs a stray quote its own line, told with the character', async () => {
    const text = `${header}${rowsOf('q', 3)}q3,510100,rural,2022-03-05 08:00:00,"2022-03-05 09:00:00,3,fault,\n${rowsOf('r', 3)}`;
    await withFigures([...good, ['data/outages/q.csv', text]], async ({ rows }) => {
      expect(await rows('select source_file, source_line, message_en from rejected_rows')).toEqual([
        {
          source_file: 'data/outages/q.csv',
          source_line: 5,
          message_en:
            'a quotation mark is not closed properly: the one at character 37 of the line',
        },
      ]);
      expect(await rows(facts)).toHaveLength(66);
    });
  });
});

describe('a mistake of the program on one file', () => {
  it('stops no other one, and is told as what it is', async () => {
    mistake.on = 'n.csv';
    await withFigures(good, async ({ ingested, rows }) => {
      expect(await rows(facts)).toHaveLength(40);
      const { why, defect } = ingested.find(({ name }) => name.endsWith('n.csv')) ?? {};
      expect(why?.zh).toContain('程序内部错误（a.b is not a function）');
      expect(why?.en).toContain('because of a bug in the program (a.b is not a function)');
      expect(defect).toContain('unread-files.test.ts');
      expect(ingested.filter((file) => file.defect !== null)).toHaveLength(1);
      expect(await rows('select distinct evidence from verdicts where year = 2022')).toEqual([
        { evidence: 'unread_files' },
      ]);
    });
  });

  it('makes a run exit with 1 though all else is done, and is mended by the next one', async () => {
    const project = makeFolder();
    writeFiles(project, good);
    mistake.on = 'n.csv';
    const failed = await command('run', '--project', project, '--lang', 'en');
    expect(failed.code).toBe(1);
    expect(failed.notes).toContain('Not read  data/outages/n.csv');
    expect(failed.notes).toContain('This is a bug in the program. Please report it:');
    expect(failed.notes).toContain('TypeError: a.b is not a function');
    expect(failed.out).toContain('2022');
    mistake.on = '';
    const mended = await command('run', '--project', project, '--lang', 'en');
    expect([mended.code, mended.notes.includes('Not read')]).toEqual([0, false]);
  });
});
