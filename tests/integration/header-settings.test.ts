import { type BookType, utils, write } from '@e965/xlsx';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../pipelines/base/database.js';
import type { EnteredFile } from '../../pipelines/ingest/enter.js';
import type { Way } from '../../pipelines/ingest/read.js';
import { emptyWarehouse, readDocument } from '../support/reading.js';

type Rows = readonly (readonly string[])[];
interface Merged {
  readonly rows: Rows;
  readonly merges?: readonly string[];
}

const good = (id: string) => [
  id,
  '成都',
  '农村',
  '2022-01-05 08:00:00',
  '2022-01-05 09:00:00',
  '12',
  '故障',
];
const header = ['event_id', 'city', 'area_tier', 'started_at', 'restored_at', 'users', 'nature'];

function bookOf(sheets: Readonly<Record<string, Merged>>, bookType: BookType): Buffer {
  const book = utils.book_new();
  for (const [name, { rows, merges = [] }] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(rows as string[][]);
    sheet['!merges'] = merges.map((range) => utils.decode_range(range));
    utils.book_append_sheet(book, sheet, name);
  }
  return write(book, { type: 'buffer', bookType }) as Buffer;
}

interface Found {
  /** Ids of the outages, with the lines that they stand on. */
  readonly ids: readonly string[];
  /** Rows read, loaded, rejected and skipped. */
  readonly counts: readonly number[];
  readonly causes: readonly unknown[];
  readonly said: string;
  readonly file: EnteredFile;
}

let database: Database;
beforeAll(async () => {
  database = await emptyWarehouse();
});
afterAll(() => database.close());

async function read(
  name: string,
  text: string | Buffer,
  settings: object,
  way: Way = 'rows',
): Promise<Found> {
  const yaml = JSON.stringify({ feeds: { outages: settings } });
  const document = { feed: 'outages', name, text, way, settings: yaml } as const;
  const { file, held, rejects } = await readDocument(document, database);
  const facts = held.toSorted((a, b) => Number(a.source_line) - Number(b.source_line));
  return {
    ids: facts.map(({ event_id, source_line }) => `${event_id} ${source_line}`),
    counts: [file.rowsRead, file.rowsLoaded, file.rowsRejected, file.rowsSkipped],
    causes: facts.map(({ cause }) => cause),
    said: [file.why?.en ?? '', ...rejects.map(({ message_en }) => message_en)].join('\n'),
    file,
  };
}

/** The same table as text and as a workbook, read under the same settings. */
async function eachWay(table: Merged, settings: object): Promise<Found[]> {
  const text = Papa.unparse(table.rows as string[][], { newline: '\n' });
  return [await read('a.csv', text, settings), await inBook(table, settings)];
}

function inBook(table: Merged, settings: object): Promise<Found> {
  return read('a.xlsx', bookOf({ s: table }, 'xlsx'), settings);
}

const twoRows: Merged = {
  rows: [
    ['停电情况', '', '', '', '', '', ''],
    ['编号', '市州', '地区特征', '停电时间', '', '影响', ''],
    ['', '', '', '起', '止', '户数', '性质'],
    good('1'),
    ['编号', '市州', '地区特征', '停电时间', '', '影响', ''],
    good('2'),
  ],
  merges: ['A1:G1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:G2'],
};
const columns = {
  event_id: '编号',
  started_at: '停电时间 起',
  restored_at: '停电时间 止',
  users: '影响 户数',
  nature: '影响 性质',
};

describe('a header of several rows', () => {
  it('is joined from top to bottom, as the settings say', async () => {
    for (const settings of [
      { header_rows: 2, columns },
      { header_rows: 2, header_line: 2, columns },
    ]) {
      for (const found of await eachWay(twoRows, settings)) {
        expect(found.said).toBe('');
        expect(found.ids).toEqual(['1 4', '2 6']);
        // The title and the half of the header that comes again.
        expect(found.counts).toEqual([4, 2, 0, 2]);
      }
    }
    const many = Array.from({ length: 100 }, (_, i) => good(`${i}`));
    const text = Papa.unparse([...twoRows.rows.slice(0, 3), ...many] as string[][], {
      newline: '\n',
    });
    const bulk = await read('a.csv', text, { header_rows: 2, columns }, 'bulk');
    expect([bulk.file.way, bulk.ids[0], bulk.counts]).toEqual(['bulk', '0 4', [101, 100, 0, 1]]);
    const old = await read('a.xls', bookOf({ s: twoRows }, 'biff8'), { header_rows: 2, columns });
    expect(old.ids).toEqual(['1 4', '2 6']);
  });

  it('has in a sheet what is merged there, in a text what the names below tell', async () => {
    const table = (merges: string[]): Merged => ({
      rows: [
        ['', '', '', '', '', '', '', '原因', ''],
        [...header, '直接', '备注'],
        [...good('1'), '雷击', '甲'],
      ],
      merges,
    });
    const settings = { header_rows: 2, columns: { cause: ['原因 备注', '备注'] } };
    const [text, unmerged] = await eachWay(table([]), settings);
    expect([text?.causes, unmerged?.causes]).toEqual([['甲'], ['甲']]);
    expect(text?.file.unknownColumns).toEqual(['原因 直接']);
    const merged = await inBook(table(['A1:B1']), settings);
    expect(merged.causes).toEqual(['甲']);
    const only = { header_rows: 2, columns: { cause: '备注' } };
    const other = await inBook(table(['A1:B1']), only);
    expect([other.causes, other.file.unknownColumns]).toEqual([['甲'], ['原因 直接']]);
  });

  it('that is not said is refused with the setting that solves it', async () => {
    for (const { counts, file } of await eachWay(twoRows, {})) {
      expect(counts.slice(1, 3)).toEqual([0, expect.any(Number)]);
      const told = file.troubles.find(({ what }) => what.en.includes('header of two rows'));
      expect(told?.yaml).toBe('feeds:\n  outages:\n    header_rows: 2');
    }
    for (const { file } of await eachWay(twoRows, { header_rows: 2 })) {
      const yaml = file.troubles.map((one) => one.yaml).join('\n');
      expect(yaml).toContain('restored_at: 停电时间 止');
    }
  });
});

