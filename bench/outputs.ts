import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { say, show } from './measure.js';
import type { Measured } from './task.js';
import { wholeProcess } from './whole-process.js';

const formats = ['parquet', 'csv', 'ndjson', 'json', 'arrow'] as const;

/** Long results as files, against DuckDB's own COPY to CSV and to Parquet. */
export function benchOutputs(
  program: string,
  project: string,
  scratch: string,
  rows: number,
): void {
  say(`\n${rows} rows of three columns to a file; ratios to COPY to CSV, and to Parquet`);
  const sql = `select range as n, 'row ' || range % 1000 as t, range / 7 as q from range(${rows})`;
  const copy = (format: string): Measured => {
    const file = join(scratch, `floor.${format}`);
    const text = `const { DuckDBInstance } = await import('@duckdb/node-api');
      const c = await (await DuckDBInstance.create()).connect();
      await c.run(${JSON.stringify(`copy (${sql}) to '${file}' (format ${format})`)})`;
    const took = wholeProcess(1, '--input-type=module', '-e', text);
    rmSync(file);
    return took;
  };
  const [csv, parquet] = [copy('csv'), copy('parquet')];
  show('floor: COPY to CSV', csv);
  show('floor: COPY to Parquet', parquet, csv);
  for (const format of formats) {
    const file = join(scratch, `rows.${format}`);
    const took = wholeProcess(1, program, 'query', sql, '-o', file, '--project', project);
    const megabytes = (statSync(file).size / 1e6).toFixed(0);
    const aim = format === 'ndjson' || format === 'arrow' ? ' (aim 3.00 ×)' : '';
    show(`query -o rows.${format}, ${megabytes} MB${aim}`, took, csv, parquet);
    rmSync(file);
  }
}
