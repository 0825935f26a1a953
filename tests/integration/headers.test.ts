import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { withFigures } from '../support/figures.js';
import type { ProjectFiles } from '../support/folder.js';

const region = `region: { code: R, name: 区域, cities: [{ code: A, name: 甲市 }, { code: B, name: 乙市 }] }
data_from: 2022-01-01
as_of: 2023-01-01
targets: { groups: { all: { cities: "*", hours: { urban: 5 } } } }
`;
const customers: [string, string] = [
  'data/customers/users.csv',
  'city,area_tier,users,valid_from\nA,urban,1000,2022-01-01\nB,urban,500,2022-01-01\n',
];
const header = 'event_id,city,area_tier,started_at,restored_at,users,nature';
const row = (id: number, city: string, users = 100) =>
  `${id},${city},urban,2022-12-05 10:00:00,2022-12-05 12:00:00,${users},fault\n`;

/** Hours of each city in the year, and what was rejected, of outages in one file. */
async function read(files: ProjectFiles, settings = '') {
  const all = [customers, ['shihu.yaml', region + settings] as const, ...files];
  return withFigures(all, async ({ ingested, rows }) => ({
    hours: (
      await rows(`select hours from period_hours where period_kind = 'year'
        and area_tier = 'urban' and city_code <> 'R' order by city_code`)
    ).map(({ hours }) => hours),
    baselines: (
      await rows(`select baseline_hours as hours from verdicts
        where area_tier = 'urban' and city_code <> 'R' order by city_code`)
    ).map(({ hours }) => hours),
    reasons: (await rows('select distinct message_en as why from rejected_rows order by all')).map(
      ({ why }) => why,
    ),
    counts: ingested
      .filter(({ feed }) => feed !== 'customers')
      .map((f) => [f.rowsRead, f.rowsLoaded, f.rowsRejected, f.rowsSkipped]),
    facts: await rows('select event_id, city_code, provider, nature, cause from outage_facts'),
  }));
}

describe('an end', () => {
  it('is found by the headers that other systems give it', async () => {
    const aliases = [
      '停电终止时间',
      '恢复供电时间',
      '来电时间',
      '停电结束时刻',
      '复电完成时间',
      '结束时间',
    ];
    for (const alias of aliases) {
      const text = `${header.replace('restored_at', alias)}\n${row(1, '甲市')}${row(2, '乙市', 50)}`;
      expect((await read([['data/outages/a.csv', text]])).hours).toEqual([0.2, 0.2]);
    }
  });

  it('that no header names leaves the file unread, and the others read', async () => {
    const found = await read([
      ['data/outages/a.csv', `${header}\n${row(1, 'A')}${row(3, 'B', 50)}`],
      ['data/outages/b.csv', `${header.replace('restored_at', 'restored_on')}\n${row(2, 'A')}`],
    ]);
    expect(found.hours).toEqual([0.2, 0.2]);
    expect(found.counts).toEqual([
      [2, 2, 0, 0],
      [1, 0, 1, 0],
    ]);
    expect(found.reasons).toEqual([
      'the file has no column restored_at (could it be "restored_on"?)',
    ]);
  });

  it('is not made up from a length of time of which nothing says the unit', async () => {
    const text = `${header.replace('restored_at', 'duration')}\n${row(1, 'A').replace('2022-12-05 12:00:00', '120')}`;
    const found = await read([['data/outages/a.csv', text]]);
    expect([found.facts, found.counts]).toEqual([[], [[1, 0, 1, 0]]]);
    expect(found.reasons[0]).toContain('120 may be 120 minutes or 120 hours');
    const said =
      'feeds: { outages: { columns: { duration: { header: duration, unit: minutes } } } }\n';
    expect((await read([['data/outages/a.csv', text]], said)).hours).toEqual([0.2, 0]);
  });

  it('may be none where the settings say so', async () => {
    const text = `${header.replace('restored_at,', '')}\n${row(1, 'A').replace('2022-12-05 12:00:00,', '')}`;
    const none = 'feeds: { outages: { columns: { restored_at: none } } }\n';
    const found = await read([['data/outages/a.csv', text]], none);
    expect(found.counts).toEqual([[1, 1, 0, 0]]);
  });
});

describe('a unit in a header', () => {
  it('of two columns is that of the one that the settings name', async () => {
    const files: ProjectFiles = [
      ['data/outages/a.csv', `${header}\n${row(1, 'A')}${row(2, 'B')}`],
      [
        'data/history/h.csv',
        'Place,Year,SAIDI (minutes),SAIDI (hours)\nA,2021,68.7,1.145\nB,2021,117,1.95\n',
      ],
    ];
    const named = (hours: string) => `feeds:
  history:
    columns: { city: Place, year: Year, hours: "${hours}" }
    constants: { area_tier: urban }
`;
    for (const hours of ['SAIDI (hours)', 'SAIDI (minutes)', 'SAIDI']) {
      expect((await read(files, named(hours))).baselines).toEqual([1.145, 1.95]);
    }
  });

  it('is converted, cell by cell', async () => {
    const found = await withFigures(
      [
        ['shihu.yaml', region],
        ['data/outages/a.csv', `${header}\n${row(1, 'A', 20)}${row(2, 'B', 20)}`],
        [
          'data/customers/c.csv',
          '市州,地区特征,用户数（万户）,生效日期\n甲市,市区,12,2022-01-01\n乙市,市区,0.05,2022-01-01\n乙市,农村,0.00005,2022-01-01\n乙市,城镇,7户,2022-01-01\n',
        ],
        [
          'data/history/h.csv',
          '市州,地区特征,年度,用户年均停电时间（分钟/户）\n甲市,市区,2021,300\n',
        ],
      ],
      async ({ rows }) => ({
        users: await rows(`select distinct city_code, users_avg from period_hours
          where period = '2022' and area_tier = 'urban' and city_code <> 'R' order by all`),
        baseline: await rows(`select distinct baseline_hours from verdicts
          where city_code = 'A' and area_tier = 'urban'`),
        rejects: await rows('select source_line, code, message from rejected_rows order by all'),
      }),
    );
    expect(found.users).toEqual([
      { city_code: 'A', users_avg: 120_000 },
      { city_code: 'B', users_avg: 500 },
    ]);
    expect(found.baseline).toEqual([{ baseline_hours: 5 }]);
    expect(found.rejects).toMatchObject([
      { source_line: 4, code: 'bad_number', message: expect.stringContaining('0.00005 万户') },
      { source_line: 5, code: 'bad_number', message: expect.stringContaining('7户 万户') },
    ]);
  });

  it('that is of something else refuses the file', async () => {
    const text = `${header.replace('users', '停电用户数（kW）')}\n${row(1, 'A')}`;
    const found = await read([['data/outages/a.csv', text]]);
    expect(found.counts).toEqual([[1, 0, 1, 0]]);
    expect(found.reasons).toEqual([
      'the file gives users in "kW" (header "停电用户数（kW）"), which is not a unit that can be converted',
    ]);
  });
});

