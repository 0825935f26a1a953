import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../pipelines/base/database.js';
import { dataFindings } from '../../pipelines/doctor/feeds.js';
import { projectPaths } from '../../pipelines/project/paths.js';
import { parseSettings } from '../../pipelines/project/settings.js';
import { withFolder, writeFiles } from '../support/folder.js';
import { gbk } from '../support/gbk.js';
import { emptyWarehouse, readDocument } from '../support/reading.js';

const header = 'event_id,city,area_tier,started_at,restored_at,users,nature,cause\n';
const row = (cause: string, id = 1) =>
  `${id},510100,urban,2022-01-05 08:00:00,2022-01-05 09:00:00,5,fault,${cause}\n`;
const latin1 = (text: string) => Buffer.from(text, 'latin1');

let warehouse: Database;
beforeAll(async () => {
  warehouse = await emptyWarehouse();
});
afterAll(() => warehouse.close());

async function causes(
  text: Uint8Array,
  encoding: string | undefined,
  way: 'rows' | 'bulk' = 'rows',
) {
  const settings = encoding === undefined ? '' : `feeds: {outages: {encoding: ${encoding}}}`;
  const document = { feed: 'outages', name: 'a.csv', text, way, settings } as const;
  const { file, held } = await readDocument(document, warehouse);
  return file.why ?? [file.way, ...held.map(({ cause }) => cause)];
}

const portuguese = latin1(header + row('Manutenção São João x') + row('Tensão y', 2));

describe('an encoding that the settings name', () => {
  it('decides where the bytes fit several, and the refusal says how', async () => {
    const refused = await causes(portuguese, undefined);
    expect(refused).toMatchObject({
      zh: expect.stringMatching(/feeds: \{ outages: \{ encoding: gb18030 \} \} 或/u),
      en: expect.stringMatching(
        /reads ".*" in GB18030 .* and ".*Manutenção São João x" .*feeds: \{ outages: \{ encoding: gb18030 \} \} or feeds: \{ outages: \{ encoding: windows-1252 \} \}/u,
      ),
    });
    expect(await causes(portuguese, 'latin-1')).toEqual([
      'rows',
      'Manutenção São João x',
      'Tensão y',
    ]);
  });

  it.each([
    ['windows-1252', latin1(header + row('\u0093Sturm\u0094 \u0096 \u0080')), '“Sturm” – €'],
    ['koi8-r', Buffer.concat([latin1(header + row('\xe7\xf2\xef\xfa\xe1'))]), 'ГРОЗА'],
    ['shift_jis', latin1(header + row('\x97\x8e\x97\x8b')), '落雷'],
    ['big5', latin1(header + row('\xb9p\xc0\xbb')), '雷擊'],
    ['euc-kr', latin1(header + row('\xb3\xab\xb7\xda')), '낙뢰'],
    ['utf-16le', Buffer.from(header + row('雷击'), 'utf16le'), '雷击'],
    ['gbk', gbk(header + row('雷击')), '雷击'],
  ])('%s is read', async (encoding, text, cause) => {
    expect(await causes(text, encoding)).toEqual(['rows', cause]);
  });

  it('is that of the bulk way too, in files of any size', async () => {
    const many = Array.from({ length: 50 }, (_, i) => row('Tensão', i)).join('');
    const found = await causes(latin1(header + many), 'iso-8859-1', 'bulk');
    expect(found).toEqual(['bulk', ...Array(50).fill('Tensão')]);
  });

  it('gives way to the mark at the beginning of a file', async () => {
    const marked = Buffer.from(`\ufeff${header}${row('雷击')}`);
    expect(await causes(marked, 'windows-1252')).toEqual(['rows', '雷击']);
    const wide = Buffer.from(`\ufeff${header}${row('雷击')}`, 'utf16le');
    expect(await causes(wide, 'windows-1252')).toEqual(['rows', '雷击']);
  });

  it('is that of the doctor, and may be named for some files', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [
        ['data/outages/a.csv', portuguese],
        ['data/outages/b.csv', gbk(header + row('雷击', 3))],
      ]);
      const levels = async (settings: string) => {
        const found = await dataFindings(projectPaths(folder), parseSettings(settings));
        const files = found.filter(({ name }) => name.endsWith('.csv'));
        return files.map(({ level, what }) => `${level} ${what.en.match(/windows-1252|gb18030/u)}`);
      };
      expect(await levels('')).toEqual(['problem null', 'ok gb18030']);
      expect(await levels('feeds: {outages: {files: {"a*": {encoding: cp1252}}}}')).toEqual([
        'ok windows-1252',
        'ok gb18030',
      ]);
    });
  });

  it('that does not fit leaves the file unread', async () => {
    expect(await causes(latin1(header + row('Tens\xe3,o')), 'big5')).toMatchObject({
      en: expect.stringMatching(/data\/outages\/a\.csv is not in .* big5: line 2 \(byte \d+\)/u),
    });
  });
});
