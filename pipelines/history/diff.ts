import { join } from 'node:path';
import type { z } from 'zod';
import { changedCell, changedRow, changedUsers } from '../../schemas/outputs/results.js';
import { quoted, withDatabase } from '../base/database.js';
import { buildPart, isPublished } from '../build/build.js';
import { planBuild } from '../build/plan.js';
import { withBeside } from '../files/beside.js';
import { ownPlace } from '../files/guard.js';
import { ask } from '../models/queries.js';
import type { Project } from '../project/project.js';
import { withWarehouse } from '../warehouse/warehouse.js';
import { findIn } from './state.js';

export type ChangedCell = z.infer<typeof changedCell>;
export type ChangedRow = z.infer<typeof changedRow>;

export interface StateDiff {
  readonly cells: readonly ChangedCell[];
  readonly rows: readonly ChangedRow[];
  /** Customer bases and baselines that changed, by cell and year. */
  readonly users: readonly z.infer<typeof changedUsers>[];
}

/** What the queries under `sql/queries/history` read. */
const compared = ['verdicts', 'outage_facts', 'period_hours'];

/** What changed in verdicts, hours and rows between two states of knowledge. */
export async function diffStates(
  project: Project,
  before: string,
  after: string | undefined,
  asOf: string | undefined,
): Promise<StateDiff> {
  const target = ownPlace(`${project.paths.warehouse}.diff`);
  return withBeside(target, (folder) =>
    withWarehouse(project, async (warehouse) => {
      const plan = await planBuild(project.loaded);
      const findSubmission = findIn(project);
      const optionsOf = (knownAt: string | undefined) => ({ plan, asOf, knownAt, findSubmission });
      const built = async (name: string, knownAt: string | undefined) => {
        const path = join(folder, `${name}.duckdb`);
        await buildPart(warehouse, path, compared, project.loaded, optionsOf(knownAt));
        return path;
      };
      const earlier = await built('earlier', before);
      const { kept, published } = project.paths;
      const options = { ...optionsOf(after), kept };
      const isThere = await isPublished(warehouse, published, project.loaded, options);
      return compareStates(earlier, isThere ? published : await built('later', after));
    }),
  );
}

async function compareStates(earlier: string, later: string): Promise<StateDiff> {
  return withDatabase(':memory:', {}, async (database) => {
    await database.query(`attach ${quoted(earlier)} as earlier (read_only)`);
    await database.query(`attach ${quoted(later)} as later (read_only)`);
    return {
      cells: await ask(database, 'history/changed_cells', {}, changedCell),
      rows: await ask(database, 'history/changed_rows', {}, changedRow),
      users: await ask(database, 'history/changed_users', {}, changedUsers),
    };
  });
}
