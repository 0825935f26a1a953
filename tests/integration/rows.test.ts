import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database, Row } from '../../pipelines/base/database.js';
import { PART_LINES } from '../../pipelines/ingest/parts.js';
import { command } from '../support/command.js';
import { withFigures } from '../support/figures.js';
import { type ProjectFiles, withFolder, writeFiles } from '../support/folder.js';
import { emptyWarehouse, readDocument } from '../support/reading.js';

const region = {
  region: {
    ...{ code: 'R', name: '区域', name_en: 'Region' },
    cities: [
      { code: 'A', name: '甲市', name_en: 'Alpha' },
      { code: 'B', name: '乙市', name_en: 'Beta' },
      { code: 'C', name: '丙市', name_en: 'Gamma' },
    ],
  },
  ...{ data_from: '2022-01-01', as_of: '2023-01-01', ledger: 'none' },
  targets: { groups: { all: { cities: '*', hours: { urban: 5 } } } },
};
const customers: [string, string] = [
  'data/customers/users.csv',
  'city,area_tier,users,valid_from\nA,urban,1000,2022-01-01\nB,urban,500,2022-01-01\nC,urban,100,2022-01-01\n',
];
const span = '2022-03-05 10:00:00,2022-03-05 12:00:00';
const header = 'event_id,city,area_tier,started_at,restored_at,users,nature,状态\n';

let database: Database;
beforeAll(async () => {
  database = await emptyWarehouse();
});
afterAll(() => database.close());

/** What becomes of one file of outages. */
async function rowsOf(outages: object, text: string | Uint8Array, name = 'a.csv') {
  const settings = JSON.stringify({ ...region, feeds: { outages } });
  const document = { feed: 'outages', name, text, settings, way: 'rows' } as const;
  const { file, held, rejects } = await readDocument(document, database);
  const lineOf = (row: Row) => Number(row.source_line) % PART_LINES;
  const facts = held.map((row) => `${row.event_id} ${row.city} ${row.users} @${lineOf(row)}`);
  return {
    file,
    counts: [file.rowsRead, file.rowsLoaded, file.rowsRejected, file.rowsSkipped],
    skips: file.skips.map(({ reason, setting, value, rows }) =>
      [setting ?? reason, value, rows].filter((part) => part !== null).join(' '),
    ),
    facts: facts.sort(),
    rejects: rejects
      .map((row): Row => ({ ...row, source_line: lineOf(row) }))
      .sort((a, b) => Number(a.source_line) - Number(b.source_line)),
  };
}

