import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Held, inPlaceOf, writtenAt } from './held.js';
import { type Growing, growingOf } from './last-month.js';
import { forgetState, type Measure, say, show } from './measure.js';
import { samePublished } from './same.js';
import type { Measured } from './task.js';

const FEWER = 1_000_000;
const USERS = 9;

/** What a run costs when little has changed since the one before, against a run from nothing. */
export async function benchChanges(measure: Measure, data: string, rows: number): Promise<void> {
  const growing = await growingOf(data, rows);
  const { project, monthRows } = growing;
  say(`\nRuns after changes, ${rows} rows held`);
  const published = join(project, 'out', 'reliability.duckdb');
  const aside = join(measure.scratch, 'aside');
  const run = () => measure.once('shihu', 'run', '--project', project);

  put(growing, project);
  const full = measure.middle(() => {
    forgetState(project);
    return run();
  });
  show('everything, from nothing', full);
  const reference = join(measure.scratch, 'full.duckdb');
  copyFileSync(published, reference);
  const all = new Held(project, join(measure.scratch, 'held-all'));

  const nothing = measure.middle(() => {
    all.restore();
    return run();
  });
  const left = (): string => (writtenAt(published) === last ? 'left as it was' : 'written again');
  const last = writtenAt(join(measure.scratch, 'held-all', 'out', 'reliability.duckdb'));
  show('nothing touched (aim 1.00 s)', nothing, full);
  say(`  the published file was ${left()}`);

  const file = join(project, 'data', 'outages', '2021.csv');
  const instead = (make: () => void): Measured =>
    measure.middle(() => {
      all.restore();
      return inPlaceOf(file, join(aside, '2021.csv'), make, run);
    });
  const touched = instead(() => copyFileSync(join(aside, '2021.csv'), file));
  show('a file touched, its content the same (aim 2.00 s)', touched, full);
  say(`  the published file was ${left()}`);
  const corrected = instead(() => correctRow(join(aside, '2021.csv'), file));
  show('one row corrected', corrected, full);
  const more = (corrected.seconds - touched.seconds).toFixed(2);
  say(`  ${more} s more than with the file touched (aim 6.00 s)`);
  all.drop();

  const month = oneMore(measure, growing, growing);
  await samePublished(published, reference);
  show(`one more month, ${monthRows} rows (aim 0.10 ×)`, month, full);
  say('  its figures are those of the run from nothing');
  const fewer = await growingOf(data, rows > FEWER ? FEWER : Math.ceil(rows / 10));
  const onFewer = oneMore(measure, fewer, growing);
  show(`the same month on top of ${fewer.rows} rows`, onFewer, full);
  const times = (month.seconds / onFewer.seconds).toFixed(2);
  say(`  on top of ${rows} it takes ${times} times as long (aim 2.00)`);
}

/** The last month of one project put into the folders of another, which holds the others. */
function oneMore(measure: Measure, held: Growing, added: Growing): Measured {
  const { project } = held;
  takeOut(project, added);
  forgetState(project);
  measure.once('shihu', 'run', '--project', project);
  const before = new Held(project, join(measure.scratch, 'held-before'));
  const took = measure.middle(() => {
    takeOut(project, added);
    before.restore();
    put(added, project);
    return measure.once('shihu', 'run', '--project', project);
  });
  takeOut(project, added);
  before.drop();
  return took;
}

/** A move, since a file is known by its time. */
function put({ month }: Growing, project: string): void {
  for (const { path, file } of month) renameSync(file, join(project, path));
}

function takeOut(project: string, { month }: Growing): void {
  for (const { path, file } of month) {
    try {
      renameSync(join(project, path), file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}

/** The file with one user more in a row in its middle. */
function correctRow(from: string, to: string): void {
  const bytes = readFileSync(from);
  const begin = bytes.indexOf('\n', Math.floor(bytes.length / 2)) + 1;
  const end = bytes.indexOf('\n', begin);
  const cells = bytes.toString('utf8', begin, end).split(',');
  cells[USERS] = String(Number(cells[USERS]) + 1);
  rmSync(to, { force: true });
  writeFileSync(to, bytes.subarray(0, begin));
  writeFileSync(to, cells.join(','), { flag: 'a' });
  writeFileSync(to, bytes.subarray(end), { flag: 'a' });
}