describe('the line of a header', () => {
  const table: Merged = {
    rows: [header, good('0'), [], ['序号', ...header.slice(1)], good('1')],
  };

  it('is where the settings say, whatever stands above', async () => {
    const settings = { header_line: 4, columns: { event_id: '序号' } };
    for (const { ids, counts } of await eachWay(table, settings)) {
      expect(ids).toEqual(['1 5']);
      expect(counts).toEqual([3, 1, 0, 2]);
    }
    const far = Array.from({ length: 1200 }, (_, i) => [`第 ${i} 行`]);
    const deep = { rows: [...far, header, good('1')] };
    for (const { ids } of await eachWay(deep, { header_line: 1201 })) {
      expect(ids).toEqual(['1 1202']);
    }
  });

  it('on which there is none is told', async () => {
    for (const { counts, file } of await eachWay(table, { header_line: 40 })) {
      expect(counts[1]).toBe(0);
      const [told] = file.troubles;
      expect(told?.what.en).toBe('has no header on line 40');
      expect(told?.todo.en).toContain('feeds.outages.header_line');
    }
  });
});

describe('lines below', () => {
  it('are skipped, the last ones that are not empty, be they like data', async () => {
    const table: Merged = {
      rows: [header, good('1'), good('2'), ['制表：张三'], [''], good('3'), [''], ['']],
    };
    for (const { ids, counts, said } of await eachWay(table, { lines_below: 2 })) {
      expect(said).toBe('');
      expect(ids).toEqual(['1 2', '2 3']);
      expect(counts.slice(0, 3)).toEqual([counts[3] === 2 ? 4 : 2 + (counts[3] ?? 0), 2, 0]);
    }
    for (const { counts } of await eachWay(table, {})) expect(counts.slice(1, 3)).toEqual([3, 1]);
    for (const { ids } of await eachWay(table, { lines_below: 9 })) expect(ids).toEqual([]);
  });

  it('are the last of all, however many there are', async () => {
    const many = Array.from({ length: 9000 }, (_, i) => good(String(i)));
    const table = { rows: [header, ...many, ...Array(10).fill(['"x'])] };
    for (const { counts } of await eachWay(table, { lines_below: 10 })) {
      expect(counts).toEqual([9010, 9000, 0, 10]);
    }
  });
});

describe('sheets', () => {
  const sheets = Object.fromEntries(
    ['一月', '二月', '2022备份'].map((name) => [name, { rows: [header, good(name)] }]),
  );

  it('are read where the settings name them, and the others are told', async () => {
    for (const type of ['xlsx', 'biff8'] as const) {
      const name = type === 'xlsx' ? 'a.xlsx' : 'a.xls';
      const { file } = await read(name, bookOf(sheets, type), { sheets: ['?月'] });
      expect(file.parts).toEqual(['一月', '二月']);
      expect(file.passedOver.map((sheet) => [sheet.name, sheet.reason.en])).toEqual([
        ['2022备份', 'feeds.outages.sheets in shihu.yaml does not name it'],
      ]);
    }
    const both = await read('a.xlsx', bookOf(sheets, 'xlsx'), { sheets: ['2022*', '二月'] });
    expect(both.file.parts).toEqual(['二月', '2022备份']);
  });

  it('that are not there are a refusal which names those that are', async () => {
    const { said } = await read('a.xlsx', bookOf(sheets, 'xlsx'), { sheets: ['一月', '三月*'] });
    expect(said).toContain('a.xlsx has no sheet "三月*", but these: "一月", "二月", "2022备份".');
    expect(said).toContain('feeds.outages.sheets');
    const text = await read('a.csv', Papa.unparse([header, good('1')]), { sheets: ['一月'] });
    expect(text.ids).toEqual(['1 2']);
  });
});
