import { widthInEms } from '../../../reports/vega/text-width.js';
import { attribute, type Element, elements, find, parsePage } from '../../support/reports/page.js';

export interface TextBox {
  readonly text: string;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly TextBox[];
  /** Colours of all that is drawn. */
  readonly colours: ReadonlySet<string>;
  readonly titles: readonly string[];
}

/** A chart's SVG as a reader sees it: how wide it is, and where its texts stand. */
export function pictureOf(svg: string): Picture {
  const { root } = parsePage(`<!DOCTYPE html><html><body>${svg}</body></html>`);
  const [top] = find(root, 'svg');
  if (!top) throw new Error('no picture');
  const colours = new Set<string>();
  for (const element of elements(top)) {
    for (const name of ['fill', 'stroke']) {
      const colour = attribute(element, name);
      if (colour !== undefined && !['none', 'transparent'].includes(colour)) colours.add(colour);
    }
  }
  return {
    width: Number(attribute(top, 'width')),
    height: Number(attribute(top, 'height')),
    texts: find(top, 'text').flatMap((element) => boxOf(element) ?? []),
    colours,
    titles: find(top, 'title').map(textOf),
  };
}

/** Texts that cover each other by more than the measure's own error. */
export function overlaps({ texts }: Picture): string[] {
  const slack = 1.5;
  return texts.flatMap((a, i) =>
    texts
      .slice(i + 1)
      .filter(
        (b) =>
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack,
      )
      .map((b) => `${a.text} | ${b.text}`),
  );
}

/** Texts that the edge of the picture cuts off. */
export function cutOff({ width, height, texts }: Picture): string[] {
  return texts
    .filter(({ left, right, top, bottom }) => {
      return left < -0.5 || top < -0.5 || right > width + 0.5 || bottom > height + 0.5;
    })
    .map(({ text }) => text);
}

function boxOf(element: Element): TextBox | null {
  const lines = find(element, 'tspan').map(textOf);
  const text = lines.length > 0 ? lines.join('') : textOf(element);
  if (text.trim() === '') return null;
  const size = Number(inherited(element, 'font-size') ?? 11);
  const anchor = inherited(element, 'text-anchor') ?? 'start';
  const long = Math.max(...(lines.length > 0 ? lines : [text]).map(widthInEms)) * size;
  const before = { start: 0, middle: long / 2, end: long }[anchor] ?? 0;
  let [x, y] = [Number(attribute(element, 'x') ?? 0), Number(attribute(element, 'y') ?? 0)];
  let isTurned = false;
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const transform = attribute(at, 'transform') ?? '';
    const [first] = transform.matchAll(/translate\(([-\d.]+),([-\d.]+)\)/gu);
    x += Number(first?.[1] ?? 0);
    y += Number(first?.[2] ?? 0);
    isTurned ||= transform.includes('rotate(-90)');
  }
  const [up, down] = [0.8 * size, (0.2 + Math.max(0, lines.length - 1) * 1.15) * size];
  const box = isTurned
    ? { left: x - up, right: x + down, top: y - (long - before), bottom: y + before }
    : { left: x - before, right: x + long - before, top: y - up, bottom: y + down };
  return { text, size, ...box };
}

function inherited(element: Element, name: string): string | undefined {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const value = attribute(at, name);
    if (value !== undefined) return value;
  }
  return undefined;
}

function parentOf(element: Element): Element | null {
  const parent = element.parentNode;
  return parent && 'tagName' in parent ? parent : null;
}

function textOf(element: Element): string {
  return element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
}
