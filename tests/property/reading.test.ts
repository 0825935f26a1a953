import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { feedColumns, feeds, keptColumns } from '../../schemas/feeds/index.js';
import { parseCell } from '../../schemas/fields.js';
import { sichuan } from '../../schemas/region.js';
import { vocabularyOf } from '../../schemas/vocabulary.js';
import { withFigures } from '../support/figures.js';
import { emptyWarehouse, readDocument } from '../support/reading.js';

// Of lengths without a unit nothing is read beside the end.
const columns = keptColumns(feedColumns('outages', vocabularyOf(sichuan)));

const digits = fc.nat({ max: 9999 }).map(String);
const two = fc.nat({ max: 70 }).map((n) => String(n).padStart(2, '0'));
const time = fc
  .tuple(
    fc.constantFrom('2022', '2020', '1899', '2200', '20222'),
    fc.constantFrom('-', '/', '年'),
    two,
    two,
    fc.constantFrom(' ', 'T', ''),
    two,
    two,
    fc.option(two, { nil: '' }),
    fc.constantFrom('', '', '', 'Z', '+08:00', '+08', '.5', '-12:00', '~12:00'),
  )
  .map(
    ([y, sep, mo, d, t, h, mi, s, zone]) =>
      `${y}${sep}${mo}${sep}${d}${t}${h}:${mi}${s && `:${s}`}${zone}`,
  );
const near = fc.constantFrom(
  '2022-02-28 24:00:00',
  '2022-02-29 00:00:00',
  '2022-01-01 00:00:00',
  '2022-01-01 0:0:0',
  ' 2022-01-01 00:00:00 ',
  '2022-01-01  00:00:00',
  '2022-01-01 00:00:60',
);
const cells: Record<string, fc.Arbitrary<string>> = {
  time: fc.oneof(time, near),
  count: fc.oneof(
    digits,
    fc.constantFrom('007', '1,000', '-1', '1.0', '9999999999', '', ' 5 ', '５'),
  ),
  decimal: fc.oneof(
    digits,
    fc.constantFrom('1.5', '1.23456789012', '.5', '5.', '-2', '1,000.5', '1,000', '1,000,000', ''),
  ),
  city: fc.constantFrom('510100', '成都', '成都市', 'Chengdu', '510101', '火星', ''),
  tier: fc.constantFrom('rural', '农村', '4', '9', '1/2', ''),
  provider: fc.constantFrom('国网自贡供电公司', '自贡供电公司', ' 自贡供电公司 ', '-', ''),
  nature: fc.constantFrom('fault', '故障', '02', '2', '火', ''),
  text: fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('-', 'NULL', '无', '\u3000x\u00a0', '\ufeff', "'; --", '=1+1'),
  ),
};

const row = fc.tuple(...columns.map(({ kind }) => cells[kind] ?? fc.constant('')));
/** A cell that the delimited file can carry as it is. */
const carried = (text: string) => text.replace(/\r\n?/gu, '\n');

describe('the bulk reader', () => {
  it('agrees with the declaration on the fate of random rows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
        const named = rows.map((cells, i) => [`E${i}`, ...cells.slice(1)]);
        const header = columns.map(({ name }) => name);
        const text = Papa.unparse([header, ...named], { newline: '\n', quotes: true });
        const expected: string[] = [];
        named.forEach((cellsOfRow, i) => {
          const parsed = columns.map(({ schema }, at) =>
            parseCell(schema, carried(cellsOfRow[at] ?? '')),
          );
          const faults = columns.flatMap(({ name }, at) => {
            const cell = parsed[at];
            return cell && !cell.ok ? [`${name} ${cell.fault.code}`] : [];
          });
          const at = (name: string | undefined) => {
            const cell = parsed[columns.findIndex((column) => column.name === name)];
            return cell?.ok ? cell.value : null;
          };
          const [start, end] = [at(feeds.outages.span?.[0]), at(feeds.outages.span?.[1])];
          if (start && end && end < start) faults.push('restored_at negative_duration');
          const values = columns.map(({ name }) => at(name) ?? '').join('|');
          expected.push(
            faults.length > 0 ? `E${i}: ${faults.sort().join(', ')}` : `E${i}= ${values}`,
          );
        });
        await withFigures([['data/outages/a.csv', text]], async ({ database }) => {
          const held = await database.rows(
            `select ${columns.map(({ name }) => `coalesce(cast("${name}" as varchar), '') as "${name}"`).join(', ')}
             from memory.held_outages`,
          );
          const found = held.map((r) => `${r.event_id}= ${Object.values(r).join('|')}`);
          const rejects = await database.rows(
            `select r.raw, r.column_name || ' ' || r.code as fault from memory.held_rejects r`,
          );
          const byRow = new Map<string, string[]>();
          for (const { raw, fault } of rejects) {
            const id = /^"(E\d+)"/u.exec(String(raw))?.[1] ?? '?';
            byRow.set(id, [...(byRow.get(id) ?? []), String(fault)]);
          }
          for (const [id, faults] of byRow) found.push(`${id}: ${faults.sort().join(', ')}`);
          expect(found.sort()).toEqual(expected.sort());
        });
      }),
      { numRuns: Number(process.env.SHIHU_PROPERTY_RUNS ?? 30), endOnFailure: true },
    );
  }, 300_000);
});

