import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../pipelines/base/database.js';
import { emptyWarehouse, readDocument } from '../support/reading.js';

let database: Database;
beforeAll(async () => {
  database = await emptyWarehouse();
});
afterAll(() => database.close());

const START = '2022-12-05 10:00:00';

/** Ends that rows have, or the codes that they are rejected with, by their number. */
async function endsOf(
  header: string,
  rows: readonly (readonly [start: string, end: string, length: string])[],
  { settings = '', hasEnd = true, way = 'rows' as 'rows' | 'bulk' } = {},
) {
  const lines = rows.map(([start, end, length], i) =>
    [`${i}`, '成都', '农村', start, ...(hasEnd ? [end] : []), length, '5', '故障'].join(';'),
  );
  const head = `event_id;city;area_tier;started_at;${hasEnd ? 'restored_at;' : ''}${header};users;nature`;
  const text = `${head}\n${lines.join('\n')}\n`;
  const read = await readDocument(
    { feed: 'outages', name: 'a.csv', text, way, settings },
    database,
  );
  const found = new Map(read.held.map((row) => [Number(row.event_id), String(row.restored_at)]));
  for (const { source_line, code } of read.rejects) {
    found.set(Number(source_line) - 2, String(code));
  }
  return { ...read, ends: rows.map((_, i) => found.get(i)) };
}

describe('a length of time', () => {
  it.each(['rows', 'bulk'] as const)('stands for the end, by %s', async (way) => {
    const lengths = ['90', '0', '90.5', '0.01', '1440'].map((one) => [START, '', one] as const);
    const { ends, file } = await endsOf('停电时长（分钟）', lengths, { hasEnd: false, way });
    expect(file.way).toBe(way);
    expect(ends).toEqual([
      '2022-12-05 11:30:00',
      '2022-12-05 10:00:00',
      '2022-12-05 11:30:30',
      '2022-12-05 10:00:01',
      '2022-12-06 10:00:00',
    ]);
  });

  it('has its unit in the cell, in the header or in the settings', async () => {
    const cells = ['90分钟', '1小时30分', '1h 30m', '01:30:00', '1:30', 'PT1H30M', '0.0625天'];
    const rows = cells.map((one) => [START, '', one] as const);
    const { ends } = await endsOf('持续时间', rows, { hasEnd: false });
    expect(new Set(ends)).toEqual(new Set(['2022-12-05 11:30:00']));
    const settings =
      'feeds: { outages: { columns: { duration: { header: took, unit: 分钟, decimal: "," } } } }';
    const said = await endsOf('took', [[START, '', '90,5']], { hasEnd: false, settings });
    expect(said.ends).toEqual(['2022-12-05 11:30:30']);
    expect(said.file.matchedHeaders).toEqual(['took']);
  });

  it('is refused without a unit, among others that have one', async () => {
    const rows = [...Array(31).fill('90分钟'), '90'].map((one) => [START, '', one] as const);
    const { ends, rejects } = await endsOf('持续时间', rows, { hasEnd: false });
    expect(ends.slice(-2)).toEqual(['2022-12-05 11:30:00', 'bad_number']);
    expect(rejects[0]?.message).toContain('90 分钟，也可能是 90 小时');
    expect(rejects[0]?.message_en).toContain('duration: { header: …, unit: minutes }');
  });

  it('is nothing where it is empty, so that users are still out', async () => {
    const rows = [
      [START, '', ''],
      [START, '-', '/'],
      [START, '', '2小时'],
    ] as const;
    expect((await endsOf('停电时长', rows, { hasEnd: false })).ends).toEqual([
      'null',
      'null',
      '2022-12-05 12:00:00',
    ]);
    const settings = 'feeds: { outages: { columns: { duration: 停电时长 } } }';
    expect((await endsOf('停电时长', rows, { settings })).ends).toEqual([
      'null',
      'null',
      '2022-12-05 12:00:00',
    ]);
  });

  it('leads to no end beyond the years', async () => {
    const rows = [['2199-12-31 10:00:00', '', '24']] as const;
    for (const way of ['rows', 'bulk'] as const) {
      expect((await endsOf('停电时长（小时）', rows, { way })).ends).toEqual(['bad_time']);
    }
  });

  it('is not kept, and rows that are equal without it are repeats', async () => {
    const { held, file } = await endsOf('停电时长（小时）', [
      [START, '2022-12-05 11:30:00', '1.5'],
    ]);
    expect(Object.keys(held[0] ?? {})).not.toContain('duration');
    expect([file.unknownColumns, held[0]?.extra]).toEqual([[], null]);
  });
});

describe('a length beside the end', () => {
  const settings = 'feeds: { outages: { columns: { duration: took } } }';

  it('agrees with an end less than one unit of its last digit away', async () => {
    const cases = [
      ['90 min', '11:30:59', true],
      ['90 min', '11:31:00', false],
      ['90 min', '11:29:01', true],
      ['90 min', '11:29:00', false],
      ['1.5 h', '11:35:59', true],
      ['1.5 h', '11:36:00', false],
      ['1.50 h', '11:30:35', true],
      ['1.50 h', '11:30:36', false],
      ['01:30:00', '11:30:00', true],
      ['01:30:00', '11:30:01', false],
      ['01:30', '11:30:59', true],
      ['01:30', '11:31:00', false],
      ['1小时30分', '11:30:59', true],
      ['1 h', '11:59:59', true],
      ['2 h', '11:00:00', false],
      ['5400.4 s', '11:30:01', true],
      ['5400.4 s', '11:30:02', false],
    ] as const;
    const rows = cases.map(([length, time]) => [START, `2022-12-05 ${time}`, length] as const);
    const { ends } = await endsOf('took', rows, { settings });
    expect(cases.map(([length, time], i) => [length, time, ends[i] !== 'unlike_duration'])).toEqual(
      cases,
    );
  });

  it('is shown with the end where they disagree', async () => {
    const { rejects } = await endsOf('停电时长（小时）', [[START, '2022-12-05 12:00:00', '1.5']]);
    expect(rejects).toMatchObject([
      {
        column_name: 'duration',
        message:
          '停电时长“1.5 小时”与起止时间不一致：开始“2022-12-05 10:00:00”，结束“2022-12-05 12:00:00”',
        message_en:
          'the duration "1.5 小时" does not fit the start "2022-12-05 10:00:00" and the end "2022-12-05 12:00:00"',
      },
    ]);
  });

  it('knows no seconds of times that are written without them', async () => {
    const rows = [
      ['2022/12/5 10:00', '2022/12/5 11:30', '1.49'],
      ['2022/12/5 10:00', '2022/12/5 11:30', '1.46'],
      [START, '2022-12-05 11:30:00', '1.48'],
    ] as const;
    expect((await endsOf('停电时长（小时）', rows)).ends).toEqual([
      '2022-12-05 11:30:00',
      'unlike_duration',
      'unlike_duration',
    ]);
  });

  it('leaves a file as it is where nothing says its unit', async () => {
    const { ends, file } = await endsOf('停电时长', [[START, '2022-12-05 12:00:00', '90']]);
    expect(ends).toEqual(['2022-12-05 12:00:00']);
    expect([file.unknownColumns, file.troubles]).toEqual([['停电时长'], []]);
  });

  it('that ends before its start is that alone', async () => {
    const { rejects } = await endsOf('停电时长（小时）', [[START, '2022-12-05 09:00:00', '1']]);
    expect(rejects.map(({ code }) => code)).toEqual(['negative_duration']);
  });
});
