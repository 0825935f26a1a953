import stringWidth from 'string-width';
import { inert } from './inert.js';

export type Cell = string | number | bigint | boolean | null;

/**
 * A table for a terminal: CJK counts two columns, numbers stand right.
 * @param sides where the cells of each column stand, if their values don't tell
 */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  sides?: readonly ('left' | 'right')[],
): string {
  const isNumber = head.map(
    (_, i) => rows.length > 0 && rows.every((row) => row[i] === null || isNumeric(row[i] ?? null)),
  );
  const lines = [head, ...rows].map((row) => head.map((_, i) => printable(row[i] ?? null)));
  const widths = head.map((_, i) =>
    lines.reduce((widest, row) => Math.max(widest, stringWidth(row[i] ?? '')), 0),
  );
  const isRight = (i: number) => (sides ? sides[i] === 'right' : isNumber[i]);
  const rule = ([left, between, right]: readonly [string, string, string]) =>
    `${left}${widths.map((width) => '─'.repeat(width + 2)).join(between)}${right}`;
  const [first, ...others] = lines.map((row) => {
    const cells = row.map((cell, i) => {
      const space = ' '.repeat(Math.max(0, (widths[i] ?? 0) - stringWidth(cell)));
      return isRight(i) ? ` ${space}${cell} ` : ` ${cell}${space} `;
    });
    return `│${cells.join('│')}│`;
  });
  const body = others.length > 0 ? [rule(['├', '┼', '┤']), ...others] : [];
  return [rule(['┌', '┬', '┐']), first, ...body, rule(['└', '┴', '┘'])].join('\n');
}

function isNumeric(cell: Cell): boolean {
  return typeof cell === 'number' || typeof cell === 'bigint';
}

/** On one line, and as wide as it will be when it is printed. */
export function printable(cell: Cell): string {
  if (cell === null) return '';
  return inert(
    String(cell)
      .replace(/\r?\n|\r/gu, '⏎')
      .replaceAll('\t', ' '),
  );
}