describe('a header of the settings', () => {
  const kinds = 'id,where,s,e,n,kind';
  const columns =
    '{ event_id: id, city: where, provider: where, started_at: s, restored_at: e, users: n, nature: kind, cause: kind }';
  const settings = `feeds:
  outages:
    columns: ${columns}
    values: { nature: { Planned: planned, Storm: fault } }
    constants: { area_tier: urban }
`;
  const line = (id: number, kind: string) =>
    `${id},A,2022-03-05 10:00:00,2022-03-05 12:00:00,100,${kind}\n`;

  it('serves two columns, whichever way the file is read', async () => {
    const few = await read([['data/outages/a.csv', `${kinds}\n${line(1, 'Planned')}`]], settings);
    expect(few.facts).toEqual([
      { event_id: '1', city_code: 'A', provider: 'A', nature: 'planned', cause: 'Planned' },
    ]);
    const storms = Array.from({ length: 25_000 }, (_, i) => line(i + 2, 'Storm')).join('');
    const large = `${kinds}\n${storms}${line(1, 'Planned')}`;
    expect(large.length).toBeGreaterThan(1 << 20);
    await withFigures(
      [
        ['shihu.yaml', region + settings],
        ['data/outages/a.csv', large],
      ],
      async ({ rows }) => {
        expect(
          await rows(
            'select nature, cause, count(*) as n from outage_facts group by all order by n',
          ),
        ).toEqual([
          { nature: 'planned', cause: 'Planned', n: 1 },
          { nature: 'fault', cause: 'Storm', n: 25_000 },
        ]);
      },
    );
  });

  it('of a list is refused where the file has two of it', async () => {
    const text = `${header.replace('started_at', '停电日期,停电时刻')}\n${row(1, 'A').replace('2022-12-05 10:00:00', '2022-12-05,08:00')}`;
    const list = 'feeds: { outages: { columns: { started_at: [停电日期, 停电时刻] } } }\n';
    const found = await read([['data/outages/a.csv', text]], list);
    expect([found.facts, found.counts]).toEqual([[], [[1, 0, 1, 0]]]);
    expect(found.reasons[0]).toContain(
      'several of the headers that feeds.outages.columns.started_at',
    );
  });
});

describe('sheets', () => {
  const book = (sheets: Readonly<Record<string, unknown[][]>>) => {
    const made = utils.book_new();
    for (const [name, cells] of Object.entries(sheets)) {
      utils.book_append_sheet(made, utils.aoa_to_sheet(cells), name);
    }
    return write(made, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
  };
  const cells = (id: string, city: string, month: string) => [
    ...[id, city, 'urban', `2022-${month}-05 10:00`, `2022-${month}-05 12:00`, 100, 'fault'],
  ];

  it('are all read, though one has a column more or another order', async () => {
    const names = header.split(',');
    const back = [...names].reverse();
    const found = await read([
      [
        'data/outages/2022.xlsx',
        book({
          '1月': [
            [...names, '停电原因'],
            [...cells('1', 'A', '01'), '雷击'],
            cells('2', 'B', '01'),
          ],
          '2月': [names, cells('3', 'A', '02')],
          '3月': [
            ['三月停电'],
            back,
            cells('4', 'A', '03').reverse(),
            cells('5', 'B', '03').reverse(),
          ],
          汇总: [
            ['city', 'users', 'nature'],
            ['A', 300, 'fault'],
          ],
        }),
      ],
    ]);
    expect(found.hours).toEqual([0.6, 0.8]);
    expect(found.counts).toEqual([[6, 5, 0, 1]]);
  });

  it('with a header over two rows are refused, and say so', async () => {
    const found = await read([
      [
        'data/outages/t.xlsx',
        book({
          S: [
            ['停电事件编号', '市州', '地区特征', '停电时间', '', '停电用户数', '停电性质'],
            ['', '', '', '起', '止', '', ''],
            cells('1', 'A', '12'),
            cells('2', 'B', '12'),
          ],
        }),
      ],
    ]);
    expect([found.facts, found.counts]).toEqual([[], [[3, 0, 3, 0]]]);
    expect(found.reasons).toEqual([
      'the file has a header of two rows (1 and 2: "起", "止" under "停电时间") and cannot be read as if it had one',
    ]);
  });
});
