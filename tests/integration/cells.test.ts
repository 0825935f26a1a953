import { describe, expect, it } from 'vitest';
import { withFigures } from '../support/figures.js';

const head = 'event_id,city,area_tier,started_at,restored_at,users,nature';
const users = 'city,area_tier,users,valid_from\n510300,urban,10,2022-01-01\n';

describe('a range in a cell', () => {
  it('is no time with an offset', async () => {
    const rows = ['08:00-12:00', '08:00-09:00', '08:00-18:00'].map(
      (range, i) => `${i},510300,urban,2022-03-05 ${range},,5,planned`,
    );
    const files: [string, string][] = [['data/outages/a.csv', [head, ...rows].join('\n')]];
    await withFigures(files, async ({ rows: query }) => {
      const found = await query('select column_name, code from rejected_rows');
      expect(found.map(({ column_name, code }) => `${column_name} ${code}`)).toEqual(
        Array.from({ length: 3 }, () => 'started_at bad_time'),
      );
      expect(await query('select * from outage_facts')).toEqual([]);
    });
  });
});

describe('an approved window that ends on a date', () => {
  it.each([
    ['2022-03-05', [840, 120]],
    ['2022/3/5', [840, 120]],
    ['2022-03-05 00:00', [0, 960]],
    ['2022-03-05 18:00', [480, 480]],
  ])('%s', async (to, expected) => {
    const files: [string, string][] = [
      ['data/customers/u.csv', users],
      [
        'data/orders/o.csv',
        `order_no,city,approved_from,approved_to\nB1,510300,2022-03-01,${to}\n`,
      ],
      [
        'data/outages/a.csv',
        `${head},avoidance_order\nS1,510300,urban,2022-03-05 10:00:00,2022-03-06 02:00:00,60,safety_shutdown,B1\n`,
      ],
    ];
    await withFigures(files, async ({ rows: query }) => {
      const [row] = await query(
        'select excluded_user_hours, counted_user_hours from exclusion_audit',
      );
      expect([row?.excluded_user_hours, row?.counted_user_hours]).toEqual(expected);
    });
  });
});

describe('rows that differ in a column of an unknown name', () => {
  const rows = (unknown: readonly string[]) =>
    unknown.map((one) => `1,510300,urban,2022-01-05 08:00:00,2022-01-05 10:00:00,1,fault,${one}`);

  it.each([
    [
      ['T1', 'T2', 'T3'],
      [3, 0, 3, 0],
    ],
    [
      ['T1', 'T1', 'T1'],
      [3, 1, 0, 2],
    ],
    [
      ['T1', 'T1', ''],
      [3, 0, 3, 0],
    ],
    [
      ['', ' ', ''],
      [3, 1, 0, 2],
    ],
  ])('%j', async (unknown, expected) => {
    const text = [`${head},配变名称`, ...rows(unknown)].join('\n');
    await withFigures([['data/outages/a.csv', text]], async ({ ingested, rows: query }) => {
      const counts = ingested.map((f) => [f.rowsRead, f.rowsLoaded, f.rowsRejected, f.rowsSkipped]);
      expect(counts).toEqual([expected]);
      const codes = await query('select distinct code from rejected_rows');
      expect(codes).toEqual(expected[2] ? [{ code: 'conflicting_duplicate' }] : []);
    });
  });
});

describe('a provider spelt in two ways', () => {
  it('is one where the settings say so, and its event counts once', async () => {
    const event = (provider: string) =>
      `${head},provider\n001,510300,urban,2022-03-01 08:00:00,2022-03-01 10:00:00,500,fault,${provider}\n`;
    const files: [string, string][] = [
      ['data/outages/a.csv', event('自贡供电公司')],
      ['data/outages/b.csv', event('国网自贡供电公司')],
      ['data/customers/u.csv', users],
    ];
    const held = 'select provider, net_user_seconds from outage_facts';
    await withFigures(files, async ({ rows: query }) => {
      expect(await query(held)).toHaveLength(2);
    });
    const settings = 'feeds: {outages: {values: {provider: {国网自贡供电公司: 自贡供电公司}}}}';
    await withFigures([...files, ['shihu.yaml', settings]], async ({ rows: query }) => {
      expect(await query(held)).toEqual([
        { provider: '自贡供电公司', net_user_seconds: 3_600_000 },
      ]);
    });
  });
});
