import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../pipelines/base/database.js';
import { emptyWarehouse, readDocument } from '../support/reading.js';

const row = (id: string | number, users: number | string = 12) => ({
  event_id: id,
  city: '成都',
  area_tier: '农村',
  started_at: '2022-01-05 08:00:00',
  restored_at: '2022-01-05 09:30:00',
  users,
  nature: '故障',
});

let warehouse: Database;
beforeAll(async () => {
  warehouse = await emptyWarehouse();
});
afterAll(() => warehouse.close());

async function read(text: string | Uint8Array, settings = '', name = 'a.json') {
  const document = { feed: 'outages', name, text, way: 'rows', settings } as const;
  const { file, held, rejects } = await readDocument(document, warehouse);
  return {
    why: file.why?.en ?? null,
    zh: file.why?.zh ?? null,
    unknown: file.unknownColumns,
    held: [...held]
      .sort((a, b) => Number(a.source_line) - Number(b.source_line))
      .map(({ event_id: id, users, source_line: line }) => `${line} ${id} ${users}`),
    rejects: rejects.map(({ source_line: line, code, raw }) => `${line} ${code} ${raw}`),
  };
}

const why = async (value: unknown, settings?: string) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return (await read(text, settings)).why;
};
const setting = (path: string) => `feeds: {outages: {json_path: ${path}}}`;

