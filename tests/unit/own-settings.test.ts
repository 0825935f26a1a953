import { describe, expect, it } from 'vitest';
import { readColumns } from '../../pipelines/ingest/columns.js';
import { fitsPattern, isNamedBy, settingsOfFile } from '../../pipelines/ingest/own-settings.js';
import { parseSettings } from '../../pipelines/project/settings.js';

const { settings, region } = parseSettings(`
feeds:
  outages:
    decimal: ","
    columns: { users: 户数, started_at: { header: 开始, date_order: day_first } }
    values: { nature: { 抢修: fault } }
    files:
      "*.xlsx": { header_rows: 2, decimal: ".", columns: { users: { header: 用户, unit: 万户 } } }
      "2022/*": { values: { nature: { 例行: planned } }, blanks: [NA] }
`);

describe('what the settings say of one file', () => {
  it('is what they say of the feed, where no pattern fits', () => {
    const own = settingsOfFile(settings, 'outages', 'data/outages/a.csv');
    expect(own).toMatchObject({ decimal: ',', columns: { users: '户数' } });
    expect(own.header_rows).toBeUndefined();
    expect(settingsOfFile(settings, 'customers', 'data/customers/a.csv').columns).toBeUndefined();
  });

  it('comes from a pattern first, map by map', () => {
    const own = settingsOfFile(settings, 'outages', 'data/outages/2022/a.xlsx');
    expect(own).toMatchObject({
      header_rows: 2,
      decimal: '.',
      blanks: ['NA'],
      columns: {
        users: { header: '用户', unit: '万户' },
        started_at: { header: '开始', date_order: 'day_first' },
      },
      values: { nature: { 抢修: 'fault', 例行: 'planned' } },
    });
  });

  it('makes how its columns are read', () => {
    const { columns } = readColumns('outages', { settings, region }, 'data/outages/2022/a.xlsx');
    const of = (name: string) => columns.find((column) => column.name === name);
    expect(of('users')).toMatchObject({
      headers: ['用户'],
      scale: { times: 10_000n, over: 1n },
      dialect: { decimal: '.' },
    });
    expect(of('started_at')).toMatchObject({
      headers: ['开始'],
      dialect: { dateOrder: 'day_first', decimal: '.' },
    });
    expect(of('users')?.dialect.dateOrder).toBeUndefined();
    expect(of('cause')?.dialect.blanks).toContain('NA');
  });
});

describe('a pattern', () => {
  it.each([
    ['停电(1).xlsx', '停电(1).xlsx', true],
    ['停电(1).xlsx', '停电*.xlsx', true],
    ['A.CSV', 'a.csv', true],
    ['ab.csv', 'a?.csv', true],
    ['abc.csv', 'a?.csv', false],
    ['a.csv', 'a+csv', false],
    ['axcsv', 'a.csv', false],
    ['2022/1.csv', '2022/*', true],
    ['a.csv', '*', true],
    ['a.csv', '', false],
  ])('%s, %s: %s', (name, pattern, fits) => expect(fitsPattern(name, pattern)).toBe(fits));

  it('may be of the name, of the path in the feed, or of that in the project', () => {
    const document = 'data/outages/2022/a.csv';
    for (const pattern of ['a.csv', '2022/a.csv', 'data/outages/*/a.csv', '.\\2022\\a.csv']) {
      expect(isNamedBy(document, 'outages', pattern)).toBe(true);
    }
    expect(isNamedBy(document, 'outages', 'outages/2022/a.csv')).toBe(false);
  });

  it('may be of the archive that a file is in, too', () => {
    const document = 'data/outages/2022/x.ZIP/in/a.csv';
    for (const pattern of ['x.zip', '*.zip', '2022/x.zip', '2022/x.zip/in/a.csv', 'a.csv']) {
      expect(isNamedBy(document, 'outages', pattern)).toBe(true);
    }
    // A folder is no archive, and a name is no pattern of what is in it.
    expect(isNamedBy(document, 'outages', '2022')).toBe(false);
    expect(isNamedBy('data/outages/a.csv/b.csv', 'outages', 'a.csv')).toBe(false);
  });
});
