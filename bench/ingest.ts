import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Data } from './data.js';
import { firstLines, writeFormats } from './formats.js';
import { type Measure, say, show } from './measure.js';
import type { Measured } from './task.js';

export function benchIngest(measure: Measure, { rows, outages }: Data, hasLoop: boolean): void {
  say(`\nIngesting ${rows} rows of UTF-8 CSV`);
  const { scratch, project } = measure;
  const floor = measure.fromNothing('floor-ingest', join(scratch, 'floor.duckdb'), ...outages);
  show('floor: typed read_csv', floor);
  const own = measure.fromNothing('shihu', 'ingest', 'outages', ...outages, '--project', project);
  show('shihu ingest', own, floor);
  if (!hasLoop) return;
  const loop = measure.fromNothing('loop-ingest', join(scratch, 'loop.duckdb'), ...outages);
  show('papaparse and zod loop', loop, floor);
}

/** The first 200,000 rows in other formats, and in other ways of writing times that settings name. */
export function benchFormats(measure: Measure, { outages }: Data): void {
  const formats = writeFormats(firstLines(outages[0] ?? '', 200_001), measure.scratch);
  say(`\nThe same ${formats.rows} rows in other formats and forms`);
  let base: Measured | undefined;
  for (const { what, file, settings } of formats.files) {
    const took = measure.middle(() => {
      measure.freshProject(settings);
      return measure.once('shihu', 'ingest', 'outages', file, '--project', measure.project);
    });
    show(what, took, ...(base ? [base] : []));
    base ??= took;
  }
}

/** One more month on top of all the rows held, and the same month alone. */
export function benchMonth(measure: Measure, { rows, outages }: Data): void {
  const month = join(measure.scratch, 'month.csv');
  const text = readFileSync(outages[2] ?? '', 'utf8').split('\n');
  const size = Math.round(rows / 36);
  const more = text.slice(1, size + 1).map((line) => line.replace(/^[^,]*/u, (id) => `${id}-more`));
  writeFileSync(month, [text[0], ...more].join('\n'));
  say(`\nOne more month, ${more.length} rows`);
  const ingest = (...files: string[]) =>
    measure.once('shihu', 'ingest', 'outages', ...files, '--project', measure.project);
  measure.freshProject();
  const alone = ingest(month);
  show('into an empty warehouse', alone);
  measure.freshProject();
  ingest(...outages);
  show(`on top of ${rows} rows held`, ingest(month), alone);
}
