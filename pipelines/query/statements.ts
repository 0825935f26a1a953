/** What a script says: its statements without their semicolons, and what follows the last of them. */
export interface Script {
  readonly statements: readonly string[];
  /** Text after the last semicolon; empty where there is nothing but space and comments. */
  readonly rest: string;
  /** Whether the rest ends inside a quotation or a comment. */
  readonly isOpen: boolean;
}

/**
 * Parts a script at its semicolons, as DuckDB's own lexer does: none counts within quotes, comments
 * and dollar quotes.
 */
export function splitStatements(script: string): Script {
  const statements: string[] = [];
  let from = 0;
  let hasWords = false;
  let isOpen = false;
  for (let at = 0; at < script.length; ) {
    const end = skipped(script, at);
    if (end !== undefined) {
      const isComment = script.startsWith('--', at) || script.startsWith('/*', at);
      if (!isComment) hasWords = true;
      isOpen = end.isOpen;
      at = end.at;
      continue;
    }
    if (script[at] === ';') {
      if (hasWords) statements.push(script.slice(from, at).trim());
      from = at + 1;
      hasWords = false;
    } else if (!/\s/u.test(script[at] ?? '')) {
      hasWords = true;
    }
    at += 1;
  }
  const rest = hasWords || isOpen ? script.slice(from).trim() : '';
  return { statements, rest, isOpen };
}

const lineEnd = /[\n\r]/gu;

/** Where the first word begins, after space and comments. */
export function pastSpace(script: string, from: number): number {
  let at = from;
  for (;;) {
    if (script.startsWith('--', at) || script.startsWith('/*', at)) {
      at = skipped(script, at)?.at ?? script.length;
    } else if (/\s/u.test(script[at] ?? '')) at += 1;
    else return at;
  }
}

interface Skip {
  readonly at: number;
  readonly isOpen: boolean;
}

/** Where what begins here ends, if it is a quotation or a comment. */
function skipped(script: string, at: number): Skip | undefined {
  if (script.startsWith('--', at)) {
    lineEnd.lastIndex = at;
    return { at: lineEnd.exec(script)?.index ?? script.length, isOpen: false };
  }
  if (script.startsWith('/*', at)) return comment(script, at);
  const character = script[at];
  if (character === "'") return quotation(script, at, "'", isEscaping(script, at));
  if (character === '"') return quotation(script, at, '"', false);
  if (character === '$' && !/[\p{L}\p{N}_$]/u.test(script[at - 1] ?? ' ')) {
    const tag = /^\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/u.exec(script.slice(at, at + 80))?.[0];
    return tag === undefined ? undefined : until(script, at + tag.length, tag);
  }
  return undefined;
}

/** `E'…'`, in which a backslash escapes. */
function isEscaping(script: string, at: number): boolean {
  return /(?:^|[^\p{L}\p{N}_$])e$/iu.test(script.slice(Math.max(0, at - 2), at));
}

function quotation(script: string, from: number, mark: string, escapes: boolean): Skip {
  for (let at = from + 1; at < script.length; at += 1) {
    if (escapes && script[at] === '\\') at += 1;
    // A doubled mark ends one quotation and begins the next at once, which comes to the same.
    else if (script[at] === mark) return { at: at + 1, isOpen: false };
  }
  return { at: script.length, isOpen: true };
}

/** Comments nest. */
function comment(script: string, from: number): Skip {
  let depth = 0;
  for (let at = from; at < script.length; ) {
    if (script.startsWith('/*', at)) {
      depth += 1;
      at += 2;
    } else if (script.startsWith('*/', at)) {
      depth -= 1;
      at += 2;
      if (depth === 0) return { at, isOpen: false };
    } else at += 1;
  }
  return { at: script.length, isOpen: true };
}

function until(script: string, from: number, end: string): Skip {
  const at = script.indexOf(end, from);
  return at < 0 ? { at: script.length, isOpen: true } : { at: at + end.length, isOpen: false };
}
