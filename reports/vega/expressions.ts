/*
 * Vega's expressions as functions made of functions. A program whose pages forbid code from texts makes none
 * itself, and Vega's own interpreter goes through the whole of an expression for every value.
 */

/** A part of an expression as Vega's parser gives it. */
interface Node {
  readonly type: string;
  readonly [part: string]: unknown;
}

type Functions = Readonly<Record<string, (...args: unknown[]) => unknown>>;

/** What an expression can name. */
interface Scope {
  readonly functions: Functions;
  readonly params: Readonly<Record<string, unknown>>;
  readonly datum?: unknown;
  readonly item?: unknown;
}

type Evaluate = (scope: Scope) => unknown;

const made = new WeakMap<Node, Evaluate>();

function evaluatorOf(node: Node): Evaluate {
  const known = made.get(node);
  if (known) return known;
  const evaluate = compiled(node);
  made.set(node, evaluate);
  return evaluate;
}

function compiled(node: Node): Evaluate {
  const part = (name: string) => evaluatorOf(node[name] as Node);
  switch (node.type) {
    case 'Literal': {
      const { value } = node;
      return () => value;
    }
    case 'Identifier':
      return named(String(node.name));
    case 'MemberExpression': {
      const object = part('object') as (scope: Scope) => Record<string, unknown>;
      if (node.computed === true) {
        const property = part('property');
        return (scope) => object(scope)[String(property(scope))];
      }
      const name = String((node.property as Node).name);
      return (scope) => object(scope)[name];
    }
    case 'CallExpression':
      return call(node);
    case 'ArrayExpression': {
      const elements = (node.elements as readonly Node[]).map(evaluatorOf);
      return (scope) => elements.map((element) => element(scope));
    }
    case 'ObjectExpression': {
      const properties = (node.properties as readonly { key: Node; value: Node }[]).map(
        ({ key, value }) => [String(key.name ?? key.value), evaluatorOf(value)] as const,
      );
      return (scope) => Object.fromEntries(properties.map(([key, value]) => [key, value(scope)]));
    }
    case 'UnaryExpression': {
      const operate = known(unary, String(node.operator));
      const argument = part('argument');
      return (scope) => operate(argument(scope));
    }
    case 'BinaryExpression': {
      const operate = known(binary, String(node.operator));
      const [left, right] = [part('left'), part('right')];
      return (scope) => operate(left(scope), right(scope));
    }
    case 'LogicalExpression': {
      const [left, right] = [part('left'), part('right')];
      return node.operator === '&&'
        ? (scope) => left(scope) && right(scope)
        : (scope) => left(scope) || right(scope);
    }
    case 'ConditionalExpression':
      return choice(part('test'), part('consequent'), part('alternate'));
    default:
      throw new Error(`an expression may not hold a ${node.type}`);
  }
}

function named(name: string): Evaluate {
  if (name === 'datum') return ({ datum }) => datum;
  if (name === 'item') return ({ item }) => item;
  if (name === 'NaN') return () => Number.NaN;
  if (name === 'PI') return () => Math.PI;
  const parameter = `$${name}`;
  return ({ params }) => params[parameter];
}

function call(node: Node): Evaluate {
  // Encoders name their functions with a line before them.
  const name = String((node.callee as Node).name).replace(/^_/u, '');
  const args = (node.arguments as readonly Node[]).map(evaluatorOf);
  const [first, second, third] = args;
  if (name === 'if' && first && second && third) return choice(first, second, third);
  return (scope) => {
    const of = scope.functions[name] ?? known(own, name);
    return of.apply(
      scope.functions,
      args.map((arg) => arg(scope)),
    );
  };
}

function choice(test: Evaluate, yes: Evaluate, no: Evaluate): Evaluate {
  return (scope) => (test(scope) ? yes(scope) : no(scope));
}

function known<T>(of: Readonly<Record<string, T>>, name: string): T {
  const found = Object.hasOwn(of, name) ? of[name] : undefined;
  if (found === undefined) throw new Error(`an expression may not use ${name}`);
  return found;
}

type Operand = never;

