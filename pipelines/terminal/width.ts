import stringWidth from 'string-width';

const characters = new Intl.Segmenter();

/** The text cut to a width in columns, of which a CJK character takes two. */
export function shortened(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  let kept = '';
  let width = 1;
  for (const { segment } of characters.segment(text)) {
    width += stringWidth(segment);
    if (width > columns) break;
    kept += segment;
  }
  return `${kept}…`;
}
