import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database, quoted } from '../../pipelines/base/database.js';
import { type FromParquet, readParquet } from '../../pipelines/ingest/formats/parquet-rows.js';
import { usualDialect } from '../../schemas/dialect.js';
import { parseCount } from '../../schemas/numbers.js';
import { parseTime } from '../../schemas/times.js';
import { withFolder } from '../support/folder.js';
import { readDocument } from '../support/reading.js';

let writer: Database;
beforeAll(async () => {
  writer = await Database.open(':memory:', { threads: 1 });
});
afterAll(() => writer.close());

/** Lets `work` have a Parquet file of one row of these SQL expressions. */
async function withParquet<T>(
  cells: Readonly<Record<string, string>>,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const list = Object.entries(cells).map(([name, value]) => `${value} as "${name}"`);
  return withFolder(async (folder) => {
    const path = join(folder, 'a.parquet');
    await writer.query(`copy (select ${list.join(', ')}) to ${quoted(path)} (format parquet)`);
    return work(path);
  });
}

/** What the reader makes of each expression: it runs here, and not in a process of its own. */
async function textsOf(values: readonly string[]): Promise<string[]> {
  const cells = Object.fromEntries(values.map((value, i) => [`c${i}`, value]));
  return withParquet(cells, async (path) => {
    const texts: string[] = [];
    await readParquet({ path, name: 'a.parquet' }, async (item: FromParquet) => {
      if (item.is === 'rows') for (const row of item.rows) texts.push(...row.cells);
    });
    return texts;
  });
}

describe('the types of a Parquet file', () => {
  it('count users by any number that is whole', async () => {
    const seven = [
      ...['7::tinyint', '7::utinyint', '7::usmallint', '7::uinteger', '7::ubigint', '7::bigint'],
      ...['7::hugeint', '7::uhugeint', '7.00::decimal(10, 2)', '7.000::decimal(38, 3)'],
      ...['7::float', '7::double', "'7'", "'7'::enum ('7', '8')"],
    ];
    const texts = await textsOf(seven);
    expect(texts).toEqual(seven.map(() => '7'));
    expect(texts.map((text) => parseCount(text))).toEqual(
      seven.map(() => ({ ok: true, value: '7' })),
    );
  });

  it('are ids to the last digit', async () => {
    const texts = {
      '18446744073709551615::ubigint': '18446744073709551615',
      '1230000000000000123::bigint': '1230000000000000123',
      '12345678901234567890123456789012345678::decimal(38, 0)':
        '12345678901234567890123456789012345678',
      '1230000000000000123.00::decimal(38, 2)': '1230000000000000123',
      '-1.50::decimal(4, 2)': '-1.50',
      '0.05::decimal(4, 2)': '0.05',
      '1.5::float': '1.5',
      "'759d98d8-42d4-4e79-b734-9368ce2474b4'::uuid": '759d98d8-42d4-4e79-b734-9368ce2474b4',
      "encode('雷')": '雷',
      true: 'true',
      "time '14:30:00'": '14:30:00',
      "'nan'::double": '',
      'null::decimal(4, 2)': '',
      'null::timestamptz': '',
    };
    expect(await textsOf(Object.keys(texts))).toEqual(Object.values(texts));
  });

  it('are times of the region, those with a zone converted', async () => {
    const times = {
      "timestamp_s '2022-01-05 08:00:00'": '08:00:00',
      "timestamp_ms '2022-01-05 08:00:00.999'": '08:00:00',
      "timestamp '2022-01-05 08:00:00.999999'": '08:00:00',
      "timestamp_ns '2022-01-05 08:00:00.999999999'": '08:00:00',
      "date '2022-01-05'": '00:00:00',
      "timestamptz '2022-01-05 00:30:00+00'": '08:30:00',
      "timestamptz '2022-01-05 00:30:00.5+00'": '08:30:00',
      "timestamptz '2022-01-05 01:00:00+01'": '08:00:00',
    };
    const texts = await textsOf(Object.keys(times));
    expect(texts[5]).toBe('2022-01-05 00:30:00Z');
    expect(texts.map((text) => parseTime(text))).toEqual(
      Object.values(times).map((clock) => ({ ok: true, value: `2022-01-05 ${clock}` })),
    );
    const london = { ...usualDialect, homeZone: 'Europe/London' };
    expect(parseTime(texts[7] ?? '', london)).toEqual({ ok: true, value: '2022-01-05 00:00:00' });
    expect(parseTime(texts[0] ?? '', london)).toEqual({ ok: true, value: '2022-01-05 08:00:00' });
    const [endless = ''] = await textsOf(["'infinity'::timestamptz"]);
    expect(parseTime(endless)).toMatchObject({ ok: false, fault: { code: 'bad_time' } });
  });

  it('that are structures give columns of both names, and lists their text', async () => {
    const cells = {
      event_id: "'a'",
      city: "'成都'",
      area_tier: "'农村'",
      started_at: "timestamptz '2022-01-05 00:00:00+00'",
      restored_at: "timestamp '2022-01-05 09:30:00'",
      nature: "'故障'",
      users: "{'total': 12, 'by': {'q\"''d': [1, 2]}}",
      map: "map {'k': 1}",
    };
    const text = await withParquet(cells, async (path) => readFileSync(path));
    const settings = 'feeds: {outages: {columns: {users: users.total}}}';
    const document = { feed: 'outages', name: 'a.parquet', text, way: 'rows', settings } as const;
    const { file, held, rejects } = await readDocument(document);
    expect(rejects).toEqual([]);
    expect(file.unknownColumns).toEqual([`users.by.q"'d`, 'map']);
    expect(held).toMatchObject([{ users: '12', started_at: '2022-01-05 08:00:00' }]);
    expect(held[0]?.extra).toContain('[1, 2]');
  });
});