describe('a list of objects', () => {
  it('has its records on the lines on which they begin, whatever is packed and marked', async () => {
    const text = JSON.stringify([row('a'), row('b'), row('c', '?')], null, 2);
    const expected = { held: ['2 a 12', '11 b 12'], why: null };
    const found = await read(text);
    expect(found).toMatchObject(expected);
    expect(found.rejects).toEqual([
      `20 bad_number { "event_id": "c", "city": "成都", "area_tier": "农村", "started_at": "2022-01-05 08:00:00", "restored_at": "2022-01-05 09:30:00", "users": "?", "nature": "故障" }`,
    ]);
    const windows = Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`, 'utf16le');
    expect(await read(windows)).toMatchObject(expected);
    expect(await read(gzipSync(text), '', 'a.json.gz')).toMatchObject(expected);
  });

  it('on one line has them by their number', async () => {
    const text = `\n\n${JSON.stringify([row('a'), row('b'), row('c')])}`;
    expect((await read(text)).held).toEqual(['1 a 12', '2 b 12', '3 c 12']);
    const two = `[${JSON.stringify(row('a'))},\n${JSON.stringify(row('b'))}, ${JSON.stringify(row('c'))}]`;
    expect((await read(two)).held).toEqual(['1 a 12', '2 b 12', '3 c 12']);
  });

  it('keeps every digit, and names what is inside of objects by both names', async () => {
    const features = [1, 2].map((i) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [104, 30] },
      properties: { ...row('@'), users: 10 + i },
    }));
    const text = JSON.stringify({ type: 'FeatureCollection', crs: { a: [1] }, features })
      .replace('"@"', '1230000000000000123')
      .replace('"@"', '1.50');
    const names = ['event_id', 'city', 'area_tier', 'started_at', 'restored_at', 'users', 'nature'];
    const columns = names.map((name) => `${name}: properties.${name}`).join(', ');
    const found = await read(text, `feeds: {outages: {columns: {${columns}}}}`);
    expect(found).toMatchObject({
      why: null,
      held: ['1 1230000000000000123 11', '2 1.50 12'],
      unknown: ['type', 'geometry.type', 'geometry.coordinates'],
    });
  });

  it('is found up to three names deep, or where the settings say', async () => {
    const list = [row('a')];
    expect((await read(JSON.stringify({ meta: [1, 2], r: { d: { items: list } } }))).held).toEqual([
      '1 a 12',
    ]);
    const deep = { r: { d: { items: { four: list } } } };
    expect(await why(deep)).toMatch(/a\.json holds no list of objects/u);
    expect(await why(deep, setting('r.d.items.four'))).toBe(null);
    expect(await why({ 'a.b': list }, setting('a.b'))).toBe(null);
    expect(await why(list, setting('data'))).toMatch(
      /a\.json has no list data\. The file is a list itself/u,
    );
    expect(await why({ items: [], other: 1 })).toBe(null);
    expect(await why([])).toBe(null);
  });

  it('is not guessed where there are several', async () => {
    const two = { data: { items: [row('a')], links: [{ href: 'x' }] }, none: [] };
    const { why: en, zh } = await read(JSON.stringify(two));
    expect(en).toMatch(
      /which to read is not known: data\.items, data\.links\..*json_path: data\.i/u,
    );
    expect(zh).toMatch(/data\.items、data\.links.*feeds\.outages\.json_path: data\.items/u);
    expect((await read(JSON.stringify(two), setting('data.items'))).held).toEqual(['1 a 12']);
    expect(await why(two, setting('data.item'))).toMatch(/It has: data\.items, data\.links/u);
  });

  it('rejects what is no object, by itself', async () => {
    const good = JSON.stringify(row('a'));
    const text = `[\n${good},\n7,\n[1],\n{"a": 1 "b"},\n{"users": 1, "users": 2},\nnull,\n${good.replace('"a"', '"z"')},\n]`;
    const found = await read(text);
    expect(found.held).toEqual(['2 a 12', '8 z 12']);
    expect(found.rejects.map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual(
      [3, 4, 5, 6, 7].map((line) => `${line} malformed_row`),
    );
  });
});

describe('what is no JSON, or is cut off', () => {
  it('is told with its line', async () => {
    const list = JSON.stringify([row('a'), row('b')], null, 1);
    expect(await why(list.slice(0, -40))).toMatch(
      /line 16, the file ends here, inside of what begins on line 11/u,
    );
    expect(await why(list.slice(0, -2))).toMatch(/inside of what begins on line (?:1|11)\b/u);
    expect(await why('[\n{"a": "x\n"}]')).toMatch(/line 2, a quote is not closed/u);
    expect(await why('[\n{"a": [1}\n]')).toMatch(/line 2, \} closes nothing/u);
    expect(await why('<html>')).toMatch(/line 1, it is neither a list/u);
    expect(await why('\u0000\u0000')).toMatch(/line 1, it is neither a list/u);
    expect(await why('{"a": 1}\n{"a": 2}')).toMatch(/line 2, .* name the file \.jsonl/u);
    expect(await why('{"a": [{}], "a": [{}]}')).toMatch(/the list a is there twice/u);
    expect(await why('')).toMatch(/holds no list of objects/u);
  });

  it('costs no more than its beginning, however hostile', async () => {
    expect(await why('['.repeat(1 << 20))).toMatch(/nested more than 500 deep/u);
    expect(await why('{"a":'.repeat(1 << 18))).toMatch(/nested more than 500 deep/u);
    const long = `[\n{"event_id": "${'x'.repeat(17 << 20)}"}]`;
    expect(await why(long)).toMatch(/at most 16 MiB in a line of text.*line 2/u);
    const lists = `{${Array.from({ length: 1001 }, (_, i) => `"a${i}": []`).join()}}`;
    expect(await why(lists)).toMatch(/1000 different names/u);
    const inside = (text: string) => JSON.stringify([row('a')]).replace(/\}\]$/u, `,${text}}]`);
    const nested = inside(`"n":${'{"n":'.repeat(400)}1${'}'.repeat(400)}`);
    expect((await read(nested)).unknown).toEqual([Array(17).fill('n').join('.')]);
    const many = Array.from({ length: 999 }, (_, i) => `"${i}": 1`).join();
    const wide = inside(`"${'k'.repeat(2000)}": {${many}}`);
    expect((await read(wide)).unknown).toEqual(['k'.repeat(2000)]);
  });
});
