/** The only place of the histories that knows how a build is asked for, and what it says of itself. */
import type { Database } from '../../../pipelines/base/database.js';
import { AnewError } from '../../../pipelines/build/anew.js';
import { build, fillPublished, next } from '../../../pipelines/build/build.js';
import type { CheckOutcome } from '../../../pipelines/build/checks.js';
import type { Project } from '../../../pipelines/project/project.js';

export interface Asked {
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
}

export interface Built {
  readonly checks: readonly CheckOutcome[];
  /** Whether only what had been touched was computed again. */
  readonly wasIncremental: boolean;
  /** What went wrong when that was tried, so that everything was computed after all. */
  readonly trouble?: unknown;
}

/** The build that every run makes, which keeps what it can of the one before. */
export async function buildNext(
  warehouse: Database,
  { paths, loaded }: Project,
  asked: Asked,
): Promise<Built> {
  let trouble: unknown;
  const { checks, way } = await build(warehouse, paths.published, loaded, {
    ...asked,
    kept: paths.kept,
    onAnew: (why) => {
      if (!(why instanceof AnewError)) trouble = why;
    },
  });
  return { checks, wasIncremental: way !== 'anew', trouble };
}

/** Another state in a file elsewhere, as a query for it makes it. */
export async function buildElsewhere(
  warehouse: Database,
  { loaded }: Project,
  target: string,
  asked: Asked,
): Promise<void> {
  await build(warehouse, target, loaded, asked);
}

/** The same state from nothing, in memory. @param look is given the name of the database that has it */
export async function buildFull<T>(
  warehouse: Database,
  { loaded }: Project,
  asked: Asked,
  look: (made: string, checks: readonly CheckOutcome[]) => Promise<T>,
): Promise<T> {
  await warehouse.query(`attach ':memory:' as ${next}`);
  try {
    return await look(next, await fillPublished(warehouse, loaded, asked));
  } finally {
    await warehouse.query(`detach ${next}`);
  }
}
