import { widthInEms } from './text-width.js';

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
