import type { Database } from '../../pipelines/base/database.js';

/** A text that a statement gives as a column, or holds a column against. */
export interface Literal {
  readonly column: string;
  readonly value: string;
  readonly isGiven: boolean;
}

interface Node {
  readonly [key: string]: unknown;
}

/** Every literal text of a statement that DuckDB's parse puts to a column. */
export async function literalsOf(database: Database, sql: string): Promise<Literal[]> {
  const { parsed } = await database.one(
    'select json_serialize_sql(cast($sql as varchar)) as parsed',
    { sql },
  );
  const found: Literal[] = [];
  walk(JSON.parse(String(parsed)), (node) => {
    const cte = node.value as Node | undefined;
    const aliases = cte && Array.isArray(cte.aliases) ? (cte.aliases as string[]) : [];
    const query = (cte?.query ?? node) as Node;
    if (isNode(query.node)) given(query.node, aliases, found);
    else if (node.type === 'SUBQUERY') given((node.subquery as Node).node as Node, [], found);
    compared(node, found);
  });
  return found;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (isNode(value)) {
    visit(value);
    for (const inner of Object.values(value)) walk(inner, visit);
  }
}

/** The first part of a union names the columns of them all. */
function given(query: Node, aliases: readonly string[], found: Literal[]): void {
  const parts = partsOf(query);
  const names = (parts[0] ?? []).map((node, i) => aliases[i] ?? nameOf(node));
  for (const columns of parts) {
    columns.forEach((node, i) => {
      const column = names[i] ?? '';
      for (const value of resultsOf(node)) found.push({ column, value, isGiven: true });
    });
  }
}

function partsOf(query: Node): Node[][] {
  if (query.type === 'SET_OPERATION_NODE') {
    return [...partsOf(query.left as Node), ...partsOf(query.right as Node)];
  }
  return [(query.select_list as Node[] | undefined) ?? []];
}

function nameOf(node: Node): string {
  return String(node.alias || (node.column_names as string[] | undefined)?.at(-1) || '');
}

/** Texts that an expression can come to. */
function resultsOf(node: Node): string[] {
  if (node.class === 'CONSTANT') return textOf(node);
  if (node.class === 'CAST') return resultsOf(node.child as Node);
  if (node.type === 'OPERATOR_COALESCE') return (node.children as Node[]).flatMap(resultsOf);
  if (node.class !== 'CASE') return [];
  const cases = node.case_checks as { then_expr: Node }[];
  return [...cases.map((one) => one.then_expr), node.else_expr as Node].flatMap(resultsOf);
}

function textOf(node: Node): string[] {
  const { type, value } = (node.value ?? {}) as { type?: { id: string }; value?: unknown };
  return type?.id === 'VARCHAR' && typeof value === 'string' ? [value] : [];
}

function compared(node: Node, found: Literal[]): void {
  const sides =
    node.class === 'COMPARISON'
      ? [node.left as Node, node.right as Node]
      : ['COMPARE_IN', 'COMPARE_NOT_IN'].includes(String(node.type))
        ? (node.children as Node[])
        : [];
  const columns = sides.filter((side) => side.class === 'COLUMN_REF').map(nameOf);
  for (const side of sides) {
    if (side.class !== 'CONSTANT') continue;
    for (const value of textOf(side)) {
      for (const column of columns) found.push({ column, value, isGiven: false });
    }
  }
}
