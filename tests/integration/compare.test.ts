import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command } from '../support/command.js';
import { makeFolder, removeFolder, writeFiles } from '../support/folder.js';
import {
  attribute,
  type Element,
  find,
  type Page,
  parsePage,
  words,
} from '../support/reports/page.js';

const settings = (
  overlap: string,
) => `region: { code: R, name: 区域, cities: [{ code: A, name: 甲市 }] }
targets: { groups: { all: { cities: '*', hours: { urban: 1, rural: 15 } } } }
overlap: ${overlap}
data_from: 2022-01-01
as_of: 2023-01-01
`;
const head =
  'event_id,city,area_tier,asset_id,started_at,restored_at,users,nature,avoidance_order\n';
const row = (id: string, asset: string, from: string, to: string, users = 10, order = '') =>
  `${id},A,urban,${asset},2022-01-05 ${from}:00,2022-01-05 ${to}:00,${users},${order === '' ? 'fault' : 'safety_shutdown'},${order}\n`;
const customers = (users: number) =>
  `city,area_tier,users,valid_from\nA,urban,${users},2022-01-01\n`;
const orders = (to: string) =>
  `order_no,city,approved_from,approved_to\nO1,A,2022-01-05 08:00:00,2022-01-05 ${to}:00\n`;

const folder = makeFolder();
const say = (...args: string[]) => command(...args, '--project', folder, '--lang', 'en');
const write = (path: string, text: string) => writeFiles(folder, [[path, text]]);
const run = async () => expect((await say('run')).code).toBe(0);

interface Figure {
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly difference: number;
  readonly parts: Readonly<Record<string, number>>;
}
interface Found {
  readonly cells: readonly {
    readonly area_tier: string;
    readonly marks: readonly string[];
    readonly figures: readonly Figure[];
  }[];
}

async function compared(...names: string[]): Promise<Found> {
  const said = await say('compare', ...names, '--json');
  expect(said, said.notes).toMatchObject({ code: 0 });
  return JSON.parse(said.out);
}

function figure(found: Found, name: string): Figure | undefined {
  const cell = found.cells.find(({ area_tier }) => area_tier === 'urban');
  return cell?.figures.find((one) => one.name === name);
}

/** The figures of the table of parts, a list for each line. */
function partsOf(root: Page['root']): number[][] {
  const [table] = find(root, 'table', (one) =>
    find(one, 'caption').some((caption) => attribute(caption, 'id') === 'difference-parts-caption'),
  );
  if (!table) return [];
  return find(table, 'tr')
    .map((line) => find(line, 'td', (cell) => attribute(cell, 'class') === undefined).map(words))
    .filter((cells) => cells.length > 0)
    .map((cells) => cells.map((text) => Number(text.replace('−', '-').replace(',', ''))));
}

function csvOf(name: string, file: string): string {
  const { root } = parsePage(readFileSync(join(folder, 'out/reports/2022', file), 'utf8'));
  const [link] = find(root, 'a', (one) => attribute(one, 'download')?.includes(name) === true);
  return decodeURIComponent(attribute(link as Element, 'href') ?? '');
}

const none = {
  ...{ rows_added: 0, rows_changed: 0, rows_withdrawn: 0, users: 0 },
  ...{ orders: 0, settings: 0, program: 0 },
};
const HOUR = 3600;

beforeAll(async () => {
  write('shihu.yaml', settings('first_cause'));
  write(
    'data/outages/a.csv',
    head +
      row('1', 'T1', '08:00', '12:00') +
      row('2', 'T2', '08:00', '10:00') +
      row('3', 'T3', '08:00', '09:00') +
      row('4', 'T4', '08:00', '12:00', 10, 'O1'),
  );
  write('data/outages/gone.csv', head + row('9', 'T9', '08:00', '10:00'));
  write('data/customers/a.csv', customers(1000));
  write('data/orders/a.csv', orders('10:00'));
  await run();
  expect((await say('submit', 'first', '--on', '2023-01-15')).code).toBe(0);
});
afterAll(() => removeFolder(folder));

