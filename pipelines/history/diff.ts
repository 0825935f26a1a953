import type { z } from 'zod';
import { changedCell, changedRow, changedUsers } from '../../schemas/outputs/results.js';
import { Database, quoted } from '../base/database.js';
import { ask } from '../models/queries.js';
import type { Project } from '../project/project.js';
import { withState } from './state.js';

export type ChangedCell = z.infer<typeof changedCell>;
export type ChangedRow = z.infer<typeof changedRow>;

export interface StateDiff {
  readonly cells: readonly ChangedCell[];
  readonly rows: readonly ChangedRow[];
  /** Customer bases and baselines that changed, by cell and year. */
  readonly users: readonly z.infer<typeof changedUsers>[];
}

/** What changed in verdicts, hours and rows between two states of knowledge. */
export async function diffStates(
  project: Project,
  before: string,
  after: string,
  asOf: string | undefined,
): Promise<StateDiff> {
  return withState(project, { knownAt: before, asOf }, (_, earlier) =>
    withState(project, { knownAt: after, asOf }, (_database, later) =>
      compareStates(earlier, later),
    ),
  );
}

async function compareStates(earlier: string, later: string): Promise<StateDiff> {
  const database = await Database.open(':memory:');
  try {
    await database.query(`attach ${quoted(earlier)} as earlier (read_only)`);
    await database.query(`attach ${quoted(later)} as later (read_only)`);
    return {
      cells: await ask(database, 'history/changed_cells', {}, changedCell),
      rows: await ask(database, 'history/changed_rows', {}, changedRow),
      users: await ask(database, 'history/changed_users', {}, changedUsers),
    };
  } finally {
    database.close();
  }
}
