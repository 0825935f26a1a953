/**
 * The same picture in fewer bytes, since a page holds many: no empty paths and texts, no defaults, numbers to
 * a hundredth of a pixel, and what all marks of a group share written once, at the group.
 */
export function slimSvg(svg: string): string {
  return svg
    .replace(/<path class="(?:fore|back)ground" d="(?:M0,0h0v0h0Z)?"[^>]*\/>/gu, '')
    .replace(/<text[^>]*><\/text>/gu, '')
    .replace(/<(?:text|line|path|g|svg)[^>]*>/gu, slimTag)
    .replace(/(<g class="mark-(?!group)[^>]*)>((?:(?!<\/?g[ >]).)*)<\/g>/gsu, sharedOnce);
}

/** A page's style sheet names the typeface of every chart, so texts need none of their own. */
function slimTag(tag: string): string {
  return tag
    .replace(/ (?:opacity="1"|font-family="sans-serif"|font-weight="normal")/gu, '')
    .replace(/(\sfont-size="[\d.]+)px"/gu, '$1"')
    .replace(/\s(?:d|transform|x1|x2|y1|y2)="[^"]*"/gu, (attribute) =>
      attribute.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/gu, (number) => String(round(Number(number)))),
    );
}

function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

const shareable =
  /\s(?:fill|stroke|stroke-width|stroke-dasharray|text-anchor|font-family|font-size|font-weight)="[^"]*"/gu;

/** Moves attributes that every mark of a group has alike to the group, from which they inherit. */
function sharedOnce(whole: string, head: string, marks: string): string {
  const tags = marks.match(/<(?:text|line|path)[^>]*>/gu) ?? [];
  const [first, ...rest] = tags;
  // Marks over other marks must not take the pointer from them, or their tooltips stay shut.
  const opening =
    head.includes('mark-text') && !head.includes('pointer-events')
      ? `${head} pointer-events="none"`
      : head;
  if (first === undefined) return whole.replace(head, () => opening);
  const shared = (first.match(shareable) ?? []).filter((attribute) =>
    rest.every((tag) => tag.includes(attribute)),
  );
  const slim = marks.replace(/<(?:text|line|path)[^>]*>/gu, (tag) =>
    shared.reduce((kept, attribute) => kept.replace(attribute, ''), tag),
  );
  return `${opening}${shared.join('')}>${slim}</g>`;
}
