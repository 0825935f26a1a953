import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPaths } from '../pipelines/project/paths.js';
import { Held, inPlaceOf } from './held.js';
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
  const { published } = projectPaths(project);
  const run = () => measure.once('shihu', 'run', '--project', project);

  const fewer = await growingOf(data, rows > FEWER ? FEWER : Math.ceil(rows / 10));
  // Where one that was broken off may have left it.
  for (const one of [growing, fewer]) takeOut(one.project, growing);
  put(growing, project);
  const full = measure.middle(() => {
    forgetState(project);
    return run();
  });
  if (!full.isAnew) throw new Error('a run from nothing is not seen to make everything anew');
  show('everything, from nothing', full);
  const all = new Held(project, join(measure.scratch, 'held-all'));
  const reference = join(measure.scratch, 'full.duckdb');
  copyFileSync(published, reference);

  const nothing = measure.middle(() => {
    all.restore();
    return run();
  });
  show('nothing touched (aim 1.00 s)', nothing, full);
  tellWay(nothing, all.isAsPublished());

  const file = join(project, 'data', 'outages', '2021.csv');
  const original = join(measure.scratch, 'aside', '2021.csv');
  const instead = (make: () => void): Measured =>
    measure.middle(() => {
      all.restore();
      return inPlaceOf(file, original, make, run);
    });
  const touched = instead(() => copyFileSync(original, file));
  show('a file touched, its content the same (aim 2.00 s)', touched, full);
  tellWay(touched, all.isAsPublished());
  const corrected = instead(() => correctRow(original, file));
  show('one row corrected', corrected, full);
  tellWay(corrected, all.isAsPublished());
  const more = (corrected.seconds - touched.seconds).toFixed(2);
  say(`  ${more} s more than with the file touched (aim 6.00 s)`);
  all.drop();

  const month = oneMore(measure, growing, growing);
  show(`one more month, ${monthRows} rows (aim 0.10 ×)`, month, full);
  tellWay(month, false);
  await samePublished(published, reference);
  say('  its figures are those of the run from nothing');
  const onFewer = oneMore(measure, fewer, growing);
  show(`the same month on top of ${fewer.rows} rows`, onFewer, full);
  tellWay(onFewer, false);
  const times = (month.seconds / onFewer.seconds).toFixed(2);
  say(`  on top of ${rows} it takes ${times} times as long (aim 2.00)`);
}

function tellWay({ isAnew }: Measured, isLeft: boolean): void {
  const way = isLeft ? 'was left as it was' : isAnew ? 'was made anew' : 'was changed';
  say(`  what is published ${way}`);
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
