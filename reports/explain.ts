import type { Language } from '../schemas/words/index.js';
import { explanationDocument } from './explain/compose.js';
import type { ExplanationData } from './explain/data.js';
import { page } from './explain/page.js';
import { type ExplanationPlace, explanationWays } from './explain/ways.js';

export { explanationDocument } from './explain/compose.js';
export type { ExplanationData, ExplanationRequest } from './explain/data.js';
export type { Block, Document } from './explain/document.js';

/**
 * A figure taken apart, as one HTML page. Like a report it depends on its arguments alone:
 *
 *   published rows ─▶ data ─▶ document (words, in order) ─▶ page
 *                                   └▶ text on a terminal
 *
 * @param place where it stands among the pages of a report; alone it leads nowhere
 */
export function renderExplanation(
  data: ExplanationData,
  language: Language,
  glosses?: Readonly<Record<string, string>>,
  place?: ExplanationPlace,
): string {
  const ways = place ? explanationWays(data, language, place) : null;
  return page(explanationDocument(data, language, glosses), language, ways);
}
