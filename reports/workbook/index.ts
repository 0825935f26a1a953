import type { Language } from '../../schemas/words/index.js';
import { integer } from '../base/figures.js';
import { titleOf } from '../templates/masthead.js';
import { claimsOf } from '../view/claims.js';
import type { ReportData } from '../view/data.js';
import { dateName, periodName } from '../view/period.js';
import { allTiers, type View, viewOf } from '../view/view.js';
import { pageWords, workbookWords as w } from '../words/index.js';
import { courseSheet } from './course.js';
import { detailSheets } from './detail.js';
import { ledgerSheets } from './ledger.js';
import { noteSheets } from './notes.js';
import { resultSheets } from './results.js';
import type { Sheet } from './sheet.js';
import { type Summary, summaryOf } from './summary.js';
import { exclusionSheets, trustSheets } from './trust.js';

export type { CellKind, Sheet, SheetChart } from './sheet.js';
export type { KeyFigure, Summary } from './summary.js';
export { colourOf, type Tone, toneColours } from './tones.js';

/** A report as a workbook: what it is, and its figures sheet by sheet. */
export interface Workbook {
  readonly title: string;
  readonly summary: Summary;
  /** Label and text. */
  readonly about: readonly (readonly [string, string])[];
  readonly sheets: readonly Sheet[];
}

/** The workbook of the whole report. It depends on its arguments alone. */
export function workbookOf(data: ReportData, language: Language): Workbook {
  const view = viewOf(data, language);
  return {
    title: titleOf(view),
    summary: summaryOf(view),
    about: aboutOf(view),
    sheets: [
      courseSheet(view),
      ...resultSheets(view),
      ...detailSheets(view),
      ...exclusionSheets(view),
      ...trustSheets(view),
      ...ledgerSheets(view),
      ...noteSheets(view),
    ],
  };
}

function aboutOf(view: View): [string, string][] {
  const { say, data, region, completeTo, settings } = view;
  const own = view.hours(data.period.kind, data.period.name, region.code, allTiers);
  const state = !own ? pageWords.noPeriod : own.is_final ? pageWords.final : pageWords.provisional;
  const more = data.exclusionSums.length > 0 ? claimsOf(data, undefined, Infinity).refusedMore : 0;
  const notes = [
    say(w.reproducible),
    data.synthetic ? say(pageWords.synthetic) : '',
    more > 0 ? `${say(w.sheets.refused)}: ${say(w.refusedMore({ count: integer(more) }))}` : '',
  ].filter((note) => note !== '');
  return [
    [say(w.region), `${region.name} (${region.code})`],
    [say(w.period), say(periodName(data.period))],
    [say(w.state), say(state)],
    [say(w.completeTo), completeTo ? say(dateName(completeTo)) : '—'],
    [say(w.asOf), settings.as_of ?? '—'],
    [say(w.program), `shihu ${data.program.version}`],
    ...notes.map((note): [string, string] => [say(w.note), note]),
  ];
}
