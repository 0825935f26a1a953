import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../pipelines/base/database.js';
import { feedColumns } from '../../schemas/feeds/index.js';
import { sichuan } from '../../schemas/region.js';
import { vocabularyOf } from '../../schemas/vocabulary.js';
import { emptyWarehouse, readDocument } from '../support/reading.js';

let database: Database;
beforeAll(async () => {
  database = await emptyWarehouse();
});
afterAll(() => database.close());

const sound: Readonly<Record<string, string>> = {
  event_id: '1',
  city: '成都',
  area_tier: '农村',
  started_at: '2022-01-01 08:00:00',
  restored_at: '2022-01-01 09:00:00',
  users: '5',
  nature: '故障',
};
const columns = feedColumns('outages', vocabularyOf(sichuan));
const header = (name: string) => (name === 'duration' ? '停电时长（分钟）' : name);
/** Of a feed as a whole, or of the column alone. */
const settings = (name: string, isOwn: boolean) => {
  const blanks = ['NA', '.', '未恢复'];
  const own = { columns: { [name]: { header: header(name), blanks } } };
  return JSON.stringify({ feeds: { outages: isOwn ? own : { blanks } } });
};

it.each(columns)('a mark of nothing in every $name, of kind $kind', async ({ name, required }) => {
  const names = [...new Set([...Object.keys(sound), name])];
  const line = (i: number, mark: string) =>
    names.map((one) => (one === name ? mark : one === 'event_id' ? `${i}` : sound[one])).join(',');
  const marks = ['NA', '.', '未恢复', '-'];
  const text = `${names.map(header).join(',')}\n${marks.map((mark, i) => `${line(i, mark)}\n`).join('')}`;
  for (const way of ['rows', 'bulk'] as const) {
    const isOwn = way === 'rows';
    const { held, rejects, file } = await readDocument(
      { feed: 'outages', name: 'a.csv', text, way, settings: settings(name, isOwn) },
      database,
    );
    if (required) {
      expect(rejects.map(({ column_name, code }) => [column_name, code])).toEqual(
        marks.map(() => [name, 'missing_value']),
      );
      continue;
    }
    // So many of them keep nobody from reading the file in bulk.
    expect([file.way, rejects, held.length]).toEqual([way, [], marks.length]);
    if (name !== 'duration') expect(held.map((row) => row[name])).toEqual(marks.map(() => null));
  }
});
