import { renderReport, type Scope } from '../../reports/index.js';
import type { ReportData } from '../../reports/view/data.js';
import type { Language } from '../../schemas/words/index.js';
import type { PackedError } from '../child/packed-error.js';

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

/** What a thread is asked for: of these pages those that nobody has claimed. */
export interface Asked {
  readonly data: ReportData;
  readonly pages: readonly PageOf[];
  /** How many pages are claimed, in memory that threads share. */
  readonly claims: Int32Array;
}

export type FromThread =
  | { readonly at: number; readonly page: DrawnPage }
  | { readonly error: PackedError };

/** Claims the next page: its place in the list, which may be beyond its end. */
export function claimIn(claims: Int32Array): number {
  return Atomics.add(claims, 0, 1);
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
