import { type Document, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import { joined, same, type Words } from '../../schemas/words/index.js';
import { type UserError, usageError } from '../base/errors.js';
import { settingsWords as w } from '../words/settings.js';
import { yamlReason, yamlWords } from '../words/yaml.js';
import { formsAt } from './declared.js';
import type { WhereOf } from './references.js';
import { deepFault, faultsOf, type YamlFault } from './yaml-limits.js';

/** What a settings file says, not yet looked at. */
export interface WrittenSettings {
  readonly value: unknown;
  readonly whereOf: WhereOf;
}

/** Of faults without end, so many are told. */
export const MOST_FAULTS = 10;

/** @throws UserError that lists the lines that are not YAML. */
export function readYaml(source: string, file: string): WrittenSettings {
  const lines = new LineCounter();
  const deep = deepFault(source);
  // The parser itself takes ever longer to find a name twice, the more there are.
  const document = parseDocument(deep ? '' : source, { lineCounter: lines, uniqueKeys: false });
  if (deep) throw notYaml([deep], (at) => `${file}:${source.slice(0, at).split('\n').length}`);
  const where = (at: number) => `${file}:${lines.linePos(at).line}`;
  const faults = document.errors.map(({ pos, message, code }): YamlFault => {
    const said = message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/u, '') ?? '';
    return { at: pos[0], reason: yamlReason(code, said) };
  });
  if (faults.length > 0) throw notYaml(faults, where);
  takeAsWritten(document.contents, []);
  const others = faultsOf(document);
  if (others.length > 0) throw notYaml(others, where);
  return {
    value: saidBy(document, file) ?? {},
    whereOf: (path) => {
      const line = lineOf(document, lines, path);
      return line === undefined ? file : `${file}:${line}`;
    },
  };
}

function notYaml(faults: readonly YamlFault[], where: (at: number) => string): UserError {
  const told = faults
    .slice(0, MOST_FAULTS)
    .map(({ at, reason }) => w.notYaml({ where: where(at), reason }));
  return usageError(listed(told, faults.length), w.checkIndent).as('bad_settings');
}

/** Faults, each on its line, and how many more there are. */
export function listed(told: readonly Words[], of: number): Words {
  const more = of > told.length ? [yamlWords.more({ count: of - told.length })] : [];
  return joined([...told, ...more], same('\n'));
}

/** @throws UserError where an alias stands for nothing, or for more than can be held */
function saidBy(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const isUnresolved = findUnresolved(document);
    const reason = isUnresolved ? yamlWords.noAnchor : yamlWords.bomb;
    throw usageError(w.notYaml({ where: file, reason }), w.checkIndent).as('bad_settings');
  }
}

/** What aliases unfold to, at the most. */
const MOST_ALIASES = 1000;

function findUnresolved(document: Document): boolean {
  let found = false;
  visit(document, {
    Alias: (_, alias) => {
      found ||= alias.resolve(document) === undefined;
    },
  });
  return found;
}

/**
 * YAML takes 0103 for the number 103 and 1e3 for 1000. Where a text belongs, and in every name, it is
 * the characters themselves that count.
 */
function takeAsWritten(node: unknown, path: readonly PropertyKey[]): void {
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (isScalar(key) && typeof key.value !== 'string') key.value = key.source ?? key.value;
      takeAsWritten(value, [...path, isScalar(key) ? String(key.value) : '']);
    }
  } else if (isSeq(node)) {
    for (const [i, item] of node.items.entries()) takeAsWritten(item, [...path, i]);
  } else if (isScalar(node) && ['number', 'boolean'].includes(typeof node.value)) {
    const takesText = formsAt(path).some(
      ({ type }) => Array.isArray(type) && type.includes(typeof node.value),
    );
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
