import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { say, show } from './measure.js';
import { benchOutputs } from './outputs.js';
import { wholeProcess } from './whole-process.js';

const program = fileURLToPath(new URL('../pipelines/main.js', import.meta.url));
const sample = fileURLToPath(new URL('../../data-samples/sichuan', import.meta.url));
const TIMES = 5;

/** Starting, asking, comparing, and writing long results: each against the least of its kind. */
export function benchDesk(scratch: string, rows: number): void {
  const project = join(scratch, 'desk');
  rmSync(project, { recursive: true, force: true });
  mkdirSync(project, { recursive: true });
  for (const part of ['data', 'shihu.yaml']) {
    cpSync(join(sample, part), join(project, part), { recursive: true });
  }
  execFileSync(process.execPath, [program, 'run', '--project', project], { stdio: 'ignore' });

  say('\nStarting, and asking on the sample, as whole processes');
  const empty = wholeProcess(10, '-e', '0');
  show('an empty Node program', empty);
  show('shihu --help (aim 2.00 ×)', wholeProcess(10, program, '--help'), empty);
  const shihu = (...args: string[]) => wholeProcess(TIMES, program, ...args, '--project', project);
  const query = shihu('query', 'select * from verdicts limit 10');
  show('shihu query (aim 0.50 s)', query, empty);
  show('shihu query --json', shihu('query', 'select * from verdicts limit 10', '--json'), empty);
  show('shihu query @worst_lines', shihu('query', '@worst_lines'), empty);
  const last = loadsOf(project);
  say('against shihu query (aim 1.00 ×)');
  show('shihu --version', wholeProcess(TIMES, program, '--version'), query);
  show('shihu tables', shihu('tables'), query);
  show('shihu describe verdicts', shihu('describe', 'verdicts'), query);
  show('shihu batches', shihu('batches'), query);
  show(
    'shihu diff of the last load (aim 2.00 s)',
    shihu('diff', String(last - 1), String(last)),
    query,
  );
  show('shihu diff of all loads', shihu('diff', '1', String(last)), query);
  benchOutputs(program, project, scratch, rows);
}

/** How many loads the project has: lines of the order file below its header. */
function loadsOf(project: string): number {
  const text = readFileSync(join(project, 'shihu.loads.csv'), 'utf8');
  return text.split('\n').filter((line) => /^\d/u.test(line)).length;
}
