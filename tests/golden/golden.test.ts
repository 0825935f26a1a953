import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../pipelines/base/database.js';
import { withFigures } from '../support/figures.js';

/*
 * Each case is a folder: `input` is a project, and each CSV of `expected` holds rows worked out by
 * hand. `<table>.csv` names rows that must be in the table, `<table>.all.csv` every row of it;
 * where a SELECT of the same name stands beside, its result is meant instead of a table.
 */
const folder = fileURLToPath(new URL('.', import.meta.url));
const cases = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory());

function filesUnder(root: string): [string, string][] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(root, path), readFileSync(path, 'utf8')]);
}

/** A written figure stands for all that round to it; any other cell for itself. */
function agrees(written: string, value: unknown): boolean {
  if (written === '') return value === null || value === '';
  if (typeof value === 'number' && !Number.isInteger(value)) {
    const decimals = written.split('.')[1]?.length ?? 0;
    return value.toFixed(decimals) === written;
  }
  return String(value) === written;
}

function matches(wanted: Record<string, string>, row: Row): boolean {
  return Object.entries(wanted).every(([column, written]) => agrees(written, row[column]));
}

describe('golden cases', () => {
  it('exist', () => expect(cases.length).toBeGreaterThan(4));

  it.each(cases)('%s', async (name) => {
    const expected = join(folder, name, 'expected');
    const files = readdirSync(expected).filter((file) => file.endsWith('.csv'));
    expect(files.length).toBeGreaterThan(0);
    await withFigures(filesUnder(join(folder, name, 'input')), async ({ rows }) => {
      for (const file of files) {
        const text = readFileSync(join(expected, file), 'utf8');
        const wanted = Papa.parse<Record<string, string>>(text.trim(), { header: true }).data;
        const source = file.replace(/(\.all)?\.csv$/u, '');
        const select = join(expected, `${source}.sql`);
        const found = await rows(existsSync(select) ? readFileSync(select, 'utf8') : source);
        for (const row of wanted) {
          const fitting = found.filter((candidate) => matches(row, candidate));
          const columns = Object.keys(row);
          const near = found.map((r) => columns.map((c) => String(r[c])).join(','));
          expect(
            fitting.length,
            `${file}: ${Object.values(row).join(',')}\n${near.join('\n')}`,
          ).toBe(1);
        }
        if (file.endsWith('.all.csv')) expect(found.length, file).toBe(wanted.length);
      }
    });
  });
});
