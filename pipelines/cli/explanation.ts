import type { Block, Document } from '../../reports/explain.js';
import { textTable } from '../terminal/table.js';

/** An explanation on a terminal. */
export function explanationText(document: Document): string {
  const { title, lead, parts, foot } = document;
  const sections = parts.flatMap(({ heading, blocks }) => [
    `\n── ${oneLine(heading)} ──`,
    ...blocks.map(blockText),
  ]);
  return [oneLine(title), ...lead.map(oneLine), ...sections, `\n${oneLine(foot)}`].join('\n');
}

function blockText(block: Block): string {
  if (block.kind === 'text') return oneLine(block.text);
  if (block.kind === 'formula') return block.lines.map((line) => `  ${oneLine(line)}`).join('\n');
  const { caption, columns, rows } = block;
  const sides = columns.map(({ kind }) => (kind === 'number' ? 'right' : 'left'));
  const head = columns.map(({ label }) => label);
  return `${oneLine(caption)}\n${textTable(head, rows, sides)}`;
}

/** Texts may hold names from files. */
function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
