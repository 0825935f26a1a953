import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../pipelines/base/package.js';
import { type Figures, openFigures } from '../support/figures.js';

const folder = join(packageRoot, 'data-samples', 'nasty');
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.parentPath.includes('data'))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((path) => relative(folder, path).startsWith('data'))
  .map((path): [string, Buffer] => [relative(folder, path), readFileSync(path)]);

let figures: Figures;
beforeAll(async () => {
  figures = await openFigures(files);
});
afterAll(() => figures.close());

function counts(name: string): number[] {
  const file = figures.ingested.find((one) => one.name.endsWith(name));
  return file ? [file.rowsRead, file.rowsLoaded, file.rowsRejected, file.rowsSkipped] : [];
}

async function rejects(name: string): Promise<string[]> {
  const rows = await figures.rows(
    `select source_line, column_name, code from rejected_rows
     where source_file like '%${name}' order by source_line, column_name, code`,
  );
  return rows.map((row) => `${row.source_line} ${row.column_name ?? '-'} ${row.code}`);
}

const malformed = (line: number) => `${line} - malformed_row`;

describe('nasty files', () => {
  it('an unclosed quote costs its own line and not the rest of the file', async () => {
    expect(counts('01-quotes.csv')).toEqual([6, 3, 3, 0]);
    expect(await rejects('01-quotes.csv')).toEqual([
      malformed(4),
      malformed(7),
      '8 users bad_number',
    ]);
    const causes = await figures.rows(
      "select cause from outage_facts where event_id in ('q1', 'q3', 'q4') order by event_id",
    );
    expect(causes.map(({ cause }) => cause)).toEqual(['雷击,\n二次', '他说"好"', '中"间']);
  });

  it('rows of the wrong width are rejected, blank ones passed over', async () => {
    expect(counts('02-widths.csv')).toEqual([6, 2, 2, 2]);
    expect(await rejects('02-widths.csv')).toEqual([malformed(2), malformed(6)]);
  });

  it('titles, a repeated header and totals are skipped, Chinese forms understood', async () => {
    expect(counts('03-chinese.csv')).toEqual([8, 4, 0, 4]);
    const rows = await figures.rows(
      `select event_id, city_code, area_tier, started_at, restored_at, users, nature
       from outage_facts where event_id like 'c_' order by event_id`,
    );
    expect(rows.map((row) => Object.values(row).join(' '))).toEqual([
      'c1 510100 rural 2022-01-05T08:00:00 2022-01-05T09:00:00 12 fault',
      'c2 513300 urban 2022-01-05T08:00:00 2022-01-06T00:00:00 1200 planned',
      'c3 513300 town 2022-01-05T00:00:00 2022-01-05T01:30:00 3 planned',
      'c4 513400 central 2022-01-05T16:00:00 2022-01-05T16:00:00 7 rationing',
    ]);
    expect(figures.ingested.find((f) => f.name.endsWith('03-chinese.csv'))?.unknownColumns).toEqual(
      ['序号'],
    );
  });

  it.each([
    ['04-gbk.txt', [1, 1, 0, 0]],
    ['05-utf16.csv', [1, 1, 0, 0]],
    ['10-empty.csv', [0, 0, 0, 0]],
    ['11-hostile.csv', [4, 4, 0, 0]],
  ])('%s is read', (name, expected) => expect(counts(name)).toEqual(expected));

  it('keeps characters beyond the basic plane', async () => {
    const [row] = await figures.rows("select cause from outage_facts where event_id = 'g1'");
    expect(row?.cause).toBe('检修㐀𠀀');
  });

  it('mixed line endings count as one line each', async () => {
    expect(counts('06-crlf.csv')).toEqual([3, 2, 1, 0]);
    expect(await rejects('06-crlf.csv')).toEqual(['5 users bad_number']);
  });

  it('a file without header is rejected row by row, for one reason', async () => {
    expect(counts('07-no-header.csv')).toEqual([2, 0, 2, 0]);
    expect(await rejects('07-no-header.csv')).toEqual([malformed(1), malformed(2)]);
  });

  it('names every fault of a row', async () => {
    expect(counts('08-faults.csv')).toEqual([9, 0, 9, 0]);
    expect(await rejects('08-faults.csv')).toEqual([
      '2 city unknown_city',
      '3 area_tier unknown_tier',
      '4 area_tier ambiguous_tier',
      '5 started_at bad_time',
      '6 restored_at negative_duration',
      '7 users bad_number',
      '8 nature unknown_nature',
      '9 city missing_value',
      '9 started_at missing_value',
      '9 users missing_value',
      '10 restored_at bad_time',
      '10 started_at bad_time',
      '10 users bad_number',
    ]);
  });

  it('skips repeats and rejects all of what contradicts itself', async () => {
    expect(counts('09-repeats.csv')).toEqual([6, 2, 3, 1]);
    expect(await rejects('09-repeats.csv')).toEqual([
      '4 - conflicting_duplicate',
      '5 - conflicting_duplicate',
      '6 - conflicting_duplicate',
    ]);
  });

  it('stages that fit no outage, lie outside it or bring back too many are rejected', async () => {
    expect(await rejects('stages.csv')).toEqual([
      '3 restored_at restored_outside',
      '5 users_restored too_many_restored',
      '6 event_id orphan_restoration',
    ]);
    const [batch] = await figures.rows(
      "select rows_read, rows_loaded, rows_rejected from batches where feed = 'restorations'",
    );
    expect(batch).toEqual({ rows_read: 5, rows_loaded: 2, rows_rejected: 3 });
  });

  it('customer rows that overlap are not used, neither of them', async () => {
    expect(await rejects('users.csv')).toEqual([
      '3 valid_from overlapping_validity',
      '4 valid_from overlapping_validity',
      '5 valid_to negative_duration',
    ]);
  });

  it('keeps the raw text of what it rejects', async () => {
    const rows = await figures.rows(
      "select raw from rejected_rows where source_file like '%01-quotes.csv' order by source_line",
    );
    expect(rows.map(({ raw }) => raw)).toEqual([
      'q2,成都,rural,2022-01-01 00:00:00,2022-01-01 01:00:00,1,fault,"未闭合',
      'q5,成都,rural,2022-01-01 00:00:00,2022-01-01 01:00:00,1,fault,"尾"随',
      'q6,成都,rural,2022-01-01 00:00:00,2022-01-01 01:00:00,bad,fault,',
    ]);
  });

  it('accounts for every row', async () => {
    const rows = await figures.rows(
      'select rows_read - rows_loaded - rows_rejected - rows_skipped as rest from batches',
    );
    expect(rows.every(({ rest }) => rest === 0)).toBe(true);
    expect(rows.length).toBe(figures.ingested.length);
  });
});
