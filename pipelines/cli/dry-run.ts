import type { Output } from '../../schemas/outputs/index.js';
import type { Database } from '../base/database.js';
import { exit } from '../base/errors.js';
import { toJson } from '../base/json.js';
import type { Progress } from '../base/progress.js';
import type { Seen } from '../ingest/plan.js';
import { Sightings } from '../ingest/sightings.js';
import { planOf, type Request } from '../plan/plan.js';
import { documentsOf, stateFor } from '../plan/state.js';
import type { Project } from '../project/project.js';
import { withHeldWarehouse } from '../warehouse/warehouse.js';
import type { Cli } from './command.js';
import { planJson, planText } from './plan-text.js';
import { progressOf } from './progress.js';

/** Prints what the request would do. Nothing is changed, and nothing is made that isn't there. */
export async function showPlan(
  cli: Cli,
  project: Project,
  request: Request,
  options: { readonly json?: boolean },
  tables: Database | null = null,
): Promise<void> {
  const { io } = cli;
  const tell = progressOf(io);
  const seen = request.do === 'run' ? await seenNow(project, tell) : null;
  const state = await withHeldWarehouse(project, (warehouse) =>
    stateFor(request, project, { seen, warehouse, tables }, tell),
  );
  const plan = planOf(request, state);
  io.out(
    options.json
      ? toJson<Output<'run --dry-run'>>(planJson(plan, project.paths))
      : planText(plan, project.paths, io.language),
  );
  cli.finish(exit.done);
}

async function seenNow(project: Project, tell: Progress): Promise<readonly Seen[]> {
  return documentsOf(project, tell, await Sightings.of(project.paths));
}
