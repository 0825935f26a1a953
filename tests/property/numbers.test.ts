import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../pipelines/base/database.js';
import { emptyWarehouse, readDocument } from '../support/reading.js';

/** Ways in which an export writes numbers, with the settings that say so. */
const styles = [
  { name: 'point', settings: {}, decimal: '.', group: '' },
  { name: 'comma', settings: { decimal: ',' }, decimal: ',', group: '' },
  { name: 'german', settings: { decimal: ',', thousands: '.' }, decimal: ',', group: '.' },
  { name: 'english', settings: { thousands: ',' }, decimal: '.', group: ',' },
  { name: 'french', settings: { decimal: ',', thousands: ' ' }, decimal: ',', group: '\u202f' },
  { name: 'swiss', settings: { thousands: "'" }, decimal: '.', group: '’' },
] as const;
const userUnits = ['', '（户）', '（千户）', '（万户）'] as const;
const workUnits = ['', '(万时户)', '(user-minutes)'] as const;
const lengthUnits = ['（分钟）', '_h', '（秒）', '（天）'] as const;
const marks = ['', '-', 'NULL', 'NA', '未恢复', 'nA'] as const;
const oddities = [
  '1.2.3',
  '4,125',
  '1 234',
  '12户',
  '1.2万户',
  '90分钟',
  '1:30:00',
  '-1',
  'x',
  '5\u00a0',
];

const digits = fc.nat({ max: 9_999_999 });
const number = fc.record({
  whole: fc.oneof(fc.nat({ max: 99 }), digits),
  fraction: fc.constantFrom('', '', '5', '25', '125', '000', '1234567891'),
});
const cell = fc.oneof(
  { weight: 20, arbitrary: number },
  { weight: 6, arbitrary: fc.constantFrom(...marks) },
  { weight: 1, arbitrary: fc.constantFrom(...oddities) },
);
/** Of the hour and a half that every outage here takes that has an end. */
const right = fc.constantFrom(
  { whole: 90, fraction: '' },
  { whole: 1, fraction: '5' },
  { whole: 5400, fraction: '' },
  { whole: 0, fraction: '06' },
  '1小时30分',
);
type Cell = string | { readonly whole: number; readonly fraction: string };

function written(one: Cell, { decimal, group }: (typeof styles)[number]): string {
  if (typeof one === 'string') return one;
  const whole = String(one.whole).replace(/\B(?=(?:\d{3})+$)/gu, group);
  return one.fraction === '' ? whole : `${whole}${decimal}${one.fraction}`;
}

const file = fc.record({
  style: fc.constantFrom(...styles),
  user: fc.constantFrom(...userUnits),
  work: fc.constantFrom(...workUnits),
  length: fc.constantFrom(...lengthUnits),
  end: fc.constantFrom('none', 'some', 'all'),
  rows: fc.array(
    fc.record({
      users: fc.oneof(
        { weight: 9, arbitrary: fc.nat({ max: 5000 }) },
        { weight: 1, arbitrary: cell },
      ),
      work: cell,
      length: fc.oneof(cell, right),
      hasEnd: fc.boolean(),
      cause: fc.constantFrom(...marks, '树障'),
    }),
    { minLength: 1, maxLength: 12 },
  ),
});

/** Rows beside which the others are few, or the file would not be read in bulk. */
const COMPANY = 300;

let database: Database;
beforeAll(async () => {
  database = await emptyWarehouse();
});
afterAll(() => database.close());

it('numbers, marks of nothing and lengths are the same by bulk as row by row', async () => {
  const ways = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(file, async ({ style, user, work, length, end, rows }) => {
      const header = [
        ...[
          'event_id',
          'city',
          'area_tier',
          'started_at',
          `停电用户数${user}`,
          'nature',
          '停电原因',
        ],
        ...[`停电时户数${work}`, `停电时长${length}`, ...(end === 'none' ? [] : ['复电时间'])],
      ];
      const line = (id: string, users: string, cells: readonly string[], ended: string) =>
        [id, '510100', 'rural', '2022-01-01 00:00:00', users, 'fault', ...cells]
          .concat(end === 'none' ? [] : [ended])
          .map((text) => `"${text}"`)
          .join(';');
      const lines = rows.map((row, i) => {
        const users =
          typeof row.users === 'number' ? { whole: row.users, fraction: '' } : row.users;
        const cells = [row.cause, written(row.work, style), written(row.length, style)];
        const isGiven = end === 'all' || (end === 'some' && row.hasEnd);
        return line(`${i}`, written(users, style), cells, isGiven ? '2022-01-01 01:30:00' : '');
      });
      const company = Array.from({ length: COMPANY }, (_, i) =>
        line(`c${i}`, '5', ['NA', '未恢复', 'NA'], '-'),
      );
      const text = `${[header.join(';'), ...lines, ...company].join('\n')}\n`;
      const settings = JSON.stringify({
        feeds: { outages: { ...style.settings, blanks: ['NA', '未恢复'] } },
      });
      const document = { feed: 'outages', name: 'a.csv', text, settings } as const;
      const bulk = await readDocument({ ...document, way: 'bulk' }, database);
      const slow = await readDocument({ ...document, way: 'rows' }, database);
      expect(bulk.held).toEqual(slow.held);
      expect(bulk.rejects).toEqual(slow.rejects);
      ways.set(bulk.file.way ?? '', (ways.get(bulk.file.way ?? '') ?? 0) + 1);
    }),
    { numRuns: Number(process.env.SHIHU_PROPERTY_RUNS ?? 15), endOnFailure: true },
  );
  expect(ways.get('bulk')).toBeGreaterThan(10 * (ways.get('rows') ?? 0));
}, 300_000);