describe('a submission compared', () => {
  it('is the same while nothing has changed', async () => {
    expect((await compared('first')).cells).toEqual([]);
    expect((await say('compare', 'first')).out).toContain('Nothing differs');
  });

  it('differs by parts that are those worked out by hand', async () => {
    // Row 1 is an hour shorter, in a line further down; row 3 is gone, and so is a whole file; rows 5 and 6
    // are new. Row 5 shares two hours with row 1 as it was, and row 1 as it is now is over an hour sooner.
    write(
      'data/outages/a.csv',
      head +
        row('5', 'T1', '10:00', '14:00') +
        row('1', 'T1', '08:00', '11:00') +
        row('2', 'T2', '08:00', '10:00') +
        row('4', 'T4', '08:00', '12:00', 10, 'O1'),
    );
    write('data/outages/b.csv', head + row('6', 'T6', '08:00', '08:30'));
    rmSync(join(folder, 'data/outages/gone.csv'));
    write('data/customers/a.csv', customers(1200));
    write('data/orders/a.csv', orders('09:00'));
    write('shihu.yaml', settings('sum'));
    await run();
    const found = await compared('first', 'now');
    // 4 h of row 1, 2 of row 2, 1 of row 3, 2 of the over-run of row 4, 2 of row 9: each for 10 users.
    expect(figure(found, 'net_user_seconds')).toEqual({
      name: 'net_user_seconds',
      before: 110 * HOUR,
      after: 125 * HOUR,
      difference: 15 * HOUR,
      parts: {
        ...none,
        // Row 5 from 12:00 on, and half an hour of row 6.
        rows_added: 25 * HOUR,
        // What row 1 no longer covers row 5 does.
        rows_changed: 0,
        rows_withdrawn: -30 * HOUR,
        orders: 10 * HOUR,
        // The hour that rows 1 and 5 share counts twice.
        settings: 10 * HOUR,
      },
    });
    expect(figure(found, 'user_days')).toMatchObject({
      ...{ before: 365_000, after: 438_000 },
      parts: { ...none, users: 73_000 },
    });
    expect(figure(found, 'outages')).toMatchObject({
      ...{ difference: 0 },
      parts: { ...none, rows_added: 2, rows_withdrawn: -2 },
    });
    expect(figure(found, 'excluded_user_seconds')).toMatchObject({
      parts: { ...none, orders: -10 * HOUR },
    });
    for (const { marks, figures } of found.cells) {
      expect(marks).toContain('r');
      for (const one of figures) {
        const sum = Object.values(one.parts).reduce((all, part) => all + part, 0);
        expect(sum).toBe(one.difference);
      }
    }
  });

  it('is taken apart in the report by the same parts', async () => {
    const { cells } = await compared('first');
    for (const [language, file] of [
      ['zh', 'index.html'],
      ['en', 'index.en.html'],
    ] as const) {
      const said = await command(
        ...['report', '--period', '2022', '--project', folder, '--lang', language],
      );
      expect(said, said.notes).toMatchObject({ code: 0 });
      const { root } = parsePage(readFileSync(join(folder, 'out/reports/2022', file), 'utf8'));
      const listed = partsOf(root);
      // The region and the city, each by its tier and in all, for hours and users.
      expect(listed).toHaveLength(8);
      for (const [figure, line] of listed.entries()) {
        const [whole = 0, ...parts] = line;
        const own = cells[0]?.figures.find(
          ({ name }) => name === (figure < 4 ? 'net_user_seconds' : 'user_days'),
        );
        const unit = figure < 4 ? HOUR : 1;
        expect(parts).toEqual(Object.values(own?.parts ?? {}).map((part) => part / unit));
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
      }
      expect(find(root, 'sup').map(words)).toContain('r');
    }
    const data = csvOf('difference-parts', 'index.html');
    const net = data.split('\r\n').find((line) => /,urban,net_user_seconds,/u.test(line));
    expect(net?.split(',').slice(4)).toEqual(
      [110, 125, 15, 25, 0, -30, 0, 10, 10, 0].map((hours) => String(hours * HOUR)),
    );
  });

  it('is told in words, with what its marks mean', async () => {
    const said = await say('compare', 'first');
    expect(said.out).toContain('first (2023-01-15) → now');
    expect(said.out).toMatch(/Rows added +│ +Rows withdrawn +. +Orders and stages +. +Settings/u);
    expect(said.out).toContain('+90000');
    expect(said.notes).toContain('r: revised');
    expect((await command('compare', 'first', '--project', folder, '--lang', 'zh')).out).toContain(
      '新增行',
    );
    const differing = await say('diff', 'first', '--json');
    expect(JSON.parse(differing.out).rows).not.toHaveLength(0);
  });

  it('can be compared with another one of its period', async () => {
    expect((await say('submit', 'second', '--on', '2023-02-15')).code).toBe(0);
    // Nothing else is new, and the report tells of it all the same.
    await run();
    const page = readdirSync(join(folder, 'out/reports/2022')).find((name) =>
      /^index.*html$/u.test(name),
    );
    expect(readFileSync(join(folder, 'out/reports/2022', page ?? ''), 'utf8')).toContain('second');
    write('data/outages/b.csv', head + row('6', 'T6', '08:00', '09:30'));
    await run();
    const found = await compared('first', 'second');
    expect(figure(found, 'net_user_seconds')).toMatchObject({ difference: 15 * HOUR });
    expect(figure(await compared('second'), 'net_user_seconds')).toMatchObject({
      ...{ difference: 10 * HOUR },
      parts: { ...none, rows_changed: 10 * HOUR },
    });
    expect((await say('submit', 'q1', '--on', '2023-02-15', '--period', '2022Q1')).code).toBe(0);
    expect((await say('compare', 'first', 'q1')).notes).toContain("can't be compared");
    expect((await compared('q1')).cells).toEqual([]);
  });

  it('is not taken apart where the warehouse is gone, and the report says so', async () => {
    const page = async (...args: string[]) => {
      expect((await say('report', '--period', '2022', ...args)).code).toBe(0);
      const state = args.length > 0 ? 'known-at-first' : '';
      return readFileSync(join(folder, 'out/reports/2022', state, 'index.en.html'), 'utf8');
    };
    const told = 'The differences are not split';
    const then = await page('--known-at', 'first');
    expect(then).toContain('difference-parts-caption');
    expect(await page()).toContain('difference-parts-caption');
    renameSync(join(folder, 'warehouse'), join(folder, 'elsewhere'));
    expect(await page()).toContain(told);
    expect(existsSync(join(folder, 'warehouse/warehouse.duckdb'))).toBe(false);
    renameSync(join(folder, 'elsewhere'), join(folder, 'warehouse'));
  });

  it('has to be there, and is no state of the data', async () => {
    const missing = await say('compare', 'nobody');
    expect(missing).toMatchObject({ code: 2 });
    expect(missing.notes).toContain('Submissions: first, q1, second');
    expect(await say('compare', 'first', '--known-at', '1')).toMatchObject({ code: 2 });
    expect((await say('submit', 'now', '--on', '2023-01-15')).notes).toContain(
      'cannot be the name',
    );
  });
});
