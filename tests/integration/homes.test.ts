import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../pipelines/base/package.js';
import { trackedFiles } from '../support/tracked.js';

const sources = trackedFiles().filter(
  (name) =>
    /^(?:pipelines|reports|schemas|data-samples)\/.*\.ts$/u.test(name) &&
    existsSync(join(packageRoot, name)),
);

function filesWith(pattern: RegExp): string[] {
  return sources.filter((name) => pattern.test(readFileSync(join(packageRoot, name), 'utf8')));
}

describe('each thing is done in one place', () => {
  it('workbooks are read by SheetJS in the formats of ingest, and written by none but ours', () => {
    const readers = filesWith(/@e965\/xlsx/u);
    expect(readers.length).toBeGreaterThan(1);
    for (const name of readers) expect(name).toMatch(/^pipelines\/ingest\/formats\//u);
    expect(filesWith(/\bzipBytes\(/u).sort()).toEqual([
      'pipelines/files/zip.ts',
      'pipelines/portable/word.ts',
      'pipelines/workbook/workbook.ts',
    ]);
  });

  it('all that is printed goes through the filter of terminal/io', () => {
    expect(filesWith(/process\.(?:stdout|stderr)\.write|\bconsole\.\w+\(/u).sort()).toEqual([
      'data-samples/generator/main.ts',
      'pipelines/terminal/io.ts',
    ]);
  });

  it('texts that a spreadsheet would run are told by reports/base/live', () => {
    expect(filesWith(/=\+\\?-@/u)).toEqual(['reports/base/live.ts']);
  });

  it('cells are quoted by reports/base/csv, and by DuckDB where it writes', () => {
    expect(filesWith(/unparse/u)).toEqual([]);
    expect(filesWith(/\["(?:,|\$\{delimiter\})?(?:\\r\\n|\\\\r\\\\n)\]/u).sort()).toEqual([
      'pipelines/query/csv-cells.ts',
      'reports/base/csv.ts',
    ]);
  });

  it('files are put in the place of others by the modules for it', () => {
    expect(filesWith(/import \{[^}]*\brename(?:Sync)?\b[^}]*\} from 'node:fs/u).sort()).toEqual([
      'pipelines/files/settle.ts',
      'pipelines/files/swap.ts',
      'pipelines/files/whole.ts',
    ]);
  });
});
