import { type NoteBlock, notesFor, plainText } from '../view/notes.js';
import type { View } from '../view/view.js';
import { workbookWords as w } from '../words/index.js';
import { field, type Sheet, sheetOf } from './sheet.js';

interface Line {
  /** The heading below which the text stands. */
  readonly heading: string | null;
  readonly text: string;
}

/** The planner's own text, a paragraph or an item of a list in each row; no sheet where there is none. */
export function noteSheets(view: View): Sheet[] {
  const blocks = notesFor(view);
  if (!blocks) return [];
  const about = { title: w.sheets.notes, about: w.about.notes };
  return [
    sheetOf<Line>(
      'notes',
      about,
      linesOf(blocks),
      [
        field('heading', w.heading, 'text', ({ heading }) => heading),
        field('text', w.text, 'text', ({ text }) => text),
      ],
      { keys: 0 },
    ),
  ];
}

function linesOf(blocks: readonly NoteBlock[]): Line[] {
  let heading: string | null = null;
  return blocks.flatMap((block) => {
    if (block.kind !== 'heading') return textsOf(block).map((text) => ({ heading, text }));
    heading = plainText(block.spans);
    return [];
  });
}

/** Items of lists keep their number or dot, and stand in as deep as they are. */
function textsOf(block: NoteBlock): string[] {
  if (block.kind !== 'list') return [plainText(block.spans)];
  return block.items.flatMap((item, i) => {
    const [first = '', ...others] = item.flatMap(textsOf);
    const sign = block.start === null ? '•' : `${block.start + i}.`;
    return [`${sign} ${first}`, ...others.map((text) => `  ${text}`)];
  });
}
