import { renderReport, type Scope } from '../../reports/index.js';
import type { ReportData } from '../../reports/view/data.js';
import type { Language } from '../../schemas/words/index.js';

/** Makes a page of the region or of one city. */
export type RenderPage = (data: ReportData, language: Language, scope: Scope) => Promise<string>;

/** A page of the region, or of a city. */
export interface PageOf {
  readonly language: Language;
  readonly city?: string | undefined;
}

export interface DrawnPage {
  readonly content: string;
  /** Headings of the planner's own text that name no section of the page. */
  readonly left: readonly string[];
}

export async function drawnPage(
  data: ReportData,
  { language, city }: PageOf,
  render: RenderPage = renderReport,
): Promise<DrawnPage> {
  const left = new Set<string>();
  const leftNote = (heading: string) => left.add(heading);
  const content = await render(data, language, { ...(city !== undefined && { city }), leftNote });
  return { content, left: [...left] };
}
