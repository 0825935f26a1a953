import * as vega from 'vega';
import { escaped } from '../base/html.js';
import { isPageFile } from '../base/links.js';
import { fitted } from './fit.js';
import { boxPath, type Element, element, rounded, short } from './tree.js';

/** What is drawn, before it is made small and put on a page. */
export interface Drawn {
  readonly width: number;
  readonly height: number;
  /** The group that holds everything. */
  readonly content: Element;
  /** The boxes by which parts are clipped. */
  readonly clips: readonly Element[];
  /** How many marks carry a description. */
  readonly marks: number;
}

/** What all that is drawn says at its root. */
export function contentOf(origin: readonly number[], children: Element[]): Element {
  const transform = `translate(${origin.map(short)})`;
  return element('g', { fill: 'none', 'stroke-miterlimit': '4', transform }, children);
}

/** A mark with what it says, which browsers show under the pointer without any script. */
export function described(mark: Element, description: string): Element {
  mark.children = [element('title', {}, [escaped(description.replace(/[\t\n\r]/gu, ' '))])];
  return mark;
}

interface Item extends Readonly<Record<string, unknown>> {
  readonly mark: Scene;
  readonly items?: readonly Scene[];
}

interface Scene {
  readonly marktype: string;
  readonly role?: string;
  readonly clip?: unknown;
  readonly group?: Item;
  readonly items: readonly Item[];
}

type Emit = (name: string, value: unknown) => void;
interface MarkType {
  readonly nested: boolean;
  readonly tag: string;
  readonly attr: (emit: Emit, item: Item) => void;
  readonly background?: (emit: Emit, item: Item) => void;
}

const { Marks, Renderer, renderModule, sceneVisit } = vega as unknown as {
  readonly Marks: Readonly<Record<string, MarkType>>;
  readonly Renderer: new (
    loader: vega.Loader,
  ) => { readonly _width: number; readonly _height: number; readonly _origin: readonly number[] };
  readonly renderModule: (name: string, module: { headless: unknown }) => void;
  readonly sceneVisit: (scene: unknown, visitor: (item: Item) => void) => void;
};

interface Rendered {
  readonly scene: Scene;
  readonly width: number;
  readonly height: number;
  readonly origin: readonly number[];
}

/** Takes the place of Vega's printer, whose text would have to be read again. */
class SceneHolder extends Renderer {
  private scene: Scene | undefined;

  _render(scene: Scene): this {
    this.scene = scene;
    return this;
  }

  svg() {
    const { scene, _width: width, _height: height, _origin: origin } = this;
    return { scene, width, height, origin };
  }
}

/**
 * What a view draws: Vega's marks without its words, styles and classes.
 * @param prefix of every id
 */
export async function drawnBy(view: vega.View, prefix: string): Promise<Drawn> {
  // Vega has one printer for the whole process, which draws nothing but these charts.
  renderModule('svg', { headless: SceneHolder });
  const { scene, width, height, origin } = (await view.toSVG()) as unknown as Rendered;
  const reading = new Reading(prefix);
  const content = contentOf(origin, [reading.group(scene)]);
  return { width, height, content, clips: reading.clips, marks: reading.marks };
}

class Reading {
  readonly clips: Element[] = [];
  marks = 0;

  constructor(private readonly prefix: string) {}

  group(scene: Scene): Element {
    const type = Marks[scene.marktype];
    if (!type || !known.has(scene.marktype)) {
      throw new Error(`a chart may not hold marks of type ${scene.marktype}`);
    }
    const children: Element[] = [];
    const add = (item: Item) => {
      const one = scene.marktype === 'group' ? this.nested(item, type) : this.mark(item, type);
      if (one) children.push(one);
    };
    if (!type.nested) sceneVisit(scene, add);
    else if (scene.items[0]) add(scene.items[0]);
    return element('g', this.clip(scene.clip, scene.group), children);
  }

  private nested(item: Item, type: MarkType): Element {
    const ground = element('path');
    const emit: Emit = (name, value) => {
      if (name === 'd') ground.attributes.set('d', rounded(String(value)));
    };
    const { fill, stroke } = item;
    if (isPaint(fill) || isPaint(stroke)) type.background?.(emit, item);
    paint(ground, item);
    const content = element('g', this.clip(item.clip, item));
    sceneVisit(item, (scene) => {
      content.children.push(this.group(scene as unknown as Scene));
    });
    const group = element('g', {}, [ground, content]);
    move(group, item);
    return group;
  }

  private clip(clip: unknown, box: Item | undefined): Record<string, string> {
    if (!clip || !box) return {};
    if (typeof clip === 'function') throw new Error('a chart may only be clipped by its box');
    const id = `${this.prefix}-${this.clips.length + 1}`;
    const [width, height] = [box.width, box.height].map((size) => short(Number(size ?? 0)));
    const rect = element('rect', { width: width ?? '0', height: height ?? '0' });
    this.clips.push(element('clipPath', { id }, [rect]));
    return { 'clip-path': `url(#${id})` };
  }

  private mark(item: Item, type: MarkType): Element | null {
    const mark = item.mark.marktype === 'text' ? text(item, type) : shape(item, type);
    if (!mark) return null;
    const { description, aria, href } = item;
    const isGuide = /axis|legend|title/u.test(item.mark.role ?? '');
    if (mark.name !== 'text' && aria !== false && description != null && !isGuide) {
      this.marks += 1;
      described(mark, String(description));
    }
    return href ? linked(mark, href) : mark;
  }
}

const known: ReadonlySet<string> = new Set([
  ...['group', 'rect', 'rule', 'text', 'line', 'area', 'symbol', 'path', 'arc', 'trail'],
]);

