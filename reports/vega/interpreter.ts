/**
 * Evaluates Vega's expressions from their syntax tree. Vega's own way is to generate code, which a
 * process run with `--disallow-code-generation-from-strings` refuses. Only what a chart without
 * interaction needs is known here; anything else is an error rather than a guess.
 */
interface Node {
  readonly type: string;
  readonly [part: string]: unknown;
}

type Operation = (...args: readonly never[]) => unknown;
type Scope = Readonly<Record<string, unknown>>;

interface Surroundings {
  readonly functions: Record<string, Operation>;
  readonly signals: Scope | undefined;
  readonly datum: unknown;
  readonly item: unknown;
}

interface Context {
  readonly functions: Record<string, Operation>;
}

interface Expression {
  readonly ast: Node;
}

type Item = Record<string, unknown> & { datum: unknown };

export const expressionInterpreter = {
  operator:
    ({ functions }: Context, { ast }: Expression) =>
    (signals: Scope) =>
      evaluate(ast, { functions, signals, datum: undefined, item: undefined }),

  parameter:
    ({ functions }: Context, { ast }: Expression) =>
    (datum: unknown, signals: Scope) =>
      evaluate(ast, { functions, signals, datum, item: undefined }),

  event: () => refuseEvents,
  handler: () => refuseEvents,

  encode(
    { functions }: Context,
    { marktype, channels }: { marktype: string; channels: Record<string, Expression> },
  ) {
    return (item: Item, signals: Scope) => {
      let changed = 0;
      for (const [name, { ast }] of Object.entries(channels)) {
        const value = evaluate(ast, { functions, signals, datum: item.datum, item });
        if (item[name] !== value) {
          item[name] = value;
          changed = 1;
        }
      }
      if (marktype !== 'rule') {
        const swaps = ['group', 'image', 'rect'].includes(marktype);
        settle(item, channels, 'x', 'width', swaps);
        settle(item, channels, 'y', 'height', swaps);
      }
      return changed;
    };
  },
};

/** Brings start, end, centre and size of one dimension into agreement. */
function settle(
  item: Item,
  channels: Record<string, unknown>,
  start: 'x' | 'y',
  size: 'width' | 'height',
  swaps: boolean,
): void {
  const end = `${start}2`;
  const centre = `${start}c`;
  const at = (name: string) => item[name] as number;
  const extent = () => (item[size] as number | undefined) || 0;
  if (channels[end]) {
    if (channels[start]) {
      if (swaps && at(start) > at(end)) [item[start], item[end]] = [item[end], item[start]];
      item[size] = at(end) - at(start);
    } else {
      item[start] = at(end) - extent();
    }
  }
  if (channels[centre]) item[start] = at(centre) - extent() / 2;
}

function refuseEvents(): never {
  throw new Error('a printed chart has no events');
}

function evaluate(node: Node, around: Surroundings): unknown {
  const visit = visitors[node.type];
  if (!visit) throw new Error(`unknown expression: ${node.type}`);
  return visit(node, (child) => evaluate(child as Node, around), around);
}

type Visit = (node: Node, value: (child: unknown) => unknown, around: Surroundings) => unknown;

const visitors: Readonly<Record<string, Visit>> = {
  Literal: (node) => node.value,
  Identifier: (node, _, around) => {
    const name = String(node.name);
    if (name === 'datum') return around.datum;
    if (name === 'item') return around.item;
    return Object.hasOwn(constants, name) ? constants[name] : around.signals?.[`$${name}`];
  },
  MemberExpression: (node, value) => {
    const owner = value(node.object) as Scope;
    const key = node.computed ? String(value(node.property)) : String((node.property as Node).name);
    const member = owner[key];
    if (member === Function) throw new Error('an expression may not reach code generation');
    return member;
  },
  CallExpression: (node, value, around) => {
    // An underscore marks the form that code generation inlines; the function is the same.
    const name = String((node.callee as Node).name).replace(/^_/u, '');
    const args = node.arguments as unknown[];
    if (name === 'if') return value(args[0]) ? value(args[1]) : value(args[2]);
    const call = around.functions[name] ?? (Object.hasOwn(plain, name) ? plain[name] : undefined);
    if (!call) throw new Error(`unknown function in an expression: ${name}`);
    return call.apply(around.functions, args.map(value) as never[]);
  },
  ArrayExpression: (node, value) => (node.elements as unknown[]).map(value),
  ObjectExpression: (node, value) =>
    Object.fromEntries(
      (node.properties as Node[]).map((property) => {
        const key = property.key as Node;
        return [String(key.type === 'Literal' ? key.value : key.name), value(property.value)];
      }),
    ),
  ConditionalExpression: (node, value) =>
    value(node.test) ? value(node.consequent) : value(node.alternate),
  LogicalExpression: (node, value) =>
    node.operator === '&&'
      ? value(node.left) && value(node.right)
      : value(node.left) || value(node.right),
  BinaryExpression: (node, value) =>
    operation(binary, node.operator)(value(node.left) as never, value(node.right) as never),
  UnaryExpression: (node, value) => operation(unary, node.operator)(value(node.argument) as never),
};

function operation(table: Readonly<Record<string, Operation>>, operator: unknown): Operation {
  const found = table[String(operator)];
  if (!found) throw new Error(`unknown operator in an expression: ${String(operator)}`);
  return found;
}

const binary: Readonly<Record<string, Operation>> = {
  '+': (a: number, b: number) => a + b,
  '-': (a: number, b: number) => a - b,
  '*': (a: number, b: number) => a * b,
  '/': (a: number, b: number) => a / b,
  '%': (a: number, b: number) => a % b,
  '>': (a: number, b: number) => a > b,
  '<': (a: number, b: number) => a < b,
  '>=': (a: number, b: number) => a >= b,
  '<=': (a: number, b: number) => a <= b,
  '===': (a: unknown, b: unknown) => a === b,
  '!==': (a: unknown, b: unknown) => a !== b,
  // biome-ignore lint/suspicious/noDoubleEquals: Vega's language has both kinds of equality
  '==': (a: unknown, b: unknown) => a == b,
  // biome-ignore lint/suspicious/noDoubleEquals: as above
  '!=': (a: unknown, b: unknown) => a != b,
};

const unary: Readonly<Record<string, Operation>> = {
  '+': (a: number) => +a,
  '-': (a: number) => -a,
  '!': (a: unknown) => !a,
};

/** Functions that Vega inlines as code, and so does not hand over. */
const plain: Readonly<Record<string, Operation>> = {
  isNaN: (x: unknown) => Number.isNaN(x),
  isFinite: (x: unknown) => Number.isFinite(x),
  abs: Math.abs,
  ceil: Math.ceil,
  floor: Math.floor,
  round: Math.round,
  max: Math.max,
  min: Math.min,
  pow: Math.pow,
  sqrt: Math.sqrt,
  log: Math.log,
  exp: Math.exp,
  clamp: (x: number, low: number, high: number) => Math.max(low, Math.min(high, x)),
  length: (x: { length: number }) => x.length,
};

const constants: Readonly<Record<string, number>> = { NaN: Number.NaN, E: Math.E, PI: Math.PI };
