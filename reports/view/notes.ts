import type { View } from './view.js';

/** Words of the planner's own text, with what little of form they may have. */
export type NoteSpan =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'em'; readonly spans: readonly NoteSpan[] }
  | { readonly kind: 'break' };

/** A block of the planner's own text. Whatever else a file holds has become one of these. */
export type NoteBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly spans: readonly NoteSpan[] }
  | { readonly kind: 'paragraph'; readonly spans: readonly NoteSpan[] }
  | {
      readonly kind: 'list';
      /** The first number; null for a list without numbers. */
      readonly start: number | null;
      readonly items: readonly (readonly NoteBlock[])[];
    };

/** In the page's language, or else in the other one. */
export function notesFor({ data, language }: View): readonly NoteBlock[] | undefined {
  return data.notes?.[language] ?? data.notes?.zh ?? data.notes?.en;
}

export function plainText(spans: readonly NoteSpan[]): string {
  return spans
    .map((span) => {
      if (span.kind === 'text') return span.text;
      return span.kind === 'break' ? ' ' : plainText(span.spans);
    })
    .join('');
}

/** Blocks that belong together: what stands under a heading, and where on the page it goes. */
export interface NotePart {
  /** What the heading names; `start` before any heading, null for a heading that names nothing. */
  readonly place: string | null;
  /** The heading's own text and level. */
  readonly heading: string;
  readonly level: number;
  readonly blocks: readonly NoteBlock[];
}

export const START = 'start';

/**
 * The text in parts. A heading that names a place begins one, and so does any other that is not below
 * the heading of a part.
 * @param placeOf what a heading's text names; undefined where it names nothing
 */
export function notePartsOf(
  blocks: readonly NoteBlock[],
  placeOf: (heading: string) => string | undefined,
): NotePart[] {
  const parts: (NotePart & { readonly blocks: NoteBlock[] })[] = [];
  let current = { place: START as string | null, heading: '', level: 0, blocks: [] as NoteBlock[] };
  for (const block of blocks) {
    if (block.kind === 'heading') {
      const heading = plainText(block.spans);
      const place = placeOf(heading);
      const isBelow = current.level > 0 && block.level > current.level;
      if (place !== undefined || !isBelow) {
        parts.push(current);
        current = { place: place ?? null, heading, level: block.level, blocks: [] };
        continue;
      }
    }
    current.blocks.push(block);
  }
  parts.push(current);
  return parts.filter(({ place, blocks }) => blocks.length > 0 || place !== START);
}
