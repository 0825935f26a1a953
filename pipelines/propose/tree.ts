import type { Entry } from './question.js';

type Tree = { [key: string]: unknown };

/** The entries as settings; a column of which only the header is said is written as that. */
export function treeOf(entries: readonly Pick<Entry, 'path' | 'value'>[]): Tree {
  const root: Tree = Object.create(null) as Tree;
  const ordered = [...entries].sort((a, b) => placeOf(a.path) - placeOf(b.path));
  for (const { path, value } of ordered) put(root, path, value);
  const feeds = (root.feeds ?? {}) as Record<string, Tree>;
  for (const feed of Object.values(feeds)) {
    const columns = (feed.columns ?? {}) as Tree;
    for (const [name, said] of Object.entries(columns)) {
      if (isTree(said) && Object.keys(said).join() === 'header') columns[name] = said.header;
    }
  }
  return root;
}

/** The region, then the file, its cells, its columns, their values. */
function placeOf([first, , name]: readonly string[]): number {
  if (first !== 'feeds') return first === 'region' ? 0 : 1;
  const last = ['columns', 'values', 'constants'].indexOf(name ?? '');
  return last < 0 ? 2 : 3 + last;
}

function put(root: Tree, path: readonly string[], value: unknown): void {
  let at = root;
  for (const key of path.slice(0, -1)) {
    const next = at[key];
    if (isTree(next)) at = next;
    else {
      // A header that was said alone before gets company.
      const inner = Object.create(null) as Tree;
      if (typeof next === 'string') inner.header = next;
      at[key] = inner;
      at = inner;
    }
  }
  const last = path.at(-1) ?? '';
  at[last] = value;
}

function isTree(value: unknown): value is Tree {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
