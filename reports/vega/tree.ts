/** An element of a drawing. Values of attributes and texts are escaped already. */
export interface Element {
  name: string;
  readonly attributes: Map<string, string>;
  children: (Element | string)[];
}

export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: (Element | string)[] = [],
): Element {
  return { name, attributes: new Map(Object.entries(attributes)), children };
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

/** A number to a tenth of a pixel. */
export function short(value: number): string {
  const near = Math.round(value * 10) / 10 + 0;
  if (near >= 1 || near <= -1 || near === 0) return String(near);
  return near < 0 ? `-${String(near).slice(2)}` : String(near).slice(1);
}

/** The numbers of a text, each to a tenth of a pixel. */
export function rounded(text: string): string {
  return text.replace(/-?\d*\.?\d+(?:e[-+]?\d+)?/gu, (number) => short(Number(number)));
}

/** An upright box as the outline of a path. */
export function boxPath(x: number, y: number, width: number, height: number): string {
  return `M${short(x)},${short(y)}h${short(width)}v${short(height)}h${short(-width)}Z`;
}
