import { execFileSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { projectPaths } from '../pipelines/project/paths.js';
import { forgetState, made } from './measure.js';

/**
 * The state that a run left in a project, kept so that others can begin with it. Runs know what they published
 * by its size, time and inode, and never change it but put another in its place: so results are kept as the
 * same files, under another name. What is changed where it stands is copied, with its time.
 */
export class Held {
  private readonly stamp: string;

  constructor(
    private readonly project: string,
    private readonly kept: string,
  ) {
    rmSync(kept, { recursive: true, force: true });
    mkdirSync(kept, { recursive: true });
    for (const name of made) keep(join(project, name), join(kept, name));
    this.stamp = publishedStamp(project);
  }

  restore(): void {
    forgetState(this.project);
    for (const name of made) keep(join(this.kept, name), join(this.project, name));
    if (!this.isAsPublished()) throw new Error(`${this.project} is not as it was kept`);
  }

  /** Whether what is published is still what was when this was kept. */
  isAsPublished(): boolean {
    return publishedStamp(this.project) === this.stamp;
  }

  drop(): void {
    rmSync(this.kept, { recursive: true, force: true });
  }
}

function keep(from: string, to: string): void {
  if (!existsSync(from)) return;
  if (from.endsWith('out')) linkAll(from, to);
  else execFileSync('cp', ['-Rp', from, to]);
}

function linkAll(from: string, to: string): void {
  if (statSync(from).isDirectory()) {
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from)) linkAll(join(from, name), join(to, name));
  } else linkSync(from, to);
}

function publishedStamp(project: string): string {
  const { size, mtimeNs, ino } = statSync(projectPaths(project).published, { bigint: true });
  return `${size} ${mtimeNs} ${ino}`;
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