const unary: Readonly<Record<string, (a: unknown) => unknown>> = {
  '+': (a) => Number(a),
  '-': (a) => -Number(a),
  '!': (a) => !a,
};

const binary = {
  '*': (a: Operand, b: Operand) => a * b,
  '+': (a: Operand, b: Operand) => a + b,
  '-': (a: Operand, b: Operand) => a - b,
  '/': (a: Operand, b: Operand) => a / b,
  '%': (a: Operand, b: Operand) => a % b,
  '>': (a: Operand, b: Operand) => a > b,
  '<': (a: Operand, b: Operand) => a < b,
  '<=': (a: Operand, b: Operand) => a <= b,
  '>=': (a: Operand, b: Operand) => a >= b,
  // biome-ignore lint/suspicious/noDoubleEquals: as in the expression
  '==': (a: Operand, b: Operand) => a == b,
  // biome-ignore lint/suspicious/noDoubleEquals: as in the expression
  '!=': (a: Operand, b: Operand) => a != b,
  '===': (a: Operand, b: Operand) => a === b,
  '!==': (a: Operand, b: Operand) => a !== b,
} as unknown as Readonly<Record<string, (a: unknown, b: unknown) => unknown>>;

/** Those that are no functions of a view. */
const own = {
  isNaN: Number.isNaN,
  isFinite: Number.isFinite,
  abs: Math.abs,
  ceil: Math.ceil,
  floor: Math.floor,
  log: Math.log,
  max: Math.max,
  min: Math.min,
  pow: Math.pow,
  round: Math.round,
  sqrt: Math.sqrt,
  clamp: (value: number, least: number, most: number) => Math.max(least, Math.min(most, value)),
  length: (of: { length: number }) => of.length,
} as unknown as Functions;

interface Context {
  readonly functions: Functions;
}
interface Expression {
  readonly ast: Node;
}
interface Encoder {
  readonly marktype: string;
  readonly channels: Readonly<Record<string, Expression>>;
}

type Item = Record<string, unknown> & { readonly datum: unknown };
type Params = Scope['params'];

/** What a view makes functions of its expressions with. None of these charts has events. */
export const expressions = {
  operator({ functions }: Context, { ast }: Expression) {
    const evaluate = evaluatorOf(ast);
    return (params: Params) => evaluate({ functions, params });
  },
  parameter({ functions }: Context, { ast }: Expression) {
    const evaluate = evaluatorOf(ast);
    return (datum: unknown, params: Params) => evaluate({ functions, params, datum });
  },
  event: noEvents,
  handler: noEvents,
  encode({ functions }: Context, { marktype, channels }: Encoder) {
    const evaluators = Object.entries(channels).map(
      ([channel, { ast }]) => [channel, evaluatorOf(ast)] as const,
    );
    const isSwapped = marktype === 'group' || marktype === 'rect';
    return (item: Item, params: Params) => {
      const scope = { functions, params, datum: item.datum, item };
      let isChanged = false;
      for (const [channel, evaluate] of evaluators) {
        const value = evaluate(scope);
        if (item[channel] === value) continue;
        item[channel] = value;
        isChanged = true;
      }
      if (marktype !== 'rule') {
        span(item, channels, ['x', 'x2', 'xc', 'width'], isSwapped);
        span(item, channels, ['y', 'y2', 'yc', 'height'], isSwapped);
      }
      return isChanged ? 1 : 0;
    };
  },
};

function noEvents(): never {
  throw new Error('a chart has no events');
}

/** Of an extent that is said by its ends or its middle, its start and size. */
function span(
  item: Item,
  channels: Encoder['channels'],
  [start, end, middle, size]: readonly [string, string, string, string],
  isSwapped: boolean,
): void {
  if (channels[end]) {
    if (channels[start]) {
      let [from, to] = [Number(item[start]), Number(item[end])];
      if (isSwapped && from > to) {
        [from, to] = [to, from];
        item[start] = from;
        item[end] = to;
      }
      item[size] = to - from;
    } else {
      item[start] = Number(item[end]) - Number(item[size] ?? 0);
    }
  }
  if (channels[middle]) item[start] = Number(item[middle]) - Number(item[size] ?? 0) / 2;
}
