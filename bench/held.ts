import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { forgetState, made } from './measure.js';

/**
 * The state that a run left in a project, kept so that others can begin with it. Runs know their files by
 * size and time, so both come back to the nanosecond, which only `cp` does.
 */
export class Held {
  constructor(
    private readonly project: string,
    private readonly kept: string,
  ) {
    rmSync(kept, { recursive: true, force: true });
    mkdirSync(kept, { recursive: true });
    for (const name of made) copy(join(project, name), join(kept, name));
  }

  restore(): void {
    forgetState(this.project);
    for (const name of made) {
      const [from, to] = [join(this.kept, name), join(this.project, name)];
      copy(from, to);
      if (timeOf(from) !== timeOf(to)) throw new Error(`${to} has another time than was kept`);
    }
  }

  drop(): void {
    rmSync(this.kept, { recursive: true, force: true });
  }
}

function copy(from: string, to: string): void {
  if (existsSync(from)) execFileSync('cp', ['-Rp', from, to]);
}

function timeOf(path: string): bigint | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.mtimeNs;
}

/** When the file was written, or nothing where there is none. */
export function writtenAt(path: string): bigint | undefined {
  return timeOf(path);
}

/** Another file in the place of one that comes back as it was, which a copy would not. */
export function inPlaceOf<T>(file: string, aside: string, put: () => void, act: () => T): T {
  mkdirSync(dirname(aside), { recursive: true });
  renameSync(file, aside);
  try {
    put();
    return act();
  } finally {
    rmSync(file, { force: true });
    renameSync(aside, file);
  }
}