describe('rows that the settings leave out', () => {
  const header = ['event_id', '状态', 'city', 'area_tier', 'started_at', 'users', 'nature'].concat([
    'provider',
    '备注',
    'restored_at',
  ]);
  const usual = ['已执行', '已取消', '测试', 'a', ''];
  const filter = fc.dictionary(
    fc.constantFrom('状态', 'city', 'nature', '备注', 'event_id'),
    fc.uniqueArray(
      fc.constantFrom(...usual, '510100', '重庆', 'fault', 'planned', '检修（补）', 'Ｅ２', 'Ａ'),
      { minLength: 1, maxLength: 5 },
    ),
    { maxKeys: 2 },
  );
  const kept = fc.constantFrom(
    {},
    { 状态: ['已执行', 'A', ''] },
    { City: ['510100', '重庆', '甲'] },
  );
  const values = {
    city: { 重庆: 'ignore', 甲: '510100' },
    nature: { 取消: 'ignore', Test: 'ignore', 计划停: 'planned' },
    provider: { 外省: 'ignore', 供电: '国网供电' },
  };
  const settings = fc.record({
    where: fc.oneof(kept, filter),
    except: filter,
    values: fc.constantFrom({}, values, { ...values, area_tier: { 未知: 'ignore' } }),
    blanks: fc.constantFrom([], ['测试']),
  });
  const regular = (isKnown: boolean) =>
    fc.tuple(
      fc.constantFrom(...usual),
      fc.constantFrom('510100', '成都', ...(isKnown ? ['重庆', '甲'] : [])),
      fc.constantFrom('rural', '农村'),
      fc.constant('2022-01-01 00:00:00'),
      fc.constantFrom('3', '0', '12'),
      fc.constantFrom('fault', ...(isKnown ? ['取消', 'test', '计划停'] : [])),
      fc.constantFrom('国网', ...(isKnown ? ['外省', '供电'] : [])),
      fc.constantFrom('', 'x', '备注', '检修（补）'),
    );
  const good = ['510100', 'rural', '2022-01-01 00:00:00', '3', 'fault'] as const;
  const odd = fc.constantFrom<readonly string[]>(
    ['合计', '', '', '', '', '9', '', '', '', ''],
    ['', '', '', '', '', '', '', '', '', ''],
    ['  ', '已取消', ...good, '', '', ''],
    ['Ｔｏｔａｌ', '已取消', '火星', 'rural', '2022-01-01 00:00:00', '3', 'fault', '', '', ''],
    ['小计：', '已取消', '重庆', 'rural', '2022-01-01 00:00:00', '3', '取消', '外省', '', ''],
    ['O1', ' 测试', ...good, '', '-', ''],
    ['O2', '測試', '火星', '未知', '2022/1/1 0:00', '０', 'TEST', '外 省', '—', ''],
    ['O3', '已取消', '火星', '未知', 'never', 'x', 'zz', '', '', ''],
    ['O4', '-', '重庆市', 'rural', '2022/1/1 0:00', '3', 'ＴＥＳＴ', '-', '', ''],
    ['E1', '已取消'],
    header,
  );
  const file = settings.chain((outages) =>
    fc.record({
      outages: fc.constant(outages),
      lines: fc.array(regular('city' in outages.values), { minLength: 80, maxLength: 120 }),
      inserted: fc.array(fc.tuple(fc.nat({ max: 80 }), odd), { maxLength: 4 }),
    }),
  );

  it('are the same ones, for the same reasons, whichever way a file is read', async () => {
    const database = await emptyWarehouse();
    const ways = new Set<string>();
    try {
      await fc.assert(
        fc.asyncProperty(file, async ({ outages, lines, inserted }) => {
          const rows = lines.map((cells, i): readonly string[] => [`E${i}`, ...cells, '']);
          for (const [at, more] of inserted) rows.splice(at, 0, more);
          const document = {
            ...({ feed: 'outages', name: 'a.csv' } as const),
            text: Papa.unparse([header, ...rows] as string[][], { newline: '\n' }),
            settings: JSON.stringify({ feeds: { outages } }),
          };
          const byRow = await readDocument({ ...document, way: 'rows' }, database);
          const inBulk = await readDocument({ ...document, way: 'bulk' }, database);
          const { rowsSkipped, skips, way: _, ...read } = byRow.file;
          ways.add(`${inBulk.file.way} ${skips.some(({ setting }) => setting !== null)}`);
          expect(skips.reduce((sum, skip) => sum + skip.rows, 0)).toBe(rowsSkipped);
          expect(inBulk).toEqual({
            ...byRow,
            file: { ...read, rowsSkipped, skips, way: inBulk.file.way },
          });
        }),
        { numRuns: Number(process.env.SHIHU_PROPERTY_RUNS ?? 12), endOnFailure: true },
      );
      // Most files go the fast way though most of their rows are left out.
      expect([...ways]).toContain('bulk true');
    } finally {
      database.close();
    }
  }, 300_000);
});
