import { type Element, elementsOf, parseSvg, written } from './tree.js';

/** The class of the groups whose elements are the marks that stand for data. */
export const marksClass = 'm';

/** The size of most texts, which the picture says once. */
export const fontSize = '12';

/**
 * The same picture in fewer bytes, since a page holds many: nothing that isn't seen, no defaults, numbers to
 * a tenth of a pixel, simpler elements, and what all marks of a group share written once, at the group.
 */
export function slimSvg(svg: string): string {
  const root = parseSvg(svg);
  slim(root);
  inheritOnce(root, new Map([['font-size', fontSize]]));
  return written(root);
}

function slim(element: Element): void {
  for (const child of elementsOf(element)) slim(child);
  const { name, attributes } = element;
  attributes.delete('class');
  attributes.delete('pointer-events');
  for (const [key, value] of defaults) if (attributes.get(key) === value) attributes.delete(key);
  for (const key of numeric) {
    const value = attributes.get(key);
    if (value !== undefined) attributes.set(key, rounded(value));
  }
  if (attributes.get('transform') === 'translate(0,0)') attributes.delete('transform');
  if (name === 'path') asCircle(element);
  if (name === 'text' && elementsOf(element).length === 0) placed(element, 'x', 'y');
  if (name !== 'g' && name !== 'svg') return;
  element.children = element.children.filter((child) => !isUnseen(child)).flatMap(withoutBox);
  if (name !== 'g') return;
  share(element);
  if (elementsOf(element).some(isDescribed)) attributes.set('class', marksClass);
  else joinLines(element);
  takeIn(element);
}

/** A page's style sheet names the typeface of every chart, so texts need none of their own. */
const defaults = new Map([
  ['opacity', '1'],
  ['font-family', 'sans-serif'],
  ['font-weight', 'normal'],
  ['stroke-dasharray', '1,0'],
  ['stroke-width', '1'],
]);

const numeric = ['d', 'transform', 'x1', 'x2', 'y1', 'y2', 'font-size'];

function rounded(value: string): string {
  return value
    .replace(/-?\d*\.?\d+(?:e[-+]?\d+)?/gu, (number) => {
      const near = Math.round(Number(number) * 10) / 10 + 0;
      return String(near).replace(/^(-?)0\./u, '$1.');
    })
    .replace(/^([\d.]+)px$/u, '$1');
}

/** The two numbers of a move, where it is nothing else. */
function moveOf({ attributes }: Element): [x: number, y: number] | null {
  const transform = attributes.get('transform');
  if (transform === undefined) return [0, 0];
  const [, x, y] = /^translate\(([-\d.]+),([-\d.]+)\)$/u.exec(transform) ?? [];
  return x === undefined || y === undefined ? null : [Number(x), Number(y)];
}

function short(value: number): string {
  return rounded(value.toFixed(2));
}

/** Writes a move as the place of the element itself. */
function placed(element: Element, x: string, y: string): void {
  const move = moveOf(element);
  if (!move) return;
  element.attributes.delete('transform');
  [x, y].forEach((key, i) => {
    const at = short(move[i] ?? 0);
    if (at !== '0') element.attributes.set(key, at);
  });
}

function asCircle(element: Element): void {
  const { attributes } = element;
  const round = /^M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0$/u;
  const radius = round.exec(attributes.get('d') ?? '')?.[1];
  if (radius === undefined || !moveOf(element)) return;
  element.name = 'circle';
  attributes.delete('d');
  placed(element, 'cx', 'cy');
  attributes.set('r', radius);
}

/** Vega's grounds of groups have no colour, and empty texts and groups show nothing. */
function isUnseen(child: Element | string): boolean {
  if (typeof child === 'string') return child.trim() === '';
  const { name, attributes, children } = child;
  if (name === 'g' || name === 'text') return children.length === 0;
  if (name !== 'path' || children.length > 0) return false;
  const isPainted = (key: string) => attributes.has(key) && attributes.get(key) !== 'none';
  return (
    !attributes.get('d') || (isGround(attributes) && !isPainted('fill') && !isPainted('stroke'))
  );
}

