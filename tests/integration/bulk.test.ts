import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { sampleFiles } from '../../data-samples/generator/sample.js';
import { Database } from '../../pipelines/base/database.js';
import { packageRoot } from '../../pipelines/base/package.js';
import { isComplaintAboutFile } from '../../pipelines/ingest/bulk.js';
import { examine } from '../../pipelines/ingest/files.js';
import { ingest as ingestDocuments } from '../../pipelines/ingest/ingest.js';
import { parseSettings } from '../../pipelines/project/settings.js';
import { schemaStatements } from '../../pipelines/warehouse/schema.js';
import { withFolder, writeFiles } from '../support/folder.js';
import { readDocument } from '../support/reading.js';

interface Held {
  readonly rows: string[];
  readonly rejects: string[];
  readonly counts: string;
}

async function withWarehouse<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await Database.open(':memory:', { threads: 2 });
  try {
    for (const statement of schemaStatements()) await database.query(statement);
    return await work(database);
  } finally {
    database.close();
  }
}

async function seenIn(folder: string) {
  const file = await examine('outages', join(folder, 'data/outages/a.csv'), folder);
  return [{ ...file, isGiven: false, file }];
}

/** What a file becomes in the warehouse, read one way or the other. */
async function ingest(
  content: string | Uint8Array,
  settings: string,
  bulkFrom: number,
): Promise<Held> {
  return withFolder(async (folder) => {
    writeFiles(folder, [['data/outages/a.csv', content]]);
    return withWarehouse(async (database) => {
      const wanted = { seen: await seenIn(folder), isWhole: true };
      const { files } = await ingestDocuments(database, wanted, parseSettings(settings), {
        bulkFrom,
      });
      const [read] = files;
      const text = async (table: string) => {
        const { values } = await database.query(`select * from ${table} order by all`);
        return values.map((row) => row.map(String).join('|'));
      };
      return {
        rows: await text('held_outages'),
        rejects: await text('held_rejects'),
        counts: JSON.stringify({ ...read, way: undefined }),
      };
    });
  });
}

async function expectSame(content: string | Uint8Array, settings = ''): Promise<void> {
  const rowByRow = await ingest(content, settings, Number.POSITIVE_INFINITY);
  expect(await ingest(content, settings, 0)).toEqual(rowByRow);
}

