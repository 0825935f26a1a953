import { type Document, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { joined, same } from '../../schemas/words/index.js';
import { messageOf, usageError } from '../base/errors.js';
import { settingsWords as w } from '../words/settings.js';
import { formsAt } from './declared.js';
import type { WhereOf } from './references.js';

/** What a settings file says, not yet looked at. */
export interface WrittenSettings {
  readonly value: unknown;
  readonly whereOf: WhereOf;
}

/** @throws UserError that lists the lines that are not YAML. */
export function readYaml(source: string, file: string): WrittenSettings {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  if (document.errors.length > 0) {
    const faults = document.errors.map(({ pos, message }) => {
      const reason = message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/u, '') ?? '';
      return w.notYaml({ where: `${file}:${lines.linePos(pos[0]).line}`, reason });
    });
    throw usageError(joined(faults, same('\n')), w.checkIndent).as('bad_settings');
  }
  takeAsWritten(document.contents, []);
  return {
    value: saidBy(document, file) ?? {},
    whereOf: (path) => {
      const line = lineOf(document, lines, path);
      return line === undefined ? file : `${file}:${line}`;
    },
  };
}

function saidBy(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // An alias of nothing, or one that unfolds without end.
    throw usageError(w.notYaml({ where: file, reason: messageOf(error) })).as('bad_settings');
  }
}

/**
 * YAML takes 0103 for the number 103 and 1e3 for 1000. Where a text belongs, and in every name, it is
 * the characters themselves that count.
 */
function takeAsWritten(node: unknown, path: readonly PropertyKey[]): void {
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (isScalar(key) && typeof key.value === 'number') key.value = key.source ?? key.value;
      takeAsWritten(value, [...path, isScalar(key) ? String(key.value) : '']);
    }
  } else if (isSeq(node)) {
    for (const [i, item] of node.items.entries()) takeAsWritten(item, [...path, i]);
  } else if (isScalar(node) && typeof node.value === 'number') {
    const takesText = formsAt(path).some(({ type }) => Array.isArray(type));
    if (takesText) node.value = node.source ?? node.value;
  }
}

/** Line of a setting, or of the innermost one around it that the file has. */
function lineOf(
  document: Document,
  lines: LineCounter,
  path: readonly PropertyKey[],
): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const own = path.slice(0, length);
    const parent: unknown = length > 1 ? document.getIn(own.slice(0, -1), true) : document.contents;
    const last = own.at(-1);
    // The name's own line: the value of a list or map may begin further down.
    const key = isMap(parent)
      ? parent.items.find((pair) => isScalar(pair.key) && pair.key.value === String(last))?.key
      : isSeq(parent) && document.getIn(own, true);
    const range = (key as { range?: [number, number, number] } | undefined)?.range;
    if (range) return lines.linePos(range[0]).line;
  }
  return undefined;
}
