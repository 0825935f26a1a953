import { type DefaultTreeAdapterTypes, defaultTreeAdapter, type ParserError, parse } from 'parse5';
import { script } from '../../../reports/script/script.js';

type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

/** A report as a browser reads it, with every slip in its markup. */
export interface Page {
  readonly root: Node;
  readonly errors: readonly string[];
}

export function parsePage(text: string): Page {
  const errors: string[] = [];
  const onParseError = ({ code, startLine, startCol }: ParserError) => {
    errors.push(`${code} at ${startLine}:${startCol}`);
  };
  const root = parse(text, { onParseError, sourceCodeLocationInfo: true });
  return { root, errors: [...errors, ...imbalance(root, text)] };
}

const neverClosed = ['meta', 'link', 'br', 'hr', 'input', 'col', 'wbr'];

/** The parser mends tags left out, left open and left over without a word, as browsers do. */
function imbalance(root: Node, text: string): string[] {
  const errors: string[] = [];
  let ends = 0;
  for (const { tagName, sourceCodeLocation: at } of elements(root)) {
    const start = at?.startTag;
    if (!start) errors.push(`<${tagName}> left out`);
    else if (at.endTag) ends += 1;
    else if (!neverClosed.includes(tagName) && text[start.endOffset - 2] !== '/') {
      errors.push(`<${tagName}> left open at ${start.startLine}:${start.startCol}`);
    }
  }
  const over = text.split('</').length - 1 - ends;
  return over === 0 ? errors : [...errors, `${over} end tags left over`];
}

/** Every element below, in the order of the document. */
export function* elements(node: Node): Generator<Element> {
  if (!('childNodes' in node)) return;
  for (const child of node.childNodes) {
    if (defaultTreeAdapter.isElementNode(child)) yield child;
    yield* elements(child);
  }
}

export function find(node: Node, name: string, test?: (element: Element) => boolean): Element[] {
  return [...elements(node)].filter((el) => el.tagName === name && (!test || test(el)));
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

export function hasClass(element: Element, name: string): boolean {
  return (attribute(element, 'class') ?? '').split(' ').includes(name);
}

/** Text as it is read, without the signs that are hidden from a reader aloud. */
export function words(node: Node): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  if (!('childNodes' in node)) return '';
  if (defaultTreeAdapter.isElementNode(node) && attribute(node, 'aria-hidden') === 'true')
    return '';
  return node.childNodes.map(words).join('');
}

/** What the page may not hold: anything that runs but its own script, is styled in place, or is fetched. */
export function offences({ root }: Page): string[] {
  const found: string[] = [];
  const active = ['script', 'img', 'iframe', 'object', 'embed', 'form', 'base', 'foreignObject'];
  for (const element of elements(root)) {
    const isOwn = element.tagName === 'script' && words(element) === script;
    if (active.includes(element.tagName) && !isOwn) found.push(`<${element.tagName}>`);
    for (const { name, value } of element.attrs) {
      if (name === 'style' || /^on/u.test(name)) found.push(`${name}=`);
      // Beside itself a page leads to its neighbours in the folder, to its data, and nowhere else.
      const isLocal =
        /^#[\w-]*$|^data:,$|^[\w-]+(?:\.en)?\.(?:html|xlsx)$/u.test(value) ||
        isDownload(element, value);
      if (/href|src|action|poster|srcset/u.test(name) && !isLocal) found.push(`${name}=${value}`);
      for (const [, url = ''] of value.matchAll(/url\(([^)]*)\)/giu)) {
        if (!/^#[\w-]+$/u.test(url) && element.namespaceURI.endsWith('/svg')) {
          found.push(`url(${url})`);
        }
      }
    }
    if (element.tagName === 'style' && /url\(|@import/iu.test(words(element))) {
      found.push('a style sheet that fetches');
    }
  }
  return found;
}

/** A link that hands out what it holds itself. */
function isDownload(element: Element, value: string): boolean {
  return (
    element.tagName === 'a' &&
    /^[\w.-]+\.csv$/u.test(attribute(element, 'download') ?? '') &&
    /^data:text\/csv;charset=utf-8,%EF%BB%BF[\p{L}\p{N}.,;:()+*!~/=_%-]+$/u.test(value)
  );
}

export interface VerdictLine {
  readonly city: string;
  readonly tier: string;
  readonly verdict: string;
  /** By the names of the columns. */
  readonly cells: Readonly<Record<string, string>>;
}

/** The table of verdicts, read back. */
export function verdictLines({ root }: Page): VerdictLine[] {
  const [table] = find(root, 'table', (element) => hasClass(element, 'verdicts'));
  if (!table) return [];
  const columns = find(table, 'th', (th) => attribute(th, 'data-column') !== undefined).map((th) =>
    attribute(th, 'data-column'),
  );
  return find(table, 'tr', (tr) => attribute(tr, 'data-city') !== undefined).map((tr) => ({
    city: attribute(tr, 'data-city') ?? '',
    tier: attribute(tr, 'data-tier') ?? '',
    verdict: attribute(tr, 'data-verdict') ?? '',
    cells: Object.fromEntries(find(tr, 'td').map((td, i) => [columns[i] ?? i, words(td)])),
  }));
}