describe('reading in bulk ends in the same rows and rejects as reading row by row', () => {
  const sample = [...sampleFiles({ outages: 3000 })].filter(({ path }) => path.includes('outages'));
  it.each(sample.map(({ path, text }): [string, () => Iterable<string>] => [path, text]))(
    'for %s of the sample',
    async (_, text) => expectSame([...text()].join('')),
  );

  const nasty = join(packageRoot, 'data-samples', 'nasty', 'data', 'outages');
  it.each(readdirSync(nasty).filter((name) => name.endsWith('.csv') || name.endsWith('.txt')))(
    'for the nasty %s',
    async (name) => expectSame(readFileSync(join(nasty, name))),
  );

  const good = (i: number) => [
    `E${i}`,
    '510100',
    'rural',
    '2022-01-01 00:00:00',
    '2022-01-01 01:00:00',
    String(i),
    'fault',
    '',
  ];
  const header = [
    'event_id',
    'city',
    'area_tier',
    'started_at',
    'restored_at',
    'users',
    'nature',
    'cause',
  ];
  it('for rejected rows that were corrected, without the apostrophes that guarded them', async () => {
    const lines = Array.from({ length: 40 }, (_, i) => [...good(i).slice(0, 7), "'=1+1", 'x']);
    const content = [[...header, 'reject_reason'], ...lines]
      .map((cells) => cells.join(','))
      .join('\n');
    await expectSame(content);
    const { rows } = await ingest(content, '', 0);
    expect(rows.filter((row) => row.includes('|=1+1|'))).toHaveLength(40);
    // In any other file an apostrophe is part of the cell.
    const other = await ingest(content.replace('reject_reason', 'remark'), '', 0);
    expect(other.rows.filter((row) => row.includes("|'=1+1|"))).toHaveLength(40);
  });

  const odd = fc.constantFrom<readonly (readonly string[])[]>(
    [['x', '成都', '农村', '2022/1/1 0:00', '', '1', '故障', '']],
    [[' x ', '510100', 'rural', '2022-01-01 00:00:00', '', '1', 'fault', '-']],
    [['x', '510100', 'rural', '2022-01-01 00:00:00', '2021-01-01 00:00:00', '1', 'fault', 'a']],
    [['x', '510100', 'rural', '2022-01-01', '', '1', 'fault', '\u3000']],
    [['x', 'nowhere', 'rural', 'never', '', '-1', 'fault', '']],
    [['', '510100', 'rural', '2022-01-01 00:00:00', '', '1', 'fault', '']],
    [['x', '510100']],
    [['x', '510100', 'rural', '2022-01-01 00:00:00', '', '1', 'fault', '', 'more']],
    [['x', '510100', 'rural', '2022-01-01 00:00:00', '', '1', 'fault', 'a "quoted", cause']],
    [['x', '510100', 'rural', '2022-01-01 00:00:00', '', '007', 'fault', 'two\nlines']],
    [['合计', '', '', '', '', '9', '', '']],
    [['Grand Total：', '510100', 'rural', '2022-01-01 00:00:00', '', '1', 'fault', 'a']],
    [['计划合计1', '510100', 'rural', '2022-01-01 00:00:00', '', '1', 'fault', 'a']],
    [['', '', '', '', '', '', '', '']],
    [header],
    [['E1', ...good(1).slice(1)]],
    [['E1', ...good(2).slice(1)]],
  );

  it('for random mixtures of good and odd rows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: 200 }), odd), { maxLength: 4 }),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('', 'title\n', 'title,,\n\n'),
        fc.boolean(),
        async (inserted, newline, title, endsInBreak) => {
          const rows: (readonly string[])[] = Array.from({ length: 200 }, (_, i) => good(i));
          for (const [at, more] of inserted) rows.splice(at, 0, ...more);
          const text = Papa.unparse([header, ...rows] as string[][], { newline });
          await expectSame(
            `${title.replaceAll('\n', newline)}${text}${endsInBreak ? newline : ''}`,
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('with a stray quote at any place', async () => {
    const text = Papa.unparse([header, ...Array.from({ length: 60 }, (_, i) => good(i))], {
      newline: '\n',
    });
    const places = Array.from({ length: 20 }, (_, i) => Math.floor(((i + 0.5) / 20) * text.length));
    for (const at of [...places, text.indexOf('\n') + 1, text.lastIndexOf(',') + 1]) {
      await expectSame(`${text.slice(0, at)}"${text.slice(at)}`);
    }
  });

  it('with constants, unknown columns and columns of other names', async () => {
    const rows = Array.from({ length: 100 }, (_, i) => [
      `E${i}`,
      '2022-01-01 00:00:00',
      i,
      'fault',
      i % 9 ? '' : 'x',
    ]);
    const text = Papa.unparse([['Ordem', 'Inicio', 'users', 'nature', 'Motivo'], ...rows]);
    await expectSame(
      text,
      'feeds: {outages: {columns: {event_id: Ordem, started_at: [Inicio]}, constants: {city: 成都, area_tier: 4}}}',
    );
  });

  const days = 'feeds: {outages: {date_order: day_first}}';
  const parts =
    'feeds: {outages: {date_order: day_first, columns: {started_at: {date: day, time: clock}}}}';
  it.each([
    ['day first', days, 'started_at', (day: string) => `${day}/2022 10:00`],
    ['without seconds', '', 'started_at', (day: string) => `2022/${day} 9:05`],
    [
      'of a format',
      "feeds: {outages: {time_format: '%d.%m.%Y %I:%M %p'}}",
      'started_at',
      (day: string) => `${day.replace('/', '.')}.2022 01:00 PM`,
    ],
    ['in two columns', parts, 'day,clock', (day: string) => `${day}/2022,10:00`],
  ])('for times %s, with some that are not', async (_, settings, names, time) => {
    const rows = Array.from({ length: 200 }, (_, i) => {
      const two = (n: number) => String(n).padStart(2, '0');
      return `E${i},510100,rural,${time(`${two((i % 12) + 1)}/${two((i % 7) + 1)}`)},,1,fault`;
    });
    const odd = [
      '31/02/2022 10:00',
      '05/03/2022 24:00',
      '2022-03-05 10:00:00',
      '05/03/2022',
      '05/03/2022 10:00-12:00',
    ];
    const isApart = names.includes(',');
    const rare = odd.map((text, i) => {
      const cells = text.includes(' ') ? text.replace(' ', ',') : `${text},`;
      return `R${i},510100,rural,${isApart ? cells : text},,1,fault`;
    });
    const header = `event_id,city,area_tier,${names},restored_at,users,nature`;
    const text = [header, ...rows, ...rare].join('\n');
    const read = (way: 'bulk' | 'rows') =>
      readDocument({ feed: 'outages', name: 'a.csv', text, way, settings });
    const [bulk, byRow] = [await read('bulk'), await read('rows')];
    expect([bulk.held, bulk.rejects]).toEqual([byRow.held, byRow.rejects]);
    expect([bulk.file.way, byRow.file.way]).toEqual(['bulk', 'rows']);
    expect(bulk.held.length).toBeGreaterThanOrEqual(200);
    expect(bulk.rejects.length).toBeGreaterThan(0);
  });

  it('with further spellings of providers, and repeats that unknown columns tell apart', async () => {
    const providers = [
      '国网自贡供电公司',
      '自贡供电公司',
      ' 自贡供电公司',
      '富顺',
      '',
      '国网 自贡供电公司',
    ];
    const rows = Array.from({ length: 120 }, (_, i) => [
      `E${i >> 1}`,
      providers[i % (i < 100 ? 2 : 6)],
      '510300',
      'rural',
      '2022-01-01 00:00:00',
      '2022-01-01 01:00:00',
      9,
      'fault',
      i % 3 ? 'T1' : `T${i}`,
    ]);
    const text = Papa.unparse([['event_id', 'provider', ...header.slice(1, -1), '配变'], ...rows]);
    const settings = 'feeds: {outages: {values: {provider: {国网自贡供电公司: 自贡供电公司}}}}';
    await expectSame(text, settings);
    const { rows: held, rejects } = await ingest(text, settings, 0);
    expect(held.filter((row) => row.includes('国网'))).toEqual([]);
    expect(held.length).toBeGreaterThan(0);
    expect(rejects.length).toBeGreaterThan(0);
    await expectSame(text);
  });
});

describe('the way in which a file was read', () => {
  const regular = `event_id,city,area_tier,started_at,restored_at,users,nature,cause\n${Array.from(
    { length: 50 },
    (_, i) => `E${i},510100,rural,2022-01-01 00:00:00,2022-01-01 01:00:00,${i},fault,wind\n`,
  ).join('')}`;

  async function waysOf(content: string, bulkFrom: number): Promise<unknown[]> {
    return withFolder(async (folder) => {
      writeFiles(folder, [['data/outages/a.csv', content]]);
      return withWarehouse(async (database) => {
        const seen = await seenIn(folder);
        const { files } = await ingestDocuments(
          database,
          { seen, isWhole: true },
          parseSettings(''),
          { bulkFrom },
        );
        const { way } = await database.one('select way from held_loads');
        return [files[0]?.way, way];
      });
    });
  }

  it('is kept with the load', async () => {
    expect(await waysOf(regular, 0)).toEqual(['bulk', 'bulk']);
    expect(await waysOf(regular, Number.POSITIVE_INFINITY)).toEqual(['rows', 'rows']);
    expect(await waysOf(regular.replace('wind', '"two\nlines"'), 0)).toEqual(['rows', 'rows']);
  });

  it('is not another one where reading in bulk has a fault of its own', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [['data/outages/a.csv', regular]]);
      await withWarehouse(async (database) => {
        const query = database.query.bind(database);
        database.query = async (sql, ...rest) => {
          // As though the program had written a statement that DuckDB can't bind.
          return query(sql.replace('try_cast(', 'no_such_function('), ...rest);
        };
        const wanted = { seen: await seenIn(folder), isWhole: true };
        const { files } = await ingestDocuments(database, wanted, parseSettings(''), {
          bulkFrom: 0,
        });
        expect(files[0]).toMatchObject({ way: null, rowsLoaded: 0 });
        expect(files[0]?.defect).toContain('no_such_function');
      });
    });
  });

  /** How it was read where DuckDB's reader is met with an error, and how often that was called. */
  async function readWith(content: string, error?: Error): Promise<unknown[]> {
    return withFolder(async (folder) => {
      writeFiles(folder, [['data/outages/a.csv', content]]);
      return withWarehouse(async (database) => {
        const query = database.query.bind(database);
        let calls = 0;
        database.query = async (sql, ...rest) => {
          if (sql.includes('read_csv(')) {
            calls += 1;
            if (error && sql.includes('create or replace')) throw error;
          }
          return query(sql, ...rest);
        };
        const wanted = { seen: await seenIn(folder), isWhole: true };
        const { files } = await ingestDocuments(database, wanted, parseSettings(''), {
          bulkFrom: 0,
        });
        return [files[0]?.way, files[0]?.rowsRead, calls];
      });
    });
  }

  it('is row by row where DuckDB cannot digest what a quote does to the rest of the file', async () => {
    const error = new Error(
      'Invalid Input Error: Invalid unicode (byte sequence mismatch) detected in segment statistics update',
    );
    expect(await readWith(regular, error)).toEqual(['rows', 50, 2]);
  });

  it('is row by row from the start where many lines open a quote, which DuckDB takes long for', async () => {
    expect(await readWith(regular)).toEqual(['bulk', 50, 2]);
    expect(await readWith(regular + 'x","y\n'.repeat(100))).toEqual(['rows', 150, 2]);
    expect(await readWith(regular + 'x","y\n'.repeat(101))).toEqual(['rows', 151, 0]);
  });

  it.each([
    [
      'Invalid Input Error: CSV Error on Line: 7\nMaximum line size of 2000000 bytes exceeded',
      true,
    ],
    ['Binder Error: Referenced column "c9" not found', false],
    ['Out of Memory Error: could not allocate block', false],
    ['IO Error: No space left on device', false],
    ['Conversion Error: Could not convert string to INT64', false],
  ])('%s', (message, isAboutFile) => {
    expect(isComplaintAboutFile(new Error(message))).toBe(isAboutFile);
  });
});
