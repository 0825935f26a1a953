import { isWithin, missingEvidenceCodes, verdictCodes } from '../../schemas/codes/index.js';
import { against, fixed, integer, percent } from '../base/figures.js';
import { titleOf } from '../templates/masthead.js';
import { widestOf } from '../view/allowances.js';
import type { PeriodHoursRow, VerdictRow } from '../view/data.js';
import { dateName, periodName, yearBefore } from '../view/period.js';
import { allTiers, type View } from '../view/view.js';
import {
  evidenceWords,
  marks,
  named,
  pageWords,
  tierWords,
  verdictWords,
  workbookWords as w,
} from '../words/index.js';
import { cityName } from './results.js';
import { type CellKind, field, inHours, type Sheet, type SheetField, sheetOf } from './sheet.js';
import { beyondTone, type Tone, toneOf, verdictTones } from './tones.js';

/** Cells that the table and its chart have; those beyond their allowance come first. */
const MOST_CELLS = 20;
/** At least so many, and so many within theirs. */
const FEWEST_CELLS = 12;
const FEWEST_WITHIN = 4;

/** A figure of the period beside that of the year before. */
export interface KeyFigure {
  readonly label: string;
  readonly kind: CellKind;
  readonly decimals?: number;
  readonly now: number | null;
  readonly before: number | null;
}

/** What the report comes to, on one page. */
export interface Summary {
  readonly title: string;
  /** The findings in sentences, what is grave in its colour. */
  readonly lines: readonly { readonly text: string; readonly isGrave?: boolean }[];
  /** Heads of the figures: of what, of the period, of the year before, and how much it changed. */
  readonly heads: readonly [string, string, string, string];
  readonly figures: readonly KeyFigure[];
  /** Verdicts and how many cells have each. */
  readonly counts: readonly {
    readonly word: string;
    readonly count: number;
    readonly tone: Tone;
  }[];
  readonly cells: Sheet;
}

export function summaryOf(view: View): Summary {
  const { say, data } = view;
  return {
    title: titleOf(view),
    lines: [findingOf(view), gapOf(view), stateOf(view), evidenceOf(view)].filter(
      (line) => line !== null,
    ),
    heads: [
      say(w.figure),
      say(periodName(data.period)),
      say(periodName({ ...data.period, name: yearBefore(data.period.name) })),
      say(w.change),
    ],
    figures: figuresOf(view),
    counts: verdictCodes.names
      .map((code) => ({
        word: say(verdictWords[code]),
        count: view.cells.filter((row) => row.verdict === code).length,
        tone: toneOf(code),
      }))
      .filter(({ count }) => count > 0),
    cells: cellSheet(view),
  };
}

type Line = Summary['lines'][number];

function findingOf(view: View): Line {
  const { say, region, year, cells } = view;
  const whole = view.verdict(region.code, allTiers);
  if (!whole) return { text: say(w.noVerdict({ year: String(year) })) };
  const beyond = beyondOf(view);
  const parts = {
    region: region.name,
    year: String(year),
    verdict: named(verdictWords, whole.verdict),
    cells: integer(cells.length),
    beyond: integer(beyond.length),
  };
  const isShort = isWithin(whole.verdict) === false;
  return {
    text: say(whole.is_final ? w.findingFinal(parts) : w.findingSoFar(parts)),
    isGrave: isShort,
  };
}

/** By how much it falls short in all, and what part of the year's user-hours that is. */
function gapOf(view: View): Line | null {
  const { say, region, year } = view;
  const gap = beyondOf(view).reduce((sum, row) => sum - (row.margin_user_hours ?? 0), 0);
  const own = view.hours('year', String(year), region.code, allTiers);
  if (gap <= 0 || !own || own.net_user_seconds === 0n) return null;
  const share = gap / inHours(own.net_user_seconds);
  return { text: say(w.gap({ hours: fixed(gap, 0), share: percent(share, null, null, 2) })) };
}

function stateOf(view: View): Line {
  const { say, data, region, completeTo } = view;
  const own = view.hours(data.period.kind, data.period.name, region.code, allTiers);
  const state = !own ? pageWords.noPeriod : own.is_final ? pageWords.final : pageWords.provisional;
  const parts = [
    say(state),
    completeTo ? say(w.completeUpTo({ date: dateName(completeTo) })) : '',
    data.synthetic ? say(pageWords.synthetic) : '',
  ];
  return { text: parts.filter((part) => part !== '').join(say(marks.clauses)) };
}

