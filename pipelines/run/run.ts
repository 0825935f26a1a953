/**
 * The main job, and the order in which data passes through the program:
 *
 *   1. see      the documents in data/, each looked at once     ingest/documents
 *   2. plan     new versions, and documents that are gone       ingest/plan
 *   3. ingest   each of these into the warehouse                ingest/ingest
 *   4. build    models and checks into a new database,
 *               renamed over the published one                  build/build
 *   5. report   the period's pages and workbook, and the
 *               index of reports, from the published tables     report/report
 *               and the catalogue of these                      catalogue/catalogue
 *
 * Stages meet only in tables: the warehouse between 3 and 4, the published database between 4 and 5.
 */
import type { Language, Words } from '../../schemas/words.js';
import type { Database } from '../base/database.js';
import type { Progress } from '../base/progress.js';
import { type BuildOptions, build } from '../build/build.js';
import type { CheckOutcome } from '../build/checks.js';
import { writeCatalogue } from '../catalogue/catalogue.js';
import { type Ingested, ingest } from '../ingest/ingest.js';
import { type ListedEntry, readOrderFile } from '../ingest/order-file.js';
import type { Step, Wanted } from '../ingest/plan.js';
import { requireOutages, seeDocuments } from '../ingest/see.js';
import { matchesHeld, unmatchedSettings } from '../ingest/unmatched.js';
import { type Period, parsePeriod } from '../project/period.js';
import type { Project } from '../project/project.js';
import { horizonOf, latestYear } from '../published/horizon.js';
import { openPublished } from '../published/open.js';
import {
  type EvidenceFault,
  missingEvidence,
  type VerdictCount,
  verdictCounts,
} from '../published/outcomes.js';
import { type WrittenReport, writeReport } from '../report/report.js';
import { withWarehouse } from '../warehouse/warehouse.js';
import { runWords as w } from '../words/run.js';

export interface RunOptions extends Pick<BuildOptions, 'asOf' | 'knownAt'> {
  readonly period?: string | undefined;
  readonly language: Language;
}

export interface BuiltState {
  readonly ingested: Ingested;
  readonly checks: readonly CheckOutcome[];
}

export interface RunResult extends BuiltState {
  /** Of the period's year. */
  readonly verdicts: readonly VerdictCount[];
  readonly missingEvidence: readonly EvidenceFault[];
  readonly period: Period;
  readonly report: WrittenReport;
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
  const wanted = options.period === undefined ? undefined : parsePeriod(options.period);
  const listed = await readOrderFile(project.paths.orderFile);
  const seen = await seeDocuments(project, listed, tell);
  requireOutages(seen, project);
  const state = await withWarehouse(project, async (warehouse) => {
    const wanted = { seen, isWhole: true };
    const ingested = await ingestProject(warehouse, project, listed, wanted, tell);
    const matches = await matchesHeld(warehouse);
    for (const words of unmatchedSettings(project.loaded.settings.feeds, matches))
      tell.notice(words);
    return { ingested, checks: await buildProject(warehouse, project, options, tell) };
  });
  const published = await openPublished(project.paths);
  try {
    await onBuilt(state, published);
    await writeCatalogue(project.paths);
    const period = wanted ?? (await latestYear(published));
    tell.progress(w.reporting({ period: period.name }));
    const report = await writeReport(published, project, period, {
      language: options.language,
      keepsFinal:
        options.knownAt === undefined && (await horizonOf(published)).asOf.source === 'data',
    });
    return {
      ...state,
      verdicts: await verdictCounts(published, period.year),
      missingEvidence: await missingEvidence(published, period.year),
      period,
      report,
    };
  } finally {
    published.close();
  }
}

export async function ingestProject(
  warehouse: Database,
  project: Project,
  listed: readonly ListedEntry[] | undefined,
  wanted: Wanted,
  tell: Progress,
): Promise<Ingested> {
  return ingest(warehouse, wanted, project.loaded, {
    listed,
    orderFile: project.paths.orderFile,
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

export async function buildProject(
  warehouse: Database,
  project: Project,
  options: Pick<BuildOptions, 'asOf' | 'knownAt'>,
  tell: Progress,
): Promise<CheckOutcome[]> {
  return build(warehouse, project.paths.published, project.loaded, {
    ...options,
    onModel: (model, number, of) =>
      tell.progress(w.building({ number: String(number), of: String(of), model: model.name })),
  });
}
