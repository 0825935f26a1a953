import { Buffer } from 'node:buffer';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type CellObject, CFB, utils, type WorkSheet, write } from '@e965/xlsx';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { Database, quoted } from '../../pipelines/base/database.js';
import { failure } from '../../pipelines/base/errors.js';
import type { EnteredFile } from '../../pipelines/ingest/enter.js';
import { digitsOf } from '../../pipelines/ingest/formats/cell.js';
import { kindOf } from '../../pipelines/ingest/formats/format.js';
import { readObject } from '../../pipelines/ingest/formats/jsonl.js';
import { civilTime } from '../../schemas/civil.js';
import { withFigures } from '../support/figures.js';
import { emptyWarehouse, readDocument } from '../support/reading.js';

const header = [
  '停电事件编号',
  '所属地市',
  '地区特征',
  '停电开始时间',
  '复电时间',
  '停电用户数',
  '停电性质',
  '停电原因',
  '备注',
];
const good = ['成都', '农村', '2022-01-05 08:00:00', '2022-01-05 09:30:00', '12', '故障'];
const rows: readonly (readonly string[])[] = [
  ['0007', ...good, '雷击, "二次"', ''],
  ['1230000000000000', ...good, '', '抄录'],
  ['1230000000000000123', ...good, '检修㐀𠀀', ''],
  ['bad-users', '成都', '农村', '2022-01-05 08:00:00', '', '十二', '故障', '', ''],
  ['bad-all', '火星', '郊区', '昨天', '', '-1', '?', '', ''],
  ['0007', ...good, '雷击, "二次"', ''],
  ['open', '攀枝花', '城镇', '2022-01-31 23:59:59', '', '3', '计划', '', ''],
];
const csv = Papa.unparse([header, ...rows], { newline: '\n' });

interface Outcome {
  readonly counts: readonly number[];
  readonly unknown: readonly string[];
  readonly facts: readonly unknown[];
  readonly rejects: readonly unknown[];
}

/** What becomes of one outage file; lines are counted from its header. */
async function outcome(
  name: string,
  content: string | Uint8Array,
  headerLine = 1,
): Promise<Outcome> {
  return withFigures([[`data/outages/${name}`, content]], async ({ ingested, rows: query }) => {
    const [file] = ingested as [EnteredFile];
    if (file.why) throw failure(file.why);
    return {
      counts: [file.rowsRead, file.rowsLoaded, file.rowsRejected, file.rowsSkipped],
      unknown: file.unknownColumns,
      facts: await query(
        `select event_id, city_code, area_tier, started_at, restored_at, users, nature, cause,
           source_line - ${headerLine} as row from outage_facts order by source_line`,
      ),
      rejects: await query(
        `select source_line - ${headerLine} as row, column_name, code, message
         from rejected_rows order by source_line, column_name, code`,
      ),
    };
  });
}

async function rawOf(name: string, content: string | Uint8Array): Promise<string[]> {
  return withFigures([[`data/outages/${name}`, content]], async ({ rows: query }) =>
    (await query('select distinct source_line, raw from rejected_rows order by 1')).map(
      ({ source_line, raw }) => `${source_line} ${raw}`,
    ),
  );
}

async function failureOf(name: string, content: Uint8Array): Promise<string> {
  const error: unknown = await outcome(name, content).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'UserError' });
  return (error as Error).message;
}

const expected = outcome('a.csv', csv);

function sheetOf(cells: readonly (readonly unknown[])[], origin = 'A1'): WorkSheet {
  return utils.aoa_to_sheet(cells as unknown[][], { origin } as object);
}

