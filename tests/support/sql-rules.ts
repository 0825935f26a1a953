import type { Database } from '../../pipelines/base/database.js';
import { relationsRead } from '../../pipelines/models/models.js';

/*
 * The house rules of the files under sql/: each gives what breaks it, nothing where all is well.
 */

interface Node {
  readonly [key: string]: unknown;
}

/** What DuckDB makes of the statement; parameters of a saved question count as null. */
export async function parsed(database: Database, sql: string): Promise<Node> {
  const { tree } = await database.one('select json_serialize_sql(cast($sql as varchar)) as tree', {
    sql: sql.replace(/\$\w+/gu, 'null'),
  });
  const node = JSON.parse(String(tree)) as Node;
  if (node.error) throw new Error(String(node.error_message));
  return node;
}

function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (value === null || typeof value !== 'object') return [];
  return [value as Node, ...Object.values(value).flatMap(nodesOf)];
}

/** Names of relations, own and given, that have fewer than three letters. */
export function shortNames(tree: Node): string[] {
  return nodesOf(tree).flatMap((node) => {
    const own = ((node.cte_map as { map?: { key: string }[] } | undefined)?.map ?? []).map(
      ({ key }) => key,
    );
    const isTable = ['BASE_TABLE', 'SUBQUERY'].includes(String(node.type));
    const alias =
      isTable && typeof node.alias === 'string' && node.alias !== '' ? [node.alias] : [];
    return [...own, ...alias].filter((name) => name.length < 3);
  });
}

const keywords = new Set(
  `all and as asc between by case cast cross current date desc distinct else end exists false first
   following from full group grouping having in inner is join last left like limit not null nulls on
   or order over partition preceding range right rows select sets then true unbounded union values
   when where with`.split(/\s+/u),
);

/** Code without its comments, and with nothing left in its quotes. */
export function codeOf(sql: string): string {
  return sql.replace(/--.*$/gmu, '').replace(/'(?:[^']|'')*'/gu, "''");
}

/** Aliases of tables and columns that stand without `as`: a name right after something complete. */
export function bareAliases(sql: string): string[] {
  const tokens = codeOf(sql).match(/[A-Za-z_]\w*|\$\w+|\d[\w.]*|''|[^\s\w]/gu) ?? [];
  return tokens.filter((token, i) => {
    const before = tokens[i - 1] ?? '(';
    const isName = /^[A-Za-z_]\w*$/u.test(token) && !keywords.has(token);
    const isComplete =
      [')', "''", 'end', 'null', 'true', 'false'].includes(before) ||
      (/^[\w$]+/u.test(before) && !keywords.has(before));
    return isName && isComplete;
  });
}

const nameOf = (item: Node): string => {
  if (typeof item.alias === 'string' && item.alias !== '') return item.alias;
  if (item.class === 'COLUMN_REF') return (item.column_names as string[]).at(-1) ?? '';
  return item.class === 'STAR' ? '*' : '?';
};

/** Branches of unions whose columns are not the named ones of the first: `*`, no name, another. */
export function unnamedBranches(tree: Node): string[] {
  const branches = (node: Node): Node[] =>
    node.type === 'SET_OPERATION_NODE'
      ? [...branches(node.left as Node), ...branches(node.right as Node)]
      : [node];
  return nodesOf(tree)
    .filter(({ type }) => type === 'SET_OPERATION_NODE')
    .flatMap((union) => {
      const lists = branches(union).map(({ select_list: list }) =>
        ((list ?? []) as Node[]).map(nameOf).join(', '),
      );
      return lists.filter((list) => list !== lists[0] || /[*?]/u.test(list));
    });
}

/** Folders whose relations a file of each folder may read; `given` are seeds and held tables. */
const sources: Readonly<Record<string, readonly string[]>> = {
  staging: ['given', 'staging'],
  intermediate: ['given', 'staging', 'intermediate'],
  marts: ['given', 'staging', 'intermediate', 'marts'],
  checks: ['given', 'staging', 'intermediate', 'marts'],
  analyses: ['published'],
};

