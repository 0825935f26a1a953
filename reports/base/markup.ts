/*
 * Reading the program's own pages again, for what is made of them: each tag is well-formed and every value
 * quoted and escaped, so this needs to know nothing of what browsers forgive.
 */

export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly MarkupNode[];
  /** Where it is in the text that was read, its own tags included. */
  readonly start: number;
  readonly end: number;
}

export type MarkupNode = Element | string;

/** Elements that have no end. */
const empty = new Set(['br', 'col', 'hr', 'img', 'input', 'link', 'meta']);
/** Elements that hold no markup. */
const opaque = new Set(['script', 'style']);

const piece = /<(\/?)([a-zA-Z][\w:-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>|<![^>]*>|([^<]+)/uy;

interface Open {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: MarkupNode[];
  readonly start: number;
}

/** @throws Error for what no page of the program holds */
export function readMarkup(text: string): readonly MarkupNode[] {
  const open: Open[] = [{ name: '', attributes: new Map(), children: [], start: 0 }];
  const last = () => open.at(-1) as Open;
  let at = 0;
  while (at < text.length) {
    piece.lastIndex = at;
    const found = piece.exec(text);
    if (!found) throw new Error(`not markup of a page: ${text.slice(at, at + 40)}`);
    const [whole, slash, name = '', attributes = '', closed, words] = found;
    const end = at + whole.length;
    if (words !== undefined) last().children.push(unescaped(words));
    else if (slash === '/') {
      const one = open.pop() as Open;
      if (one.name !== name || open.length === 0) throw new Error(`</${name}> ends <${one.name}>`);
      last().children.push({ ...one, end });
    } else if (name !== '') {
      const one = { name, attributes: attributesOf(attributes), children: [], start: at };
      if (closed === '/' || empty.has(name)) last().children.push({ ...one, end });
      else if (opaque.has(name)) {
        const close = text.indexOf(`</${name}>`, end);
        at = close + name.length + 3;
        last().children.push({ ...one, end: at });
        continue;
      } else open.push(one);
    }
    at = end;
  }
  if (open.length > 1) throw new Error(`<${last().name}> has no end`);
  return last().children;
}

function attributesOf(written: string): Map<string, string> {
  const found = written.matchAll(/([\w:-]+)(?:="([^"]*)")?/gu);
  return new Map([...found].map(([, name = '', value = '']) => [name, unescaped(value)]));
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
};

export function unescaped(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/giu, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16));
  });
}

export function isElement(node: MarkupNode): node is Element {
  return typeof node !== 'string';
}

/** Whether the element has the class. */
export function hasClass({ attributes }: Element, name: string): boolean {
  return (attributes.get('class') ?? '').split(' ').includes(name);
}

/** The elements that fit, in the order of the page; none within another that fits. */
export function elementsIn(
  nodes: readonly MarkupNode[],
  fits: (element: Element) => boolean,
): Element[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return [];
    return fits(node) ? [node] : elementsIn(node.children, fits);
  });
}

export function textIn(node: MarkupNode): string {
  return isElement(node) ? node.children.map(textIn).join('') : node;
}
