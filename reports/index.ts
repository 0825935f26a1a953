import type { Language } from '../schemas/words.js';
import type { ReportData } from './data.js';
import { courseSection } from './templates/course.js';
import { eventSection } from './templates/events.js';
import { exclusionSection } from './templates/exclusion.js';
import { headline } from './templates/headline.js';
import { masthead } from './templates/masthead.js';
import { methodSection } from './templates/method.js';
import { page } from './templates/page.js';
import { qualitySection } from './templates/quality.js';
import { headings } from './templates/section.js';
import { verdictSection } from './templates/verdicts.js';
import { viewOf } from './view.js';

export type { ReportData } from './data.js';

/**
 * A report as one HTML document:
 *
 *   rows as published ─▶ view (found by place, tier, period) ─▶ sections ─▶ page
 *                                  └▶ charts ─▶ SVG ─┘
 *
 * It depends on its arguments alone: no clock, no locale, no file, no network.
 */
export async function renderReport(data: ReportData, language: Language): Promise<string> {
  const view = viewOf(data, language);
  const heading = headings(language);
  return page(view, masthead(view), [
    headline(view, heading),
    await courseSection(view, heading),
    await verdictSection(view, heading),
    await exclusionSection(view, heading),
    eventSection(view, heading),
    qualitySection(view, heading),
    methodSection(view, heading),
  ]);
}