/** An upright box, drawn from its top left corner at the origin. */
function isGround(attributes: ReadonlyMap<string, string>): boolean {
  return (
    /^M0,0h[-\d.]+v[-\d.]+h[-\d.]+Z$/u.test(attributes.get('d') ?? '') &&
    !attributes.has('transform')
  );
}

/** What a group that says nothing of its own holds. */
function withoutBox(child: Element | string): (Element | string)[] {
  if (typeof child === 'string' || child.name !== 'g') return [child];
  return child.attributes.size === 0 ? child.children : [child];
}

function isDescribed(element: Element): boolean {
  return element.name !== 'g' && elementsOf(element).some(({ name }) => name === 'title');
}

const shareable = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'text-anchor',
  'font-family',
  'font-size',
  'font-weight',
];

/** Moves attributes that every mark of a group has alike to the group, from which they inherit. */
function share(group: Element): void {
  const marks = elementsOf(group);
  const [first] = marks;
  if (!first || marks.some(({ name }) => name === 'g')) return;
  for (const key of shareable) {
    const value = first.attributes.get(key);
    if (value === undefined || !marks.every(({ attributes }) => attributes.get(key) === value)) {
      continue;
    }
    group.attributes.set(key, value);
    for (const { attributes } of marks) attributes.delete(key);
  }
}

/** Lines of one look are one path. */
function joinLines(group: Element): void {
  const lines = elementsOf(group);
  const places = lines.map((line) => {
    const isBare = [...line.attributes.keys()].every((key) =>
      /^(?:transform|[xy][12])$/u.test(key),
    );
    return line.name === 'line' && isBare ? moveOf(line) : null;
  });
  if (lines.length < 2 || places.some((place) => place === null)) return;
  const d = lines.map(({ attributes }, i) => {
    const [x, y] = places[i] ?? [0, 0];
    const at = (key: string) => Number(attributes.get(key) ?? 0);
    const by = [at('x2') - at('x1'), at('y2') - at('y1')].map(short);
    const start = `M${short(x + at('x1'))},${short(y + at('y1'))}`;
    if (by[1] === '0') return `${start}h${by[0]}`;
    return by[0] === '0' ? `${start}v${by[1]}` : `${start}l${by.join(',')}`;
  });
  const path: Element = { name: 'path', attributes: new Map([['d', d.join('')]]), children: [] };
  group.children = [path];
}

/** A group of one element is that element, with what the group says. */
function takeIn(group: Element): void {
  const [only, ...others] = group.children;
  if (typeof only !== 'object' || others.length > 0) return;
  if (group.attributes.has('clip-path') || group.attributes.has('class')) return;
  if (only.attributes.has('clip-path')) return;
  const isMoved = group.attributes.has('transform');
  if (isMoved && only.name === 'g') {
    const [outer, inner] = [moveOf(group), moveOf(only)];
    if (!outer || !inner) return;
    const [x, y] = [outer[0] + inner[0], outer[1] + inner[1]].map(short);
    only.attributes.set('transform', `translate(${x},${y})`);
  } else if (isMoved) {
    return;
  }
  for (const [key, value] of group.attributes) {
    if (!only.attributes.has(key)) only.attributes.set(key, value);
  }
  group.name = only.name;
  group.attributes.clear();
  for (const [key, value] of only.attributes) group.attributes.set(key, value);
  group.children = only.children;
}

/** Leaves out what an element would inherit anyway. */
function inheritOnce(element: Element, inherited: ReadonlyMap<string, string>): void {
  const { attributes } = element;
  const own = new Map(inherited);
  for (const key of shareable) {
    const value = attributes.get(key);
    if (value === undefined) continue;
    if (inherited.get(key) === value) attributes.delete(key);
    own.set(key, value);
  }
  for (const child of elementsOf(element)) inheritOnce(child, own);
}
