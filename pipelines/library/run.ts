import type { Language, Words } from '../../schemas/words/index.js';
import type { Progress } from '../base/progress.js';
import { parseDay, parsePeriod } from '../project/period.js';
import { openedProject } from './opened.js';
import type { Project } from './project.js';

/** Which figures: of data that is complete up to a midnight, or as they were known at a batch. */
export interface StateOptions {
  /** A date: `2023-01-01`. */
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
}

export interface RunOptions extends StateOptions {
  /** Of the report: `2022`, `2022Q3` or `2022-09`; else the latest year. */
  readonly period?: string | undefined;
  /** The day on which what is new is loaded: `2022-07-01`. The program looks at no clock. */
  readonly on?: string | undefined;
  /** Of the files that are written; Chinese unless told otherwise. */
  readonly language?: Language | undefined;
  /** Told what is being done. */
  readonly onProgress?: ((words: Words) => void) | undefined;
  /** Told what somebody should know. */
  readonly onNotice?: ((words: Words) => void) | undefined;
}

export interface ReportOptions extends StateOptions {
  readonly language?: Language | undefined;
  /** The city whose page alone is wanted: its code, or its name in Chinese or English. */
  readonly city?: string | undefined;
  /** Also a page for each figure of a city and tier, which takes it apart. */
  readonly explain?: boolean | undefined;
}

/** Where a report's files are. */
export interface WrittenReport {
  /** The page to begin with. */
  readonly page: string;
  readonly files: readonly string[];
  readonly workbook: string | null;
  /** The index of all reports. */
  readonly index: string;
  /** Pages of cities among the files. */
  readonly cityPages: number;
  /** Whether the whole report was written though one city's page was asked for. */
  readonly isRenewed: boolean;
  /** Whether the report that was there stays: it is final, and would be provisional now. */
  readonly isKept: boolean;
}

export interface IngestedDocument {
  readonly feed: string;
  /** Its name in the project. */
  readonly name: string;
  readonly batchId: string;
  /** Why it could not be read; null when it was. */
  readonly why: Words | null;
}

export interface RunOutcome {
  /** Of the report. */
  readonly period: string;
  readonly report: WrittenReport;
  /** Whether the report was there already, of the same figures, and was left as it is. */
  readonly isReportUnchanged: boolean;
  /** What was new in data/, in the order in which it was loaded. */
  readonly documents: readonly IngestedDocument[];
  readonly withdrawn: readonly { readonly feed: string; readonly name: string }[];
  readonly checks: readonly {
    readonly name: string;
    readonly severity: string;
    readonly failingRows: number;
    readonly what: Words;
  }[];
  /** Cells of a tier by their verdict, of the period's year. */
  readonly verdicts: readonly {
    readonly area_tier: string;
    readonly verdict: string;
    readonly cells: number;
  }[];
  /** What speaks against the verdicts of that year. */
  readonly missingEvidence: readonly {
    readonly evidence: string;
    readonly source_file: string;
    readonly message: string;
    readonly message_en: string;
    readonly cities: number;
  }[];
}

/**
 * Loads what is new in data/, builds, checks, publishes and reports: `shihu run`.
 * @throws UserError for what a user can mend
 */
export async function run(project: Project, options: RunOptions = {}): Promise<RunOutcome> {
  const { period, on, language = 'zh', onProgress, onNotice } = options;
  const work = await import('../run/run.js');
  const tell: Progress = {
    progress: (words) => onProgress?.(words),
    notice: (words) => onNotice?.(words),
  };
  const wanted = {
    ...stateOf(options),
    ...{ period, language },
    on: on === undefined ? undefined : parseDay(on),
  };
  const outcome = await work.run(openedProject(project), wanted, tell, async () => undefined);
  const { report, isReportUnchanged, checks, verdicts, missingEvidence } = outcome;
  return {
    period: outcome.period.name,
    report,
    isReportUnchanged,
    documents: outcome.ingested.files,
    withdrawn: outcome.ingested.withdrawn,
    checks,
    verdicts,
    missingEvidence,
  };
}

/**
 * Writes the report of a period from what is published: `shihu report`.
 * @param written `2022`, `2022Q3` or `2022-09`
 * @throws UserError for what a user can mend
 */
export async function report(
  project: Project,
  written: string,
  options: ReportOptions = {},
): Promise<WrittenReport> {
  const opened = openedProject(project);
  const period = parsePeriod(written);
  const { findCity } = await import('../project/cities.js');
  const { withTables } = await import('../history/state.js');
  const { writeReport } = await import('../report/report.js');
  const { writeCatalogue } = await import('../catalogue/catalogue.js');
  const { language = 'zh', city, explain } = options;
  const code = city === undefined ? undefined : findCity(city, opened.loaded.region).code;
  const state = stateOf(options);
  const files = await withTables(opened, state, (tables) =>
    writeReport(tables, opened, period, { language, city: code, explain, ...state }),
  );
  await writeCatalogue(opened.paths);
  return files;
}

function stateOf({ asOf, knownAt }: StateOptions): StateOptions {
  return { asOf: asOf === undefined ? undefined : parseDay(asOf), knownAt };
}
