import { type Element, element, elementsOf, short } from './tree.js';

/** The class of the groups whose elements are the marks that stand for data. */
export const marksClass = 'm';

/** The size of most texts, which the picture says once. */
export const fontSize = '12';

/**
 * The same picture in fewer bytes, since a page holds many: nothing that isn't seen, no groups that say
 * nothing, and what all marks of a group share written once, at the group.
 */
export function slim(root: Element): void {
  slimGroups(root);
  inheritOnce(root, new Map([['font-size', fontSize]]));
}

function slimGroups(group: Element): void {
  for (const child of group.children) {
    if (typeof child !== 'string' && child.name === 'g') slimGroups(child);
  }
  group.children = group.children.filter((child) => !isUnseen(child)).flatMap(withoutBox);
  if (group.name !== 'g') return;
  share(group);
  if (elementsOf(group).some(isDescribed)) asMarks(group);
  else join(group);
  takeIn(group);
}

/** The two numbers of a move, where it is nothing else. */
function moveOf({ attributes }: Element): [x: number, y: number] | null {
  const transform = attributes.get('transform');
  if (transform === undefined) return [0, 0];
  const [, x, y] = /^translate\(([-\d.]+),([-\d.]+)\)$/u.exec(transform) ?? [];
  return x === undefined || y === undefined ? null : [Number(x), Number(y)];
}

/** Vega's grounds of groups have no colour, and empty texts and groups show nothing. */
function isUnseen(child: Element | string): boolean {
  if (typeof child === 'string') return child.trim() === '';
  const { name, attributes, children } = child;
  if (name === 'g' || name === 'text') return children.length === 0;
  return name === 'path' && children.length === 0 && !attributes.get('d');
}

/** What a group that says nothing of its own holds. */
function withoutBox(child: Element | string): (Element | string)[] {
  if (typeof child === 'string' || child.name !== 'g') return [child];
  return child.attributes.size === 0 ? child.children : [child];
}

function isDescribed(child: Element): boolean {
  return child.name !== 'g' && elementsOf(child).some(({ name }) => name === 'title');
}

/** Fewer marks in a row than this cost less by themselves than in a group. */
const shortest = 4;

/** Marks that stand for data: those of one colour in a row are a group, and nothing else is in these groups. */
function asMarks(group: Element): void {
  const marks = elementsOf(group);
  const runs: Element[][] = [];
  for (const mark of marks) {
    const run = runs.at(-1);
    const colour = run?.[0]?.attributes.get('fill');
    if (run && mark.attributes.get('fill') === colour) run.push(mark);
    else runs.push([mark]);
  }
  if (runs.length < 2 || marks.length < runs.length * shortest) {
    group.attributes.set('class', marksClass);
    return;
  }
  group.children = runs.map((run) => {
    const one = element('g', {}, run);
    share(one);
    one.attributes.set('class', marksClass);
    return one;
  });
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

/** Lines of one look in a row are one path, and so are boxes. */
function join(group: Element): void {
  const joined: (Element | string)[] = [];
  let last: Element | undefined;
  for (const part of group.children) {
    const one = typeof part === 'string' ? null : asPath(part);
    const d = last?.attributes.get('d');
    if (
      one &&
      last &&
      d !== undefined &&
      one.attributes.get('fill') === last.attributes.get('fill')
    ) {
      last.attributes.set('d', d + one.attributes.get('d'));
      continue;
    }
    joined.push(one ?? part);
    last = one ?? undefined;
  }
  group.children = joined;
}

/** A line or a box as a path that says no more than its outline and fill, which may be one with its neighbour. */
function asPath(part: Element): Element | null {
  const d = lineOf(part) ?? boxOf(part);
  if (d === null) return null;
  const fill = part.attributes.get('fill');
  return element('path', fill === undefined ? { d } : { d, fill });
}

function lineOf(line: Element): string | null {
  if (line.name !== 'line') return null;
  for (const key of line.attributes.keys()) if (!/^(?:transform|[xy][12])$/u.test(key)) return null;
  const move = moveOf(line);
  if (!move) return null;
  const [x, y] = move;
  const at = (key: string) => Number(line.attributes.get(key) ?? 0);
  const by = [at('x2') - at('x1'), at('y2') - at('y1')].map(short);
  const start = `M${short(x + at('x1'))},${short(y + at('y1'))}`;
  if (by[1] === '0') return `${start}h${by[0]}`;
  return by[0] === '0' ? `${start}v${by[1]}` : `${start}l${by.join(',')}`;
}

function boxOf({ name, attributes, children }: Element): string | null {
  if (name !== 'path' || children.length > 0) return null;
  for (const key of attributes.keys()) if (!/^(?:d|fill)$/u.test(key)) return null;
  const d = attributes.get('d') ?? '';
  return /^M[^A-Z]*h[^A-Z]*v[^A-Z]*h[^A-Z]*Z$/u.test(d) ? d : null;
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
function inheritOnce(root: Element, inherited: ReadonlyMap<string, string>): void {
  const { attributes } = root;
  let own = inherited;
  for (const key of shareable) {
    const value = attributes.get(key);
    if (value === undefined) continue;
    if (inherited.get(key) === value) attributes.delete(key);
    else own = new Map(own).set(key, value);
  }
  for (const child of root.children) if (typeof child !== 'string') inheritOnce(child, own);
}
