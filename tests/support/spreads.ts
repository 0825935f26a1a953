/** A place where a list is spread into the arguments of a call. */
export interface Spread {
  readonly line: number;
  readonly call: string;
}

const comment = /\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(,])\/\/[^\n]*/gu;
const text = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/gu;
const opening = '([{';
const closing = ')]}';

/**
 * Calls into which a list is spread, by the brackets of the source. Lists in brackets of their own and
 * parameters of functions are none.
 */
export function spreadsIn(source: string): Spread[] {
  const blank = (found: string) => found.replace(/[^\n]/gu, ' ');
  const code = source.replace(comment, blank).replace(text, blank);
  const found: { at: number; open: number }[] = [];
  const open: number[] = [];
  const closedAt = new Map<number, number>();
  for (let at = 0; at < code.length; at++) {
    const character = code[at] ?? '';
    if (opening.includes(character)) open.push(at);
    else if (closing.includes(character)) closedAt.set(open.pop() ?? -1, at);
    else if (code.startsWith('...', at)) {
      found.push({ at, open: open.at(-1) ?? -1 });
      at += 2;
    }
  }
  return found
    .filter(({ open: at }) => code[at] === '(' && isCall(code, at, closedAt.get(at) ?? code.length))
    .map(({ at, open: from }) => ({
      line: code.slice(0, at).split('\n').length,
      call: `${/[\w.]*$/u.exec(code.slice(0, from))?.[0]}(${code.slice(at, at + 30).split('\n')[0]}`,
    }));
}

function isCall(code: string, open: number, close: number): boolean {
  const before = code.slice(0, open).trimEnd();
  const after = code.slice(close + 1).trimStart();
  const isCalled = /[\w)\]>]$/u.test(before) && !/\b(?:function|async|constructor)$/u.test(before);
  const isDeclared = /^(?:=>|\{|:)/u.test(after) || /\bfunction\s+\w+$/u.test(before);
  return isCalled && !isDeclared;
}