/** A chart leads to other pages of its report, and nowhere else. */
export function linked(mark: Element, page: unknown): Element {
  if (typeof page !== 'string' || !isPageFile(page)) {
    throw new Error(`a chart may not lead to ${String(page)}`);
  }
  return element('a', { href: page }, [mark]);
}

function shape(item: Item, type: MarkType): Element {
  const mark = element(type.tag);
  const { attributes } = mark;
  if (item.mark.marktype === 'rect' && !item.cornerRadius) {
    const [x, y, width, height] = [item.x, item.y, item.width, item.height].map((v) =>
      Number(v ?? 0),
    );
    attributes.set('d', boxPath(x ?? 0, y ?? 0, width ?? 0, height ?? 0));
  } else if (item.mark.marktype === 'rule') {
    move(mark, item);
    attributes.set('x2', short(Number(item.x2 ?? item.x ?? 0) - Number(item.x ?? 0)));
    attributes.set('y2', short(Number(item.y2 ?? item.y ?? 0) - Number(item.y ?? 0)));
  } else {
    type.attr((name, value) => {
      if (value !== null && value !== undefined) attributes.set(name, rounded(String(value)));
    }, item);
    if (attributes.get('transform') === 'translate(0,0)') attributes.delete('transform');
  }
  paint(mark, item);
  return asCircle(mark);
}

/** Vega's points, in the element that is made for them. */
function asCircle(mark: Element): Element {
  const { attributes } = mark;
  const round = /^M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0$/u;
  const radius = round.exec(attributes.get('d') ?? '')?.[1];
  const at = /^translate\(([-\d.]+),([-\d.]+)\)$/u.exec(attributes.get('transform') ?? '');
  if (radius === undefined || !at) return mark;
  mark.name = 'circle';
  attributes.delete('d');
  attributes.delete('transform');
  place(mark, ['cx', 'cy'], Number(at[1]), Number(at[2]));
  attributes.set('r', radius);
  return mark;
}

function place(mark: Element, keys: readonly [string, string], x: number, y: number): void {
  const at = [x, y].map(short);
  keys.forEach((key, i) => {
    if (at[i] !== '0') mark.attributes.set(key, at[i] ?? '0');
  });
}

function move({ attributes }: Element, { x, y }: Item): void {
  const at = [x, y].map((value) => short(Number(value ?? 0)));
  if (at.some((value) => value !== '0')) attributes.set('transform', `translate(${at})`);
}

function text(item: Item, type: MarkType): Element | null {
  const lines = linesOf(item).map((line) => lineIn(line, item));
  if (lines.every((line) => line === '')) return null;
  const mark = element('text');
  let transform = '';
  type.attr((name, value) => {
    if (name === 'transform') transform = String(value);
    else mark.attributes.set(name, String(value));
  }, item);
  if (lines.length > 1) {
    const height = String(item.lineHeight ?? Number(item.fontSize ?? 11) + 2);
    mark.children = lines.map((line, i) =>
      element('tspan', i === 0 ? {} : { x: '0', dy: height }, [escaped(line)]),
    );
  } else mark.children = [escaped(lines[0] ?? '')];
  dress(mark, item);
  paint(mark, item);
  const at = /^translate\(([^,()]+),([^,()]+)\)$/u.exec(transform);
  if (at && lines.length === 1) place(mark, ['x', 'y'], Number(at[1]), Number(at[2]));
  else mark.attributes.set('transform', rounded(transform));
  return mark;
}

function linesOf({ text: value, lineBreak }: Item): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  const whole = String(value ?? '');
  return typeof lineBreak === 'string' ? whole.split(lineBreak) : [whole];
}

function lineIn(line: string, { limit, fontSize }: Item): string {
  const whole = line.trim();
  return Number(limit) > 0 ? fitted(whole, Number(limit), Number(fontSize ?? 11)) : whole;
}

/** A page's style sheet names the typeface of every chart, so texts need none of their own. */
function dress({ attributes }: Element, { font, fontSize, fontStyle, fontWeight }: Item): void {
  if (font && font !== 'sans-serif') attributes.set('font-family', escaped(String(font)));
  attributes.set('font-size', short(Number(fontSize ?? 11)));
  if (fontStyle) attributes.set('font-style', escaped(String(fontStyle)));
  if (fontWeight && fontWeight !== 'normal')
    attributes.set('font-weight', escaped(String(fontWeight)));
}

const paints: readonly (readonly [name: string, attribute: string, unsaid?: string])[] = [
  ['fill', 'fill'],
  ['fillOpacity', 'fill-opacity'],
  ['stroke', 'stroke'],
  ['strokeOpacity', 'stroke-opacity'],
  ['strokeWidth', 'stroke-width', '1'],
  ['strokeCap', 'stroke-linecap'],
  ['strokeJoin', 'stroke-linejoin'],
  ['strokeDash', 'stroke-dasharray', '1,0'],
  ['strokeDashOffset', 'stroke-dashoffset'],
  ['strokeMiterLimit', 'stroke-miterlimit'],
  ['opacity', 'opacity', '1'],
];

function isPaint(value: unknown): boolean {
  return typeof value === 'string' && value !== 'transparent' && value !== 'none';
}

/** What a mark says of its colours and lines, without what is so anyway. */
function paint({ attributes }: Element, item: Item): void {
  for (const [name, attribute, unsaid] of paints) {
    const value = item[name];
    if (value === null || value === undefined || value === 'transparent') continue;
    if (name === 'strokeWidth' && !isPaint(item.stroke)) continue;
    if (typeof value === 'object' && !Array.isArray(value)) {
      throw new Error('a chart may not hold gradients');
    }
    const written = String(value);
    if (written !== unsaid) attributes.set(attribute, escaped(written));
  }
}