/** A workbook of these sheets. */
function bookOf(sheets: Readonly<Record<string, string>>): Uint8Array {
  const book = utils.book_new();
  for (const [name, text] of Object.entries(sheets)) {
    const cells = text.trim().split('\n');
    utils.book_append_sheet(book, utils.aoa_to_sheet(cells.map((row) => row.split(','))), name);
  }
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

const line = (id: number | string, city: string, state: string, users = '10', nature = 'fault') =>
  `${id},${city},urban,${span},${users},${nature},${state}\n`;

describe('where and except', () => {
  const text =
    header +
    line(1, 'A', '已执行') +
    line(2, 'A', '已取消') +
    line(3, 'B', ' 已执行 ') +
    line(4, 'B', '测试') +
    line(5, 'A', '') +
    line(6, '上海', '已执行') +
    '合计,,,,,60,,\n';

  it('leave rows out by a header of the file, and say how many for which', async () => {
    const found = await rowsOf(
      { where: { ' 状态 ': ['已执行', '测试', ''] }, except: { 状态: ['测试'], city: ['上海'] } },
      text,
    );
    expect(found).toMatchObject({
      counts: [7, 3, 0, 4],
      skips: ['total 1', 'where. 状态  1', 'except.city 上海 1', 'except.状态 测试 1'],
      facts: ['1 A 10 @2', '3 B 10 @4', '5 A 10 @6'],
    });
    expect(found.file).toMatchObject({ unknownColumns: [], troubles: [] });
    expect(found.file.metSpellings).toContainEqual({ column: 'except.状态', spelling: '测试' });
  });

  it('go by a column of the feed, in whose cell the text stands as it is written', async () => {
    const own = header.replace('city', '地市').replace('users', '户数（十户）');
    const found = await rowsOf(
      { columns: { users: '户数（十户）' }, where: { city: ['A'] }, except: { users: ['2'] } },
      own + line(1, 'A', '') + line(2, '甲市', '') + line(3, 'A', '', '2'),
    );
    expect(found.facts).toEqual(['1 A 100 @2']);
    expect(found.skips).toEqual(['where.city 1', 'except.users 2 1']);
  });

  it.each(['where', 'except'])('refuse a file without the header: %s', async (by) => {
    const found = await rowsOf({ [by]: { 状太: ['已执行'] } }, text);
    expect(found.counts).toEqual([7, 0, 6, 1]);
    expect(found.rejects[0]).toMatchObject({
      code: 'malformed_row',
      message_en: `the file lacks the header "状太" that feeds.outages.${by} goes by (did you mean "状态"?), so it is unclear which rows to read`,
    });
  });

  it('are those of each sheet', async () => {
    const bytes = bookOf({
      一: header + line(1, 'A', '已执行') + line(2, 'A', '已取消'),
      二: header.replace('状态', '其他') + line(3, 'A', '已执行'),
    });
    const found = await rowsOf({ where: { 状态: ['已执行'] } }, bytes, 'a.xlsx');
    expect(found.facts).toEqual(['1 A 10 @2']);
    expect(found.rejects.map((row) => row.code)).toEqual(['malformed_row']);
    expect(found.skips).toEqual(['where.状态 1']);
  });

  it('can be others for some files', async () => {
    const outages = { where: { 状态: ['已执行'] }, files: { 'b*': { where: {} } } };
    const text = header + line(1, 'A', '已执行') + line(2, 'A', '已取消');
    expect((await rowsOf(outages, text)).facts).toHaveLength(1);
    expect((await rowsOf(outages, text.replace('状态', 'x'), 'b.csv')).facts).toHaveLength(2);
  });

  it('leave no evidence missing where they leave out all rows, but where the others are all rejected', async () => {
    const feeds = { outages: { where: { 状态: ['已执行'] } } };
    const files: ProjectFiles = [
      ['data/outages/none.csv', header + line(1, 'A', '已取消')],
      ['data/outages/some.csv', header + line(2, 'A', '已取消') + line(3, 'A', '已执行')],
      ['data/outages/bad.csv', header + line(4, 'A', '已取消') + line(5, 'A', '已执行', 'x')],
      ['data/outages/other.csv', header.replace('状态', 'x') + line(6, 'A', '已取消')],
      ['shihu.yaml', JSON.stringify({ ...region, feeds })],
      customers,
    ];
    await withFigures(files, async ({ rows }) => {
      const missing = await rows(
        "select distinct source_file from missing_evidence where evidence = 'unread_files' order by all",
      );
      expect(missing.map((row) => row.source_file)).toEqual([
        'data/outages/bad.csv',
        'data/outages/other.csv',
      ]);
      const [because] = await rows(
        `select skip.setting, skip.rows from (
           select unnest(from_json(skipped_because,
             '[{"reason":"VARCHAR","setting":"VARCHAR","rows":"BIGINT"}]')) as skip
           from batches where source_file = 'data/outages/some.csv')`,
      );
      expect(because).toEqual({ setting: 'where.状态', rows: 1 });
    });
  });
});

describe('values that are ignored', () => {
  it('have their rows skipped, whatever the other cells are', async () => {
    const values = {
      nature: { 已取消: 'ignore', works: 'planned' },
      city: { 重庆: 'Ignore' },
      area_tier: { 未知: 'ignore' },
      provider: { 外省: 'ignore', 供电: '甲供电' },
    };
    const text =
      header.replace('状态', 'provider') +
      line(1, 'A', '供电', '10', 'works') +
      line(2, '重庆市', '', 'x', '?') +
      line(3, 'nowhere', '', '10', '已取消') +
      line(4, 'A', ' 外省') +
      line(5, 'A', '', '1').replace('urban', '未知') +
      line(6, 'A', '', 'x');
    const found = await rowsOf({ values }, text);
    expect(found.counts).toEqual([6, 1, 1, 4]);
    expect(found.skips).toEqual([
      'values.area_tier 未知 1',
      'values.city 重庆 1',
      'values.nature 已取消 1',
      'values.provider 外省 1',
    ]);
    expect(found.rejects.map((row) => row.source_line)).toEqual([7]);
    expect(found.file.metSpellings).toHaveLength(6);
  });
});

describe('what a run says of skipped rows', () => {
  it('names the filters, in both languages and as JSON', async () => {
    await withFolder(async (folder) => {
      const feeds = {
        outages: { where: { 状态: ['已执行'] }, values: { nature: { 测试: 'ignore' } } },
      };
      const text = `title\n${header}${line(1, 'A', '已执行')}${line(2, 'A', '')}${line(3, 'A', '已执行', '1', '测试')}`;
      writeFiles(folder, [
        ['shihu.yaml', JSON.stringify({ ...region, feeds })],
        ['data/outages/a.csv', text],
      ]);
      const ingest = async (...options: string[]) => {
        const file = join(folder, 'data/outages/a.csv');
        return command('ingest', 'outages', file, '--project', folder, ...options);
      };
      const skipped_because = [
        { reason: 'title', setting: null, value: null, rows: 1 },
        { reason: 'where', setting: 'where.状态', value: null, rows: 1 },
        { reason: 'values', setting: 'values.nature', value: '测试', rows: 1 },
      ];
      expect(JSON.parse((await ingest('--json')).out)).toMatchObject([
        { rows_skipped: 3, skipped_because },
      ]);
      const held = await command('batches', '--project', folder, '--json');
      expect(JSON.parse(held.out)).toMatchObject([{ skipped_because }]);
      writeFiles(folder, [['data/outages/a.csv', `${text}${line(4, 'A', 'x')}`]]);
      expect((await ingest('--lang', 'zh')).notes).toContain(
        'data/outages/a.csv 跳过 4 行：表头以上 1，where 状态 2，values.nature“测试” 1',
      );
    });
  });
});

describe('fill_down', () => {
  it('gives empty cells the value of the row above, in rows that are left out too', async () => {
    const text =
      'event_id,city,area_tier,started_at,restored_at,users,nature,状态\n' +
      line(1, '', '') +
      line(2, 'A', '') +
      line(3, '-', '') +
      '小计,B,,,,20,,\n' +
      line(4, '', '') +
      line(5, 'B', '测试') +
      line(6, '', '') +
      line(7, '', '', 'x');
    const found = await rowsOf({ fill_down: ['city', 'county'], except: { 状态: ['测试'] } }, text);
    expect(found.facts).toEqual(['2 A 10 @3', '3 A 10 @4', '4 A 10 @6', '6 B 10 @8']);
    expect(found.counts).toEqual([8, 4, 2, 2]);
    // What is sent back has no row above it any more.
    expect(found.rejects.map(({ source_line, code, raw }) => [source_line, code, raw])).toEqual([
      [2, 'missing_value', line(1, '', '').trim()],
      [9, 'bad_number', line(7, 'B', '', 'x').trim()],
    ]);
    const sent = `${header.trim()},reject_reason\n${line(8, 'A', '').trim()},\n${line(9, '', '').trim()},x\n`;
    const back = await rowsOf({ fill_down: ['city'] }, sent);
    expect(back.counts).toEqual([2, 1, 1, 0]);
  });
});

describe('an identifier that the file has not', () => {
  const text = (count: number) =>
    `city,area_tier,started_at,restored_at,users,nature,日期,线路\n${Array.from(
      { length: count },
      (_, i) =>
        `510100,rural,${span},${i},fault,${i % 7 === 3 ? '-' : `D${i}`},${i % 5 === 3 ? '' : `L${i % 35}`}\n`,
    ).join('')}`;

  it('is made of the document and the line', async () => {
    const settings = 'feeds: {outages: {columns: {event_id: none}}}';
    const document = { feed: 'outages', name: 'x/a.csv', text: text(40), settings } as const;
    const rows = await readDocument({ ...document, way: 'rows' });
    expect(rows.held.map((row) => row.event_id)).toContain('x/a.csv:2');
    expect(new Set(rows.held.map((row) => row.event_id)).size).toBe(40);
    const bulk = await readDocument({ ...document, way: 'bulk' });
    expect([bulk.held, bulk.rejects]).toEqual([rows.held, rows.rejects]);
  });

  it('is made of several texts, whichever way the file is read', async () => {
    const settings = 'feeds: {outages: {columns: {event_id: {join: [日期, 线路]}}}}';
    const document = { feed: 'outages', name: 'a.csv', text: text(35), settings } as const;
    const rows = await readDocument({ ...document, way: 'rows' });
    const bulk = await readDocument({ ...document, way: 'bulk' });
    expect([bulk.file.way, bulk.held, bulk.rejects]).toEqual(['bulk', rows.held, rows.rejects]);
    expect(rows.held.map((row) => row.event_id)).toEqual(
      expect.arrayContaining(['D0 L0', 'L10', 'D8']),
    );
    // Where all of the texts are empty, there is none.
    expect(rows.rejects).toMatchObject([
      { source_line: '5', code: 'missing_value', column_name: 'event_id' },
    ]);
    const clean = { ...document, text: text(3) };
    const fast = await readDocument({ ...clean, way: 'bulk' });
    expect(fast.file.way).toBe('bulk');
    expect(fast.held).toEqual((await readDocument({ ...clean, way: 'rows' })).held);
  });

  it('may be made of a column that is data as well, as one header can be two columns', async () => {
    const columns = { event_id: { join: ['city', '状态'] }, nature: 'kind', cause: 'kind' };
    const values = { nature: { Planned: 'planned', Storm: 'fault' } };
    const text =
      header.replace('event_id', 'no').replace('nature', 'kind') +
      line(1, 'A', 'x', '1', 'Planned') +
      line(2, 'B', 'x', '1', 'Storm');
    const settings = JSON.stringify({ ...region, feeds: { outages: { columns, values } } });
    const document = { feed: 'outages', name: 'a.csv', text, settings } as const;
    for (const way of ['rows', 'bulk'] as const) {
      const { held, file } = await readDocument({ ...document, way }, database);
      const cells = held.map(({ event_id, city, nature, cause }) => [
        event_id,
        city,
        nature,
        cause,
      ]);
      expect([file.way, cells]).toEqual([
        way,
        [
          ['A x', 'A', 'planned', 'Planned'],
          ['B x', 'B', 'fault', 'Storm'],
        ],
      ]);
    }
  });
});

describe('several cities in a cell', () => {
  const columns = { city: { split: ';' } };

  it('have a row each, with an equal share of the users', async () => {
    const text =
      header.replace('状态', 'reported_user_hours') +
      line(1, 'A', '5') +
      line(2, 'A; Beta ;丙市;', '30', '11') +
      line(3, 'B;乙市', '1', '7') +
      line(4, 'A;C', '1', '1');
    const found = await rowsOf({ columns }, text);
    expect(found.counts).toEqual([7, 7, 0, 0]);
    expect(found.facts).toEqual([
      '1 A 10 @2',
      ...['2#A A 4 @3', '2#B B 4 @3', '2#C C 3 @3'],
      '3 B 7 @4',
      ...['4#A A 1 @5', '4#C C 0 @5'],
    ]);
  });

  it('leave out the share of one that is ignored, and reject a row whole that is not understood', async () => {
    const text =
      header +
      line(1, 'A;重庆;B', '', '10') +
      line(2, 'A;nowhere', '') +
      line(3, 'A;B', '', 'x') +
      line(4, 'A;B', '', '2', '?') +
      line(5, '重庆;重庆市', '');
    const found = await rowsOf({ columns, values: { city: { 重庆: 'ignore' } } }, text);
    expect(found.counts).toEqual([8, 2, 4, 2]);
    expect(found.skips).toEqual(['values.city 重庆 2']);
    expect(found.facts).toEqual(['1#A A 4 @2', '1#B B 3 @2']);
    expect(found.rejects.map((row) => [row.source_line, row.code])).toEqual([
      [3, 'unknown_city'],
      [4, 'unknown_city'],
      [4, 'bad_number'],
      [5, 'unknown_nature'],
      [5, 'unknown_nature'],
    ]);
  });

  it('stand on the lines and sheets of their file, also where rows contradict each other', async () => {
    const settings = JSON.stringify({ ...region, feeds: { outages: { columns } } });
    const two = bookOf({
      一: header + line(1, 'A;B', '') + line(2, 'A', ''),
      二: header + line(3, 'C', '') + line(1, 'B;A', '', '20'),
    });
    const files: ProjectFiles = [
      ['shihu.yaml', settings],
      customers,
      ['data/outages/text.csv', header + line('t', 'A;B', '')],
      ['data/outages/bad.csv', header + line('x', 'A;nowhere', '') + line('y', 'A;nowhere', '')],
      ['data/outages/corrected.csv', header + line('x', 'A;B', '')],
      ['data/outages/one.xlsx', bookOf({ 一: header + line('o', 'A;B;C', '') })],
      ['data/outages/two.xlsx', two],
    ];
    await withFigures(files, async ({ rows }) => {
      const facts = await rows('select event_id, source_file, source_line from outage_facts');
      const at = ({ event_id: id, source_file: file, source_line: row }: Row) =>
        `${id} ${String(file).replace('data/outages/', '')} ${row}`;
      expect(facts.map(at).sort()).toEqual([
        '2 two.xlsx#一 3',
        '3 two.xlsx#二 2',
        ...['o#A one.xlsx 2', 'o#B one.xlsx 2', 'o#C one.xlsx 2'],
        ...['t#A text.csv 2', 't#B text.csv 2'],
        ...['x#A corrected.csv 2', 'x#B corrected.csv 2'],
      ]);
      const rejected = await rows('select source_file, source_line, message_en from rejected_rows');
      const said = rejected.map(
        ({ source_file: file, source_line: row, message_en: message }) =>
          `${String(file).slice(-1)} ${row} ${/row \d of the sheet "."/u.exec(String(message))?.[0]}`,
      );
      // The row that was corrected since is outstanding no more.
      expect(said.sort()).toEqual([
        'v 3 undefined',
        '一 2 row 3 of the sheet "二"',
        '一 2 row 3 of the sheet "二"',
        '二 3 row 2 of the sheet "一"',
        '二 3 row 2 of the sheet "一"',
      ]);
    });
  });

  it('are refused in a file whose lines are too many to be told apart', async () => {
    const far = header + '\n'.repeat(PART_LINES) + line(1, 'A;B', '');
    const found = await rowsOf({ columns }, far);
    expect(found.counts).toEqual([0, 0, 0, 0]);
    expect(found.file.why?.en).toMatch(/too long to have its rows split by city/u);
  });

  it('are one fault where nothing says that they are to be split', async () => {
    const found = await rowsOf({}, header + line(1, '甲市、乙市', '') + line(2, 'A;nowhere', ''));
    expect(found.rejects.map((row) => row.message_en)).toEqual([
      expect.stringContaining('names several cities'),
      expect.stringContaining('expected the code or name of a city'),
    ]);
  });
});
