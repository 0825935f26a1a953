import { greatest } from '../base/extremes.js';
import { widestLabel } from '../theme/chart-config.js';
import { widthInEms } from './text-width.js';

/** Room for the longest of the names along an axis, in pixels. */
export function labelRoom(names: readonly string[], size = 12): number {
  const widest = greatest(
    names.map((name) => widthInEms(name) * size),
    0,
  );
  return Math.ceil(Math.min(widestLabel, widest));
}

/** The text, or as much of it as a width in pixels holds, with an ellipsis for the rest. */
export function fitted(text: string, width: number, size: number): string {
  if (widthInEms(text) * size <= width) return text;
  let kept = '';
  for (const character of text) {
    if (widthInEms(`${kept}${character}…`) * size > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** The text over at most two lines; the second one ends in an ellipsis where it is still too long. */
export function onTwoLines(text: string, width: number, size: number): readonly string[] {
  if (widthInEms(text) * size <= width) return [text];
  const words = text.split(' ');
  let first = '';
  while (words.length > 0) {
    const longer = first === '' ? (words[0] ?? '') : `${first} ${words[0]}`;
    if (widthInEms(longer) * size > width) break;
    first = longer;
    words.shift();
  }
  if (first === '') {
    for (const character of text) {
      if (widthInEms(first + character) * size > width) break;
      first += character;
    }
    return [first, fitted(text.slice(first.length), width, size)];
  }
  return [first, fitted(words.join(' '), width, size)];
}

/**
 * Heights for labels that would like to stand at those given, from the top: moved as little as keeps
 * them a line apart and within the picture, in the order that they have.
 */
export function apart(wanted: readonly number[], line: number, height: number): number[] {
  const order = wanted
    .map((_, i) => i)
    .sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const heights = order.map((i) => Math.max(0, Math.min(height, wanted[i] ?? 0)));
  for (let i = 1; i < heights.length; i += 1) {
    heights[i] = Math.max(heights[i] ?? 0, (heights[i - 1] ?? 0) + line);
  }
  let floor = height;
  for (let i = heights.length - 1; i >= 0; i -= 1) {
    heights[i] = Math.min(heights[i] ?? 0, floor);
    floor = (heights[i] ?? 0) - line;
  }
  const placed: number[] = [];
  order.forEach((index, rank) => {
    placed[index] = heights[rank] ?? 0;
  });
  return placed;
}
