import type { BuildPlan } from '../build/plan.js';
import { stateAfter } from '../ingest/after.js';
import type { Replacement } from '../ingest/log.js';
import { type IngestState, planIngest, type Seen, type Step } from '../ingest/plan.js';
import type { Period } from '../project/period.js';
import {
  planReport,
  type ReportPlan,
  type ReportRequest,
  type ReportState,
} from '../report/plan.js';

/** What a command is asked to do. */
export type Request =
  /** Everything: data/ into the warehouse, build, report. */
  | {
      readonly do: 'run';
      readonly report: PeriodRequest;
      /** The day on which it is loaded, where it is told. */
      readonly on?: string | undefined;
    }
  /** Documents named one by one, from anywhere. */
  | {
      readonly do: 'ingest';
      readonly given: readonly Seen[];
      readonly window: Replacement | undefined;
      readonly on?: string | undefined;
    }
  | { readonly do: 'build' }
  | { readonly do: 'report'; readonly report: PeriodRequest };

export interface PeriodRequest extends ReportRequest {
  /** Without one, the latest year that the figures hold. */
  readonly period: Period | undefined;
  /** Name of the state of the data, where it is not the published one. */
  readonly state?: string | undefined;
}

/** What a plan has to know; null is what the request has no need of, or is not there. */
export interface State {
  /** Documents of data/, and those given earlier. */
  readonly seen: readonly Seen[] | null;
  readonly ingest: IngestState | null;
  readonly build: BuildPlan | null;
  /** The figures that are published, and the folder of the report wanted. */
  readonly report: ReportState | null;
}

/** What is going to be done, in this order. Printed by `--dry-run`, carried out without it. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly build: BuildPlan | null;
  readonly report: PlannedReport | null;
}

export interface PlannedReport {
  /** Null: the latest year that the figures will hold. */
  readonly period: Period | null;
  /** Null: which cities get a page follows from figures that are still to be built. */
  readonly pages: ReportPlan | null;
}

/** The plan of a request: a pure function, whose result can't be changed. */
export function planOf(request: Request, state: State): Plan {
  const all = stepsOf(request, state);
  // What the order file brings in is there then, and no news.
  const loaded = new Set(all.flatMap((step) => (step.do === 'load' ? [step.number] : [])));
  const steps = all.filter((step) => !(step.do === 'pass' && loaded.has(step.number)));
  const isReporting = request.do === 'run' || request.do === 'report';
  return frozen({
    steps,
    build: request.do === 'run' || request.do === 'build' ? state.build : null,
    report: isReporting ? reportOf(request.report, state, steps) : null,
  });
}

function stepsOf(request: Request, { seen, ingest }: State): Step[] {
  if (!ingest) return [];
  if (request.do === 'run') {
    return planIngest({ seen: seen ?? [], isWhole: true, on: request.on }, ingest);
  }
  if (request.do !== 'ingest') return [];
  // A warehouse that lacks what the order file lists gets that first.
  const { given, window, on } = request;
  const all = { seen: seen ?? [], isWhole: true, on };
  const first = lacksListed(ingest) ? planIngest(all, ingest) : [];
  return [
    ...first,
    ...planIngest({ seen: given, isWhole: false, window, on }, stateAfter(ingest, first)),
  ];
}

/** Whether the order file lists loads that the warehouse does not hold. */
export function lacksListed({ held, listed }: IngestState): boolean {
  const numbers = new Set(held.map(({ number }) => number));
  return (listed ?? []).some(({ number }) => !numbers.has(number));
}

function reportOf(
  request: PeriodRequest,
  { report }: State,
  steps: readonly Step[],
): PlannedReport {
  const areFiguresThere = report !== null && steps.every(isIdle);
  const pages = areFiguresThere ? planReport(report, request) : null;
  return { period: pages?.period ?? request.period ?? null, pages };
}

/** A step that changes nothing. */
export function isIdle(step: Step): boolean {
  return step.do === 'pass' || step.do === 'copy';
}

/** Freezes lists and records, all the way down; what is of a class looks after itself. */
function frozen<T>(value: T): T {
  if (!isPlain(value) || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) frozen(inner);
  return value;
}

function isPlain(value: unknown): value is object {
  if (value === null || typeof value !== 'object') return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype;
}
