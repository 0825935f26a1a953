import type { Database } from '../base/database.js';
import type { Progress } from '../base/progress.js';
import { planBuild } from '../build/plan.js';
import { readOrderFile } from '../ingest/order-file.js';
import type { Seen } from '../ingest/plan.js';
import { requireOutages, seeDocuments } from '../ingest/see.js';
import type { Sightings } from '../ingest/sightings.js';
import { ingestState } from '../ingest/state.js';
import type { Project } from '../project/project.js';
import { latestYear } from '../published/horizon.js';
import { readReportData, reportState } from '../report/state.js';
import { planWords as w } from '../words/plan.js';
import { lacksListed, type PeriodRequest, type Request, type State } from './plan.js';

const nothing: State = { seen: null, ingest: null, build: null, report: null };

/** Where the state is looked up; null is what isn't there. */
export interface Sources {
  /** Of `data/`, where the request is for everything in it: looked at before a warehouse is made. */
  readonly seen: readonly Seen[] | null;
  readonly warehouse: Database | null;
  /** Tables that a report would be made from. */
  readonly tables: Database | null;
}

/**
 * Every document of `data/`.
 * @throws UserError when the project has no outages at all
 */
export async function documentsOf(
  project: Project,
  tell: Progress,
  sightings: Sightings,
): Promise<readonly Seen[]> {
  const listed = await readOrderFile(project.paths.orderFile);
  const seen = await seeDocuments(project, listed, tell, sightings);
  requireOutages(seen, project);
  return seen;
}

/** Looks at all that the request's plan has to know, and changes nothing. */
export async function stateFor(
  request: Request,
  project: Project,
  { seen, warehouse, tables }: Sources,
  tell: Progress,
): Promise<State> {
  const { paths, loaded } = project;
  switch (request.do) {
    case 'build':
      return { ...nothing, build: await planBuild(loaded) };
    case 'report':
      return { ...nothing, report: tables && (await reportOf(tables, project, request.report)) };
    case 'run': {
      const listed = await readOrderFile(paths.orderFile);
      return {
        seen,
        ingest: await ingestState(warehouse, loaded, listed),
        build: await planBuild(loaded),
        report: tables && (await reportOf(tables, project, request.report).catch(() => null)),
      };
    }
    default: {
      const listed = await readOrderFile(paths.orderFile);
      const ingest = await ingestState(warehouse, loaded, listed);
      if (!lacksListed(ingest)) return { ...nothing, ingest };
      tell.notice(w.catchingUp);
      return { ...nothing, seen: await seeDocuments(project, listed, tell), ingest };
    }
  }
}

async function reportOf(tables: Database, project: Project, request: PeriodRequest) {
  const period = request.period ?? (await latestYear(tables));
  const data = await readReportData(tables, project, period, request.explain === true);
  return reportState(project, period, data, request);
}
