/**
 * The main job, and the order in which data passes through the program:
 *
 *   1. see      the documents in data/, each looked at once,    plan/state
 *               and what is held, published and written
 *   2. plan     documents, models, checks and pages             plan/plan
 *   3. ingest   new versions into the warehouse                 ingest/ingest
 *   4. build    models and checks into a new database,
 *               renamed over the published one                  build/build
 *   5. report   the period's pages and workbook, and the
 *               index of reports, from the published tables     report/report
 *               and the catalogue of these                      catalogue/catalogue
 *
 * Stages meet only in tables: the warehouse between 3 and 4, the published database between 4 and 5.
 */
import type { Language, Words } from '../../schemas/words/index.js';
import type { Database } from '../base/database.js';
import { usageError } from '../base/errors.js';
import type { Progress } from '../base/progress.js';
import { type BuildOptions, type Built, build } from '../build/build.js';
import type { CheckOutcome } from '../build/checks.js';
import { stampOf } from '../files/stamp.js';
import { type Ingested, takeSteps } from '../ingest/ingest.js';
import { readOrderFile } from '../ingest/order-file.js';
import type { Step } from '../ingest/plan.js';
import { Sightings } from '../ingest/sightings.js';
import { matchesHeld, unmatchedSettings } from '../ingest/unmatched.js';
import { type Plan, planOf, type Request } from '../plan/plan.js';
import { documentsOf, stateFor } from '../plan/state.js';
import { type Period, parsePeriod } from '../project/period.js';
import type { Project } from '../project/project.js';
import { submissionNamed } from '../project/submissions.js';
import { type OutlookCount, outlookCounts } from '../published/forecasts.js';
import { horizonOf, latestYear } from '../published/horizon.js';
import { openPublished } from '../published/open.js';
import {
  type EvidenceFault,
  missingEvidence,
  type VerdictCount,
  verdictCounts,
} from '../published/outcomes.js';
import { requirePublished } from '../published/place.js';
import type { WrittenReport } from '../report/report.js';
import { withWarehouse } from '../warehouse/warehouse.js';
import { runWords as w } from '../words/run.js';
import { renewOutputs, type Source } from './outputs.js';

type BuildChoices = Pick<BuildOptions, 'asOf' | 'knownAt' | 'isFull' | 'engine'>;

export interface RunOptions extends BuildChoices {
  readonly period?: string | undefined;
  readonly language: Language;
  /** The day on which what is new is loaded, where it is told. */
  readonly on?: string | undefined;
  /** Processes that read at once. */
  readonly jobs?: number | undefined;
}

export interface BuiltState {
  readonly ingested: Ingested;
  readonly checks: readonly CheckOutcome[];
}

export interface RunResult extends BuiltState {
  /** Of the period's year. */
  readonly verdicts: readonly VerdictCount[];
  /** Of a year that is not over; else none. */
  readonly outlooks: readonly OutlookCount[];
  readonly missingEvidence: readonly EvidenceFault[];
  readonly period: Period;
  readonly report: WrittenReport;
  /** Whether the report was there already, from the same figures and settings, and was left as it is. */
  readonly isReportUnchanged: boolean;
}

/**
 * @param onBuilt called when the new state is published and before the report is made, so that what
 *   was rejected is told even where nothing is left to report on
 */
export async function run(
  project: Project,
  options: RunOptions,
  tell: Progress,
  onBuilt: (state: BuiltState, published: Database) => Promise<void>,
): Promise<RunResult> {
  const period = options.period === undefined ? undefined : parsePeriod(options.period);
  const request: Request = {
    ...{ do: 'run', on: options.on },
    report: { language: options.language, period },
  };
  const sightings = await Sightings.of(project.paths);
  const seen = await documentsOf(project, tell, sightings);
  const state = await withWarehouse(project, async (warehouse) => {
    await sightings.keep(true);
    const sources = { seen, warehouse, tables: null };
    const plan = planOf(request, await stateFor(request, project, sources, tell));
    const ingested = await ingestPlanned(warehouse, project, plan, tell, options.jobs);
    const matches = await matchesHeld(warehouse);
    for (const words of unmatchedSettings(project.loaded.settings.feeds, matches))
      tell.notice(words);
    const { checks } = await buildPlanned(warehouse, project, plan, options, tell, soonToReport);
    return { ingested, checks };
  });
  const { written: stamp } = await stampOf(requirePublished(project.paths));
  const published = await openPublished(project.paths);
  try {
    await onBuilt(state, published);
    const source = { published, stamp, project };
    return { ...state, ...(await reportOn(source, period, options, tell)) };
  } finally {
    published.close();
  }
}

