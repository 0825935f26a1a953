import type { Language } from '../schemas/words/index.js';
import { annexSection } from './templates/annex.js';
import { changesSection } from './templates/changes.js';
import { countySection } from './templates/counties.js';
import { courseSection } from './templates/course.js';
import { exclusionSection } from './templates/exclusion.js';
import { forecastSection } from './templates/forecast.js';
import { gapSection } from './templates/gap.js';
import { headline } from './templates/headline.js';
import { ledgerSection } from './templates/ledger.js';
import { masthead } from './templates/masthead.js';
import { noteAtStart, withNotes } from './templates/notes.js';
import { page } from './templates/page.js';
import { headings } from './templates/section.js';
import { signatures } from './templates/signatures.js';
import { verdictSection } from './templates/verdicts.js';
import { whySection } from './templates/why.js';
import { yearsSection } from './templates/years.js';
import type { ReportData } from './view/data.js';
import { viewOf } from './view/view.js';

export type { ReportData } from './view/data.js';

/**
 * A report as one HTML document:
 *
 *   rows as published ─▶ view (found by place, tier, period) ─▶ sections ─▶ page
 *                                  └▶ charts ─▶ SVG ─┘
 *
 * It depends on its arguments alone: no clock, no locale, no file, no network.
 */
export async function renderReport(
  data: ReportData,
  language: Language,
  { city, leftNote }: Scope = {},
): Promise<string> {
  const view = viewOf(data, language, city);
  const heading = headings(language);
  const sections = [
    await headline(view),
    noteAtStart(view),
    signatures(view),
    verdictSection(view, heading),
    await forecastSection(view, heading),
    gapSection(view, heading),
    changesSection(view, heading),
    await courseSection(view, heading),
    await yearsSection(view, heading),
    await whySection(view, heading),
    view.isCity && (await countySection(view, heading)),
    await exclusionSection(view, heading),
    !view.isCity && ledgerSection(view, heading),
    await annexSection(view),
  ];
  return page(view, masthead(view), withNotes(view, heading, sections, leftNote));
}

export interface Scope {
  /** Code of the city that the page is about; without it the page is the region's. */
  readonly city?: string;
  /** Is told each heading of the planner's own text that names no section of the page. */
  readonly leftNote?: (heading: string) => void;
}