/** Relations that a file of this folder reads and should not; `homes` has the folders of each. */
export async function foreignReads(
  database: Database,
  part: string,
  sql: string,
  homes: ReadonlyMap<string, readonly string[]>,
): Promise<string[]> {
  const reads = await relationsRead(database, sql.replace(/\$\w+/gu, 'null'), part);
  return reads.filter(
    (name) => !homes.get(name)?.some((home) => sources[part]?.includes(home) ?? false),
  );
}

const heads: Readonly<Record<string, readonly string[]>> = {
  model: ['zh', 'en', 'Grain', 'Key', 'Meaning', 'Reads', 'Source'],
  check: ['Severity', 'zh', 'en', 'Grain', 'Key', 'Reads', 'Source'],
  question: ['zh', 'en', 'Grain', 'Params', 'Read'],
};

/** What the head of a file lacks: its keys in their order, a line each, and words in both languages. */
export function headFaults(sql: string, kind: 'model' | 'check' | 'question'): string[] {
  const lines = sql.split('\n');
  const head = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('--')),
  );
  const said = head.flatMap((line) => {
    const [, key, text = ''] = /^-- ([A-Za-z]+): (.*)$/u.exec(line) ?? [];
    return key === undefined ? [] : [{ key, text }];
  });
  const wanted = heads[kind] ?? [];
  const keys = said.map(({ key }) => key);
  const text = (key: string) => said.find((one) => one.key === key)?.text ?? '';
  return [
    ...(keys.join() === wanted.join() ? [] : [`keys are ${keys.join(', ')}`]),
    ...(/\p{Script=Han}/u.test(text('zh')) ? [] : ['zh is not Chinese']),
    ...(/^[\p{Script=Latin}\d][^\p{Script=Han}]{3,}$/u.test(text('en'))
      ? []
      : ['en is not English']),
    ...said.filter((one) => one.text === '').map(({ key }) => `${key} is empty`),
  ];
}

/** Factors that are no limits: halves, months of a year, minutes and seconds, powers of ten; and no bound at all. */
const units = new Set([2, 12, 60, 3600, 86_400, 1e6, 1e9, 1e11]);
/** A year in days, and an hour and a day in seconds. */
const spans = new Set([365, 3600, 86_400]);
const boundless = new Set([-9e12, 9e12]);
/** Places in a text, which no rule sets. */
const positional = new Set(['substr', 'substring']);

/** Numbers written out that a rule could set: they belong to the seed `rule`. */
export function limitsWritten(value: unknown, parent: Node = {}): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => limitsWritten(one, parent));
  if (value === null || typeof value !== 'object') return [];
  const node = value as Node;
  if (node.class === 'CONSTANT') return isLimit(node, parent) ? [textOf(node)] : [];
  if (node.type === 'EXPRESSION_LIST') return [];
  if (positional.has(String(node.function_name))) return [];
  const nearest = 'class' in node ? node : parent;
  return Object.values(node).flatMap((inner) => limitsWritten(inner, nearest));
}

interface Constant {
  readonly type: { readonly id: string };
  readonly value: unknown;
}

const textOf = ({ value }: Node) => JSON.stringify((value as Constant).value);

function isLimit(node: Node, parent: Node): boolean {
  const { type, value } = node.value as Constant;
  if (typeof value === 'string') return /^[\d.]+$/u.test(value);
  if (typeof value !== 'number') return false;
  if (type.id === 'DECIMAL') return true;
  if (value === 0 || value === 1 || boundless.has(value)) return false;
  const isIn = (operators: readonly string[]) => operators.includes(String(parent.function_name));
  if (parent.class === 'CAST' || isIn(['*', '/', '%'])) return !units.has(value);
  return !(isIn(['+', '-']) && spans.has(value));
}

/** What Spark SQL does not know, or knows otherwise. */
export function foreignWords(sql: string): string[] {
  const words =
    /::|\binterval\b|\[|\{|\blist_\w+|\bstruct_\w+|\bqualify\b|\bexclude\b|\bby name\b|\bunnest\b|\bfilter\s*\(/giu;
  return codeOf(sql).match(words) ?? [];
}

/** Common tables that follow each other without a line between. */
export function crowdedTables(sql: string): string[] {
  return [...sql.matchAll(/^\),?\n(?=\S)(.*)/gmu)].map(([, following]) => following ?? '');
}