/** What stands against the verdicts: missing evidence, failed checks and rows that were turned away. */
function evidenceOf({ say, data, year }: View): Line {
  const faults = new Map<string, Set<string>>();
  for (const row of data.missingEvidence) {
    if (row.year !== year) continue;
    const found = faults.get(row.evidence) ?? new Set();
    found.add(row.source_file || row.city_code);
    faults.set(row.evidence, found);
  }
  const failed = data.checks.filter(({ status }) => status === 'fail');
  const count = (severity: string) =>
    integer(failed.filter((check) => check.severity === severity).length);
  const rejected = data.checks.find(({ name }) => name === 'rejected')?.failing_rows ?? 0;
  const missing = [...faults]
    .sort(([a], [b]) => missingEvidenceCodes.rank(a) - missingEvidenceCodes.rank(b))
    .map(([code, found]) =>
      say(w.missing({ what: named(evidenceWords, code), count: found.size })),
    );
  const parts = { errors: count('error'), warnings: count('warning'), rejected: integer(rejected) };
  const text = say(
    w.trust({
      ...parts,
      evidence: missing.length > 0 ? missing.join(say(marks.names)) : w.evidenceComplete,
    }),
  );
  const isDoubtful = missing.length > 0 || failed.some(({ severity }) => severity === 'error');
  return { text, isGrave: isDoubtful };
}

function figuresOf(view: View): KeyFigure[] {
  const { say, data, region } = view;
  const { kind, name } = data.period;
  const now = view.hours(kind, name, region.code, allTiers);
  const then = view.hours(kind, yearBefore(name), region.code, allTiers);
  // Part of a period beside the whole of another would look like a change.
  const before = now?.is_final && then?.is_final ? then : undefined;
  const figure = (
    label: string,
    kind: CellKind,
    of: (row: PeriodHoursRow) => number | null,
    decimals?: number,
  ): KeyFigure => ({
    label,
    kind,
    ...(decimals !== undefined && { decimals }),
    now: now ? of(now) : null,
    before: before ? of(before) : null,
  });
  return [
    figure(say(w.hours), 'hours', (row) => row.hours),
    figure(say(w.hoursGross), 'hours', (row) => row.hours_gross),
    figure(say(w.hoursFault), 'hours', (row) => row.hours_fault),
    figure(say(w.hoursPlanned), 'hours', (row) => row.hours_planned),
    figure(say(w.saifi), 'hours', (row) => row.saifi),
    figure(say(w.caidi), 'hours', (row) => row.caidi),
    figure(say(w.asai), 'share', (row) => row.asai, 4),
    figure(say(w.netHours), 'userHours', (row) => inHours(row.net_user_seconds)),
    figure(say(w.excludedHours), 'userHours', (row) => inHours(row.excluded_user_seconds)),
    figure(say(w.usersAverage), 'count', (row) => row.users_avg),
  ];
}

function beyondOf({ cells }: View): VerdictRow[] {
  return cells.filter((row) => isWithin(row.verdict) === false);
}

/** The cells beyond their allowance, and after them those nearest to the end of theirs. */
function cellSheet(view: View): Sheet {
  const { say, cells } = view;
  const used = (row: VerdictRow) => row.allowance_used ?? -1;
  const isBeyond = (row: VerdictRow) => isWithin(row.verdict) === false;
  const ranked = cells
    .filter((row) => row.allowance_used !== null)
    .sort((a, b) => Number(isBeyond(b)) - Number(isBeyond(a)) || used(b) - used(a));
  const beyond = ranked.filter(isBeyond).length;
  const rows = ranked.slice(
    0,
    Math.min(MOST_CELLS, Math.max(FEWEST_CELLS, beyond + FEWEST_WITHIN)),
  );
  const marked = rows.flatMap((row, i) => (isBeyond(row) ? [i] : []));
  const place = (row: VerdictRow) =>
    say(
      w.cell({
        place: cityName(view, row.city_code, row.city_name),
        tier: named(tierWords, row.area_tier),
      }),
    );
  const fields: SheetField<VerdictRow>[] = [
    field('cell', w.cellHead, 'text', place),
    field(
      'hours',
      w.hours,
      'hours',
      (row) => row.hours,
      (row) => against(row.hours, widestOf(row, view.settings), isWithin(row.verdict), 3),
    ),
    field('allowance', w.allowance, 'hours', (row) => widestOf(row, view.settings)),
    field(
      'allowance_used',
      w.used,
      'share',
      (row) => row.allowance_used,
      (row) => percent(row.allowance_used, 1, isWithin(row.verdict), 2),
    ),
    field('margin_user_hours', w.margin, 'userHours', (row) => row.margin_user_hours),
    field('verdict', w.verdict, 'text', (row) => say(named(verdictWords, row.verdict))),
  ];
  return sheetOf('cells', { title: w.cellsTitle, about: w.cellsTitle }, rows, fields, {
    keys: 1,
    tones: [...verdictTones(view, 'verdict'), beyondTone('margin_user_hours')],
    charts: [
      {
        kind: 'bars',
        title: w.cellsChart,
        unit: w.hours,
        names: 'cell',
        series: [
          { column: 'hours', role: 'met', marked: { rows: marked, role: 'failed' } },
          { column: 'allowance', role: 'rule' },
        ],
      },
    ],
  });
}
