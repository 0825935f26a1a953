import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { elements, parsePage } from './reports/page.js';

/** Attributes that name other elements of their page, one or several. */
const naming = ['for', 'headers', 'aria-labelledby', 'aria-describedby', 'aria-controls'];

interface Linked {
  readonly ids: ReadonlySet<string>;
  readonly hrefs: readonly string[];
  /** Ids of its own that the page mentions. */
  readonly mentions: readonly string[];
}

function linkedOf(file: string): Linked {
  const ids = new Set<string>();
  const hrefs: string[] = [];
  const mentions: string[] = [];
  for (const element of elements(parsePage(readFileSync(file, 'utf8')).root)) {
    for (const { name, value } of element.attrs) {
      if (name === 'id') ids.add(value);
      else if (name === 'href' || name === 'xlink:href') hrefs.push(value);
      else if (naming.includes(name)) mentions.push(...value.split(/\s+/u).filter(Boolean));
      for (const [, id = ''] of value.matchAll(/url\(#([^)]+)\)/gu)) mentions.push(id);
    }
  }
  return { ids, hrefs, mentions };
}

/** What the pages below a folder lead to and isn't there, and how many links they have. */
export function deadLinks(folder: string): { readonly dead: string[]; readonly links: number } {
  const known = new Map<string, Linked>();
  const of = (file: string): Linked => {
    const linked = known.get(file) ?? linkedOf(file);
    known.set(file, linked);
    return linked;
  };
  const dead: string[] = [];
  let links = 0;
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .sort();
  for (const page of pages) {
    const file = join(folder, page);
    const { ids, hrefs, mentions } = of(file);
    dead.push(...mentions.filter((id) => !ids.has(id)).map((id) => `${page}: mentions ${id}`));
    for (const href of hrefs) {
      if (href.startsWith('data:')) continue;
      links += 1;
      if (!leads(file, href, of)) dead.push(`${page}: ${href}`);
    }
  }
  return { dead: [...new Set(dead)], links };
}

/** Whether the file is there and, where it is a page, has what is pointed at; nothing leads out of the disk. */
function leads(from: string, href: string, of: (file: string) => Linked): boolean {
  const [name = '', fragment] = href.split('#');
  if (/^[a-z][a-z+.-]*:/iu.test(name)) return false;
  const file = name === '' ? from : join(dirname(from), decodeURIComponent(name));
  if (relative(from, file) !== '' && !(existsSync(file) && statSync(file).isFile())) return false;
  return fragment === undefined || of(file).ids.has(decodeURIComponent(fragment));
}