/** What draws takes its time to load, and the build leaves this thread idle. */
function soonToReport(): void {
  // Whatever is wrong with it is told where it is needed.
  import('../report/report.js').catch(() => {});
}

/** Which files a report has follows from the figures, so its plan is made when these are built. */
async function reportOn(
  source: Source,
  wanted: Period | undefined,
  { language, knownAt }: RunOptions,
  tell: Progress,
): Promise<Omit<RunResult, keyof BuiltState>> {
  const { published } = source;
  const period = wanted ?? (await latestYear(published));
  tell.progress(w.reporting({ period: period.name }));
  const { report, isUnchanged } = await renewOutputs(source, {
    ...{ period, language },
    keepsFinal: await keepsFinal(published, knownAt),
  });
  return {
    verdicts: await verdictCounts(published, period.year),
    outlooks: await outlookCounts(published, period.year),
    missingEvidence: await missingEvidence(published, period.year),
    period,
    report,
    isReportUnchanged: isUnchanged,
  };
}

/** Whether a final report stays where the data alone says that its period is not over. */
export async function keepsFinal(
  published: Database,
  knownAt: string | undefined,
): Promise<boolean> {
  return knownAt === undefined && (await horizonOf(published)).asOf.source === 'data';
}

/** Brings the warehouse to what was planned. */
export async function ingestPlanned(
  warehouse: Database,
  project: Project,
  { steps }: Plan,
  tell: Progress,
  jobs?: number,
): Promise<Ingested> {
  const { orderFile, root } = project.paths;
  if (jobs !== undefined && project.loaded.settings.warehouse === undefined) {
    throw usageError(w.jobsNeedStore, w.setWarehouse);
  }
  return takeSteps(warehouse, steps, project.loaded, {
    listed: await readOrderFile(orderFile),
    orderFile,
    together: jobs !== undefined && jobs > 1 ? { jobs, root } : undefined,
    onStep: (step) => tell.progress(stepWords(step)),
  });
}

function stepWords(step: Step): Words {
  switch (step.do) {
    case 'reset':
      return w.loadingAgain;
    case 'withdraw':
      return w.withdrawing({ document: step.document });
    case 'recall':
      return w.recalling({ document: step.entry.document });
    default:
      return w.loading({ name: step.seen.name });
  }
}

/** Plans a build alone and carries it out. */
export async function buildProject(
  project: Project,
  options: BuildChoices,
  tell: Progress,
): Promise<Built> {
  const request: Request = { do: 'build' };
  return withWarehouse(project, async (warehouse) => {
    const sources = { seen: null, warehouse, tables: null };
    const plan = planOf(request, await stateFor(request, project, sources, tell));
    return buildPlanned(warehouse, project, plan, options, tell);
  });
}

/** Builds what was planned and publishes it. */
async function buildPlanned(
  warehouse: Database,
  project: Project,
  { build: planned }: Plan,
  options: BuildChoices,
  tell: Progress,
  onBegun: () => void = () => {},
): Promise<Built> {
  return build(warehouse, project.paths.published, project.loaded, {
    ...options,
    kept: project.paths.kept,
    ...(planned && { plan: planned }),
    findSubmission: (name) => submissionNamed(project.paths, name),
    onModel: (model, number, of) => {
      if (number === 1) onBegun();
      tell.progress(w.building({ number: String(number), of: String(of), model: model.name }));
    },
  });
}
