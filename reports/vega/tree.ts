/** An element of Vega's SVG. Values of attributes and texts stay escaped as they came. */
export interface Element {
  name: string;
  readonly attributes: Map<string, string>;
  children: (Element | string)[];
}

const token = /<\/[\w:]+>|<([\w:]+)((?:\s[\w:-]+="[^"]*")*)\s*(\/?)>|[^<]+/gu;

/** Reads what Vega wrote: well-formed, without comments or anything else of a document. */
export function parseSvg(svg: string): Element {
  const top: Element = { name: '', attributes: new Map(), children: [] };
  const open = [top];
  for (const [whole, name, attributes = '', closed] of svg.matchAll(token)) {
    const parent = open.at(-1) ?? top;
    if (name === undefined) {
      if (whole.startsWith('</')) open.pop();
      else parent.children.push(whole);
      continue;
    }
    const element: Element = { name, attributes: new Map(), children: [] };
    for (const [, key = '', value = ''] of attributes.matchAll(/([\w:-]+)="([^"]*)"/gu)) {
      element.attributes.set(key, value);
    }
    parent.children.push(element);
    if (closed === '') open.push(element);
  }
  const [root] = top.children;
  if (open.length !== 1 || typeof root !== 'object') throw new Error('its SVG is not well-formed');
  return root;
}

export function written({ name, attributes, children }: Element): string {
  let text = `<${name}`;
  for (const [key, value] of attributes) text += ` ${key}="${value}"`;
  if (children.length === 0) return `${text}/>`;
  text += '>';
  for (const child of children) text += typeof child === 'string' ? child : written(child);
  return `${text}</${name}>`;
}

export function elementsOf({ children }: Element): Element[] {
  return children.filter((child): child is Element => typeof child !== 'string');
}
