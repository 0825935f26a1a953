import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Measured } from './task.js';

/** A line with the seconds, and their ratio to those of each base. */
export type Show = (what: string, measured: Measured, ...bases: readonly Measured[]) => void;

const script = fileURLToPath(new URL('task.js', import.meta.url));

/** Loaded into every process: adds a line with its peak memory to a file when it ends. */
const tellsPeak = `data:text/javascript,${encodeURIComponent(
  `import { appendFileSync } from 'node:fs';
   process.on('exit', () => appendFileSync(process.env.SHIHU_BENCH_PEAKS,
     process.resourceUsage().maxRSS / 1024 + '\\n'));`,
)}`;

/** Runs tasks, each in a process of its own that begins with nothing made by the one before. */
export class Measure {
  /** A project without data: files are given by name. */
  readonly project: string;

  constructor(
    readonly scratch: string,
    private readonly repeat: number,
    private readonly showsNotes: boolean,
  ) {
    mkdirSync(scratch, { recursive: true });
    this.project = join(scratch, 'project');
  }

  /** One task, once. Its memory is that of the largest process, if it starts others. */
  once(...args: string[]): Measured {
    return this.within({}, ...args);
  }

  /** One task with more variables of the environment. */
  within(variables: Readonly<Record<string, string>>, ...args: string[]): Measured {
    const peaks = join(this.scratch, 'peaks');
    const notes = join(this.scratch, 'notes');
    for (const file of [peaks, notes]) rmSync(file, { force: true });
    const out = execFileSync(process.execPath, [script, ...args], {
      encoding: 'utf8',
      env: {
        ...process.env,
        NODE_OPTIONS: `--import=${tellsPeak}`,
        SHIHU_BENCH_PEAKS: peaks,
        SHIHU_BENCH_NOTES: notes,
        ...variables,
      },
    });
    if (this.showsNotes && existsSync(notes)) {
      process.stdout.write(readFileSync(notes, 'utf8').replace(/^/gmu, '    | ').trimEnd());
      process.stdout.write('\n');
    }
    const measured = JSON.parse(out.trim().split('\n').at(-1) ?? '') as Measured;
    const others = readFileSync(peaks, 'utf8').trim().split('\n').map(Number);
    return { ...measured, peakMegabytes: Math.max(measured.peakMegabytes, ...others) };
  }

  /** The middle one of several runs, each from nothing. */
  fromNothing(...args: string[]): Measured {
    return this.middle(() => {
      if (args[0] === 'shihu') this.forget(args);
      return this.once(...args);
    });
  }

  middle(run: () => Measured): Measured {
    const runs = Array.from({ length: this.repeat }, run);
    runs.sort((a, b) => a.seconds - b.seconds);
    return runs[Math.floor(runs.length / 2)] as Measured;
  }

  /** The settings and no data. */
  freshProject(settings = ''): void {
    rmSync(this.project, { recursive: true, force: true });
    mkdirSync(this.project, { recursive: true });
    if (settings) writeFileSync(join(this.project, 'shihu.yaml'), settings);
  }

  /** What earlier runs left: of a project with data its state and its results, else all of it. */
  private forget(args: readonly string[]): void {
    const at = args[args.indexOf('--project') + 1] ?? this.project;
    if (at === this.project) this.freshProject();
    else if (args[1] === 'run') forgetState(at);
  }
}

/** What runs make in a project, beside its data and settings. */
export const made = ['warehouse', 'out', 'shihu.loads.csv'] as const;

export function forgetState(project: string): void {
  for (const name of made) rmSync(join(project, name), { recursive: true, force: true });
}

export const show: Show = (what, { seconds, cpuSeconds, peakMegabytes }, ...bases) => {
  const ratio = bases.map((base) => `  ${(seconds / base.seconds).toFixed(2)} ×`).join('');
  const line = `${what.padEnd(48)} ${seconds.toFixed(2).padStart(8)} s  ${cpuSeconds.toFixed(2).padStart(8)} s CPU  ${peakMegabytes.toFixed(0).padStart(6)} MB${ratio}`;
  process.stdout.write(`${line}\n`);
};

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