function workbook(sheets: Readonly<Record<string, WorkSheet>>, date1904 = false): Buffer {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  book.Workbook = { ...book.Workbook, WBProps: { date1904 } };
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

const day = (date: string, date1904 = false) =>
  (Date.parse(`${date}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000 - (date1904 ? 1462 : 0);
const dated = (date: string, format = 'yyyy/m/d h:mm', date1904 = false): CellObject => ({
  t: 'n',
  v: day(date, date1904),
  z: format,
});

/** The rows with real dates and numbers, as Excel would hold them. */
function excelRows(date1904 = false): unknown[][] {
  return rows.map((row) =>
    row.map((cell, i) => {
      if ((i === 3 || i === 4) && cell.startsWith('2022')) return dated(cell, undefined, date1904);
      if (cell === '1230000000000000' || /^\d{1,2}$/u.test(cell)) return Number(cell);
      return cell;
    }),
  );
}

describe('compressed files', () => {
  it('are unpacked, in any encoding, and end in the same rows', async () => {
    expect(await outcome('a.csv.gz', gzipSync(csv))).toEqual(await expected);
    const utf16 = Buffer.from(`\ufeff${csv}`, 'utf16le');
    expect(await outcome('a.TXT.gz', gzipSync(utf16))).toEqual(await expected);
    const parts = [gzipSync(csv.slice(0, 40)), gzipSync(csv.slice(40)), Buffer.alloc(9000)];
    expect(await outcome('a.csv.gz', Buffer.concat(parts))).toEqual(await expected);
    const name = 'data-samples/nasty/data/outages/04-gbk.txt';
    const gbk = readFileSync(join(import.meta.dirname, '../..', name));
    expect(await outcome('g.tsv.gz', gzipSync(gbk))).toEqual(await outcome('g.tsv', gbk));
  });

  it('that are cut off, damaged or not compressed are told', async () => {
    const packed = gzipSync(csv);
    expect(await failureOf('a.csv.gz', packed.subarray(0, -20))).toMatch(/is incomplete/u);
    const flipped = Buffer.from(packed);
    flipped[flipped.length - 6] = (flipped.at(-6) ?? 0) ^ 1;
    expect(await failureOf('a.csv.gz', flipped)).toMatch(/a\.csv\.gz: it is not a valid gzip/u);
    expect(await failureOf('a.csv.gz', Buffer.from(csv))).toMatch(/not a valid gzip/u);
  });
});

describe('workbooks', () => {
  it('end in the same rows as CSV, with real dates and numbers, in both ways to count days', async () => {
    for (const date1904 of [false, true]) {
      const sheet = sheetOf([header, ...excelRows(date1904)]);
      expect(await outcome('a.xlsx', workbook({ 数据: sheet }, date1904))).toEqual(await expected);
    }
  });

  it('keep the row numbers of a table that stands below titles and to the right', async () => {
    const sheet = sheetOf([header, ...excelRows()], 'C6');
    utils.sheet_add_aoa(sheet, [['2022年停电事件明细表']], { origin: 'A2' });
    sheet['!merges'] = [utils.decode_range('A2:K2')];
    const found = await outcome('a.xlsx', workbook({ 数据: sheet }), 6);
    const { counts, ...rest } = await expected;
    expect(found).toEqual({ ...rest, counts: [8, 4, 2, 2] });
    expect(counts).toEqual([7, 4, 2, 1]);
    expect((await rawOf('a.xlsx', workbook({ 数据: sheet })))[0]).toBe(
      '10 ,,bad-users,成都,农村,2022-01-05 08:00:00,,十二,故障,,',
    );
  });

  it('give every sheet that names what is required, and name the others', async () => {
    const extra = [...header, '停电时户数'];
    const later = ['9', ...good, '', '', '18'];
    const odd = [
      'bad-users',
      '成都',
      '农村',
      '2022-01-05 08:00:00',
      '',
      '十二',
      '故障',
      '',
      '',
      '',
    ];
    const book = workbook({
      说明: sheetOf([['填报说明'], ['停电事件编号', '不得重复']]),
      统计: sheetOf([
        ['所属地市', '停电用户数', '停电性质'],
        ['成都', 40, '故障'],
      ]),
      模板: sheetOf([header]),
      空: sheetOf([]),
      数据: sheetOf([header, ...excelRows()]),
      '2月': sheetOf([['标题'], extra, later, odd, ['0007', ...good, '它因', '', '']]),
    });
    await withFigures([['data/outages/a.xlsx', book]], async ({ ingested, rows: query }) => {
      const [file] = ingested as [EnteredFile];
      expect([file.rowsRead, file.rowsLoaded, file.rowsRejected, file.rowsSkipped]).toEqual([
        11, 4, 6, 1,
      ]);
      expect(file.parts).toEqual(['数据', '2月']);
      expect(file.passedOver.map(({ name, reason }) => `${name}: ${reason.en}`)).toEqual([
        '说明: it has no recognizable header',
        '统计: it lacks the required columns event_id, area_tier, started_at',
        '模板: it has no data below its header',
      ]);
      expect(
        await query(
          "select event_id, source_file, source_line from outage_facts where event_id = '9'",
        ),
      ).toEqual([{ event_id: '9', source_file: 'data/outages/a.xlsx#2月', source_line: 3 }]);
      const clash = await query(
        `select source_line, message, message_en from rejected_rows
         where code = 'conflicting_duplicate' order by source_file desc, source_line`,
      );
      expect(clash).toMatchObject([
        { source_line: 2, message: expect.stringContaining('与工作表“2月”第 5 行标识相同') },
        { source_line: 7, message_en: expect.stringContaining('as row 2 of the sheet "数据" but') },
        { source_line: 5, message: expect.stringContaining('与工作表“数据”第 2 行标识') },
      ]);
    });
  });

  it('leave hidden sheets out, say so, and read them where the settings do', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, sheetOf([header, ['1', ...good, '', '']]), '1月');
    utils.book_append_sheet(book, sheetOf([header, ['2', ...good, '', '']]), '2月');
    utils.book_set_sheet_visibility(book, '2月', 1);
    const bytes = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
    const partsOf = (settings: string) =>
      withFigures(
        [
          ['data/outages/a.xlsx', bytes],
          ['shihu.yaml', settings],
        ],
        async ({ ingested: [file] }) => [file?.parts, file?.passedOver.map(({ name }) => name)],
      );
    expect(await partsOf('')).toEqual([['1月'], ['2月']]);
    const read = 'feeds: { outages: { hidden_sheets: true } }';
    expect(await partsOf(read)).toEqual([['1月', '2月'], []]);
    utils.book_set_sheet_visibility(book, '1月', 1);
    const other = sheetOf([['a'], [1]]);
    utils.book_append_sheet(book, other, '目录');
    const hidden = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
    expect(await failureOf('a.xlsx', hidden)).toMatch(/only hidden sheets.*"1月", "2月"/u);
  });

  it('without a sheet that fits are rejected, row by row', async () => {
    const book = workbook({
      统计: sheetOf([
        ['所属地市', '停电用户数', '停电性质'],
        ['成都', 40, '故障'],
      ]),
      其他: sheetOf([['x'], [1]]),
    });
    const found = await outcome('a.xlsx', book, 0);
    expect(found.counts).toEqual([1, 0, 1, 0]);
  });

  it('give formulas by their values, errors by their text, and pass over empty rows', async () => {
    const cells: unknown[][] = [
      header,
      ['', '', '', '', '', '', '', '', ''],
      [
        { t: 'n', v: 42, z: '00000' },
        '成都',
        '农村',
        dated('2022-01-05 08:00', 'h:mm'),
        dated('2022-01-05 09:00', 'yyyy"年"m"月"d"日" h"时"mm"分"'),
        { t: 'n', v: 12, f: 'SUM(A1:A2)' },
        '故障',
        { t: 'e', v: 0x2a },
      ],
      [
        true,
        '成都',
        '农村',
        dated('2022-01-05', 'yyyy/m/d'),
        '',
        { t: 'e', v: 7 },
        '故障',
        0.1 + 0.2,
      ],
      [1.5, '成都', '农村', { t: 'n', v: 0.5, z: 'h:mm' }, '', 7, '故障', -1e-7],
    ];
    const found = await outcome('a.xlsx', workbook({ s: sheetOf(cells) }), 0);
    expect(found.facts).toMatchObject([
      {
        event_id: '00042',
        started_at: '2022-01-05T08:00:00',
        restored_at: '2022-01-05T09:00:00',
        users: 12,
        cause: '#N/A',
        row: 3,
      },
    ]);
    expect(found.rejects).toMatchObject([
      { row: 4, column_name: 'users', code: 'bad_number' },
      { row: 5, column_name: 'started_at', code: 'bad_time' },
    ]);
    expect(await rawOf('a.xlsx', workbook({ s: sheetOf(cells) }))).toEqual([
      '4 TRUE,成都,农村,2022-01-05,,#DIV/0!,故障,0.3,',
      '5 1.5,成都,农村,12:00,,7,故障,-0.0000001,',
    ]);
  });

  it('know the date formats that Excel in Chinese does not write out', async () => {
    const cells = [header, ...excelRows()];
    const book = workbook({ s: sheetOf(cells) });
    const archive: unknown = CFB.read(book, { type: 'buffer' });
    const styles = CFB.find(archive, '/xl/styles.xml') as { content: Buffer };
    const xml = Buffer.from(styles.content).toString('utf8');
    expect(xml).toMatch(/numFmtId="\d+" formatCode="yyyy/u);
    const id = /numFmtId="(\d+)" formatCode="yyyy/u.exec(xml)?.[1] ?? '';
    const implied = xml
      .replace(/<numFmts.*<\/numFmts>/u, '')
      .replaceAll(`numFmtId="${id}"`, 'numFmtId="31"');
    CFB.utils.cfb_add(archive, '/xl/styles.xml', Buffer.from(implied));
    const chinese = CFB.write(archive, { type: 'buffer', fileType: 'zip' }) as Buffer;
    expect(await outcome('a.xlsx', chinese)).toEqual(await expected);
  });

  it('reject rows with cells beyond the last column', async () => {
    const far = sheetOf([header, ['a', ...good]]);
    utils.sheet_add_aoa(far, [['x']], { origin: 'ZZ2' });
    const found = await outcome('a.xlsx', workbook({ s: far }), 0);
    expect(found.rejects).toMatchObject([{ row: 2, code: 'malformed_row' }]);
  });

  it('without a header are rejected row by row', async () => {
    const found = await outcome(
      'a.xlsx',
      workbook({
        s: sheetOf([
          ['a', 'b'],
          [1, 2],
        ]),
      }),
      0,
    );
    expect(found.rejects).toMatchObject([{ row: 1 }, { row: 2 }]);
    expect((await outcome('a.xlsx', workbook({ s: sheetOf([]) }))).counts).toEqual([0, 0, 0, 0]);
  });

  it('that are damaged, encrypted or no workbooks are told', async () => {
    const book = workbook({ s: sheetOf([header, ...excelRows()]) });
    expect(await failureOf('a.xlsx', book.subarray(0, 3000))).toMatch(
      /a\.xlsx .*its end is missing/u,
    );
    const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(5000)]);
    expect(await failureOf('a.xlsx', compound)).toMatch(/password/u);
    expect(await failureOf('a.xlsx', Buffer.from('<html><table>'))).toMatch(
      /not an Excel workbook/u,
    );
    expect(await failureOf('a.xlsx', Buffer.alloc(0))).toMatch(/not an Excel workbook/u);
  });

  it('with any bit changed end in the same rows or in a plain refusal', async () => {
    const book = workbook({ s: sheetOf([header, ...excelRows()]) });
    const database = await emptyWarehouse();
    const heldOf = async (text: Buffer) => {
      const document = { feed: 'outages', name: 'a.xlsx', text, way: 'rows' } as const;
      const { file, held, rejects } = await readDocument(document, database);
      const told = rejects.map(({ source_line, column_name }) => `${source_line} ${column_name}`);
      return file.why ? 'refused' : JSON.stringify([held, told]);
    };
    try {
      const sound = await heldOf(book);
      expect(sound).toContain('1230000000000000123');
      for (let at = 10; at < book.length; at += Math.ceil(book.length / 24)) {
        const flipped = Buffer.from(book);
        flipped[at] = (flipped[at] ?? 0) ^ 4;
        expect(['refused', sound]).toContain(await heldOf(flipped));
      }
    } finally {
      database.close();
    }
  });

  it('count days as Excel does', () => {
    expect(civilTime(1, false)).toBe('1900-01-01 00:00:00');
    expect(civilTime(59, false)).toBe('1900-02-28 00:00:00');
    expect(civilTime(60, false)).toBe(undefined);
    expect(civilTime(61, false)).toBe('1900-03-01 00:00:00');
    expect(civilTime(0, true)).toBe('1904-01-01 00:00:00');
    expect(civilTime(44_561.999_999, false)).toBe('2022-01-01 00:00:00');
    expect(civilTime(44_561 + 1 / 3, false)).toBe('2021-12-31 08:00:00');
    expect(civilTime(-1, false)).toBe(undefined);
    expect(civilTime(20_220_105, false)).toBe(undefined);
  });

  it('show numbers in digits', () => {
    const shown = [1.23e15, 1.234_567_890_123_45e17, 0.1 + 0.2, 12.000000000000002, 1e-7, -0, 1e22];
    expect(shown.map(digitsOf)).toEqual([
      '1230000000000000',
      '123456789012345000',
      '0.3',
      '12',
      '0.0000001',
      '0',
      '10000000000000000000000',
    ]);
  });
});

describe('lines of JSON', () => {
  const lines = rows.map((row) => {
    const members = header.map((name, i) => {
      const cell = row[i] ?? '';
      const isNumber = /^[1-9]\d*$/u.test(cell);
      return `${JSON.stringify(name)}: ${cell === '' ? 'null' : isNumber ? cell : JSON.stringify(cell)}`;
    });
    return `{${members.join(', ')}}`;
  });

  it('end in the same rows as CSV, no digit lost', async () => {
    expect(await outcome('a.jsonl', lines.join('\n'), 0)).toEqual(await expected);
    const windows = Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf16le');
    expect(await outcome('a.NDJSON', windows, 0)).toEqual(await expected);
    expect(await outcome('a.jsonl.gz', gzipSync(lines.join('\n')), 0)).toEqual(await expected);
  });

  it('may name their members in any order, and leave out what is empty', async () => {
    const sparse = rows.map((row, i) => {
      const members = header.flatMap((name, at) => (row[at] ? [[name, row[at]]] : []));
      return JSON.stringify(Object.fromEntries(i % 2 ? members.reverse() : members));
    });
    expect(await outcome('a.jsonl', sparse.join('\n'), 0)).toEqual(await expected);
  });

  it('that are no objects are rejected, each at its line', async () => {
    const hostile = [
      lines[0],
      '',
      '[1, 2]',
      '{"停电事件编号": "x"',
      'null',
      '{"停电事件编号": "y", "停电事件编号": "z"}',
      '{}',
      `{"__proto__": {"users": 1}, "停电事件编号": "p"}`,
      `${lines[1]},`,
    ].join('\n');
    const found = await outcome('a.jsonl', hostile, 0);
    expect(found.counts).toEqual([8, 1, 6, 1]);
    const codes = (found.rejects as Record<string, unknown>[]).map(
      ({ row, column_name, code }) => `${row} ${column_name ?? '-'} ${code}`,
    );
    expect(codes.filter((code) => code.endsWith('malformed_row'))).toEqual(
      [3, 4, 5, 6, 9].map((line) => `${line} - malformed_row`),
    );
    expect(codes.filter((code) => code.startsWith('8 '))).toContain('8 city missing_value');
    expect(found.unknown).toEqual(['备注', '__proto__.users']);
    expect((await rawOf('a.jsonl', hostile))[0]).toBe('3 [1, 2]');
  });

  it('keep values as they are written', () => {
    const { members } = readObject(
      '{"2": 1230000000000000123, "1": 1.50, "a\\"b:,": "\\u6210\\n\\\\", "n": null, "t": true,' +
        ' "o" : {"x": [1, "}"], "y": {}, "z" : {"w":2} } , "e": "", "l": [ ], "f": -1e-7}',
    );
    expect([...(members ?? [])]).toEqual([
      ['2', '1230000000000000123'],
      ['1', '1.50'],
      ['a"b:,', '成\n\\'],
      ['n', ''],
      ['t', 'true'],
      ['o.x', '[1, "}"]'],
      ['o.z.w', '2'],
      ['e', ''],
      ['l', '[ ]'],
      ['f', '-1e-7'],
    ]);
    expect([...(readObject('{"a": 1, "a": 1}').members ?? [])]).toEqual([['a', '1']]);
    expect([...(readObject(' { } ').members ?? [])]).toEqual([]);
  });

  it('with ids for names are refused', async () => {
    const ids = Array.from({ length: 1001 }, (_, i) => `{"id${i}": 1}`).join('\n');
    expect(await failureOf('a.jsonl', Buffer.from(ids))).toMatch(/1000 different names/u);
  });
});

describe('Parquet files', () => {
  async function parquet(query: string): Promise<Buffer> {
    const folder = mkdtempSync(join(tmpdir(), 'shihu-test-'));
    const path = join(folder, 'a.parquet');
    const database = await Database.open(':memory:');
    try {
      await database.query(`copy (${query}) to ${quoted(path)} (format parquet)`);
      return readFileSync(path);
    } finally {
      database.close();
      rmSync(folder, { recursive: true });
    }
  }

  function valuesOf(cellOf: (cell: string, column: number) => string): string {
    const values = rows.map(
      (row) => `(${row.map((cell, i) => (cell === '' ? 'null' : cellOf(cell, i))).join(', ')})`,
    );
    return `select * from (values ${values.join(', ')}) t(${header.map((h) => `"${h}"`).join(', ')})`;
  }

  it('end in the same rows as CSV', async () => {
    expect(await outcome('a.parquet', await parquet(valuesOf(quoted)), 0)).toEqual(await expected);
  });

  it('give times of every kind as local time, and numbers as they are', async () => {
    const typed = await parquet(
      `select * from (values
      (1230000000000000123, timestamp '2022-01-05 08:00', timestamptz '2022-01-05 01:30:00+00', 12::double),
      (7, timestamp '2022-01-05 08:00:00.4', null, 'nan'::double))
      t("停电事件编号", "停电开始时间", "复电时间", "停电用户数"),
      (select '成都' as "所属地市", '农村'::blob as "地区特征", 1.50::decimal(9, 3) as "停电时户数",
        date '2022-01-04' as "通知时间", [1, 2] as "停电原因", 1.23e15::double as "线路编号",
        '故障' as "停电性质")`.replace("'农村'::blob", "encode('农村')"),
    );
    const found = await withFigures([['data/outages/a[1].parquet', typed]], ({ rows: query }) =>
      query('select * from outage_facts'),
    );
    expect(found).toMatchObject([
      {
        event_id: '1230000000000000123',
        started_at: '2022-01-05T08:00:00',
        restored_at: '2022-01-05T09:30:00',
        notified_at: '2022-01-04T00:00:00',
        users: 12,
        area_tier: 'rural',
        cause: '[1, 2]',
        line_id: '1230000000000000',
        source_line: 1,
      },
    ]);
    expect(await rawOf('a.parquet', typed)).toEqual([
      '2 7,2022-01-05 08:00:00.4,,,成都,农村,1.500,2022-01-04,"[1, 2]",1230000000000000,故障',
    ]);
  });

  it('are read each by its own name, whatever signs it has', async () => {
    const one = await parquet(`${valuesOf(quoted)} limit 1`);
    const all = await parquet(valuesOf(quoted));
    const files: [string, Buffer][] = [
      ['data/outages/市=x/a1.parquet', one],
      ['data/outages/市=x/a[1].parquet', all],
    ];
    const counts = await withFigures(files, async ({ ingested }) =>
      ingested.map(({ rowsRead, unknownColumns }) => [rowsRead, ...unknownColumns]),
    );
    expect(counts).toEqual([
      [1, '备注'],
      [7, '备注'],
    ]);
  });

  it('come a batch at a time, every row with its number', async () => {
    const many = await parquet(`select i as event_id, '成都' as city, 'rural' as area_tier,
      timestamp '2022-01-05 08:00' as started_at, i % 20000 as users, 'fault' as nature,
      case when i % 10000 = 0 then '?' end as restored_at from range(1, 30001) t(i)`);
    const found = await outcome('a.parquet', many, 0);
    expect(found.counts).toEqual([30_000, 29_997, 3, 0]);
    expect(found.rejects).toMatchObject([{ row: 10_000 }, { row: 20_000 }, { row: 30_000 }]);
  });

  it('that are damaged are told', async () => {
    const bytes = await parquet(valuesOf(quoted));
    expect(await failureOf('a.parquet', bytes.subarray(0, -9))).toMatch(
      /Parquet file .*a\.parquet/u,
    );
    expect(await failureOf('a.parquet', Buffer.from('PAR1'))).toMatch(/Parquet file .*a\.parquet/u);
    expect(await failureOf('a.parquet', Buffer.alloc(0))).toMatch(/Parquet file .*a\.parquet/u);
  });
});

describe('the kind of a file', () => {
  it('is told by its name', () => {
    const names = ['a.CSV', 'a.csv.gz', 'a.jsonl', 'a.b.xlsx', 'a.xls', 'a.xlsx.gz', 'gz', 'a.zip'];
    expect(['a.json', 'a.JSON.gz'].map((name) => kindOf(name)?.format)).toEqual(['json', 'json']);
    expect(names.map((name) => kindOf(name)?.format)).toEqual([
      'delimited',
      'delimited',
      'jsonl',
      'xlsx',
      'xlsx',
      undefined,
      undefined,
      undefined,
    ]);
  });
});
