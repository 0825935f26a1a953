import { type Document, isAlias, isMap, isScalar, isSeq, type Node, Parser } from 'yaml';
import type { Words } from '../../schemas/words/index.js';
import { yamlWords as w } from '../words/yaml.js';

/** Settings are about six deep, of which the parser makes about three levels each. */
const DEEPEST = 100;

/** What is wrong with a settings file, and from which character on. */
export interface YamlFault {
  readonly at: number;
  readonly reason: Words;
}

/** Whether brackets or lists stand in one another so deep that reading them would end the program. */
export function deepFault(source: string): YamlFault | undefined {
  for (const token of new Parser().parse(source)) {
    const open: [token: unknown, depth: number][] = [[token, 0]];
    for (let next = open.pop(); next; next = open.pop()) {
      const [one, depth] = next;
      if (one === null || typeof one !== 'object') continue;
      const { offset, key, value, items } = one as Record<string, unknown>;
      if (depth > DEEPEST) {
        return { at: typeof offset === 'number' ? offset : 0, reason: w.tooDeep };
      }
      open.push([key, depth + 1], [value, depth + 1]);
      if (Array.isArray(items)) for (const item of items) open.push([item, depth + 1]);
    }
  }
  return undefined;
}

/** Names given twice, names that are no names, and aliases of what they stand in. */
export function faultsOf(document: Document): YamlFault[] {
  const faults: YamlFault[] = [];
  look(document.contents, [], document, faults);
  return faults;
}

function look(
  node: unknown,
  around: readonly unknown[],
  document: Document,
  faults: YamlFault[],
): void {
  if (isAlias(node)) {
    if (around.includes(node.resolve(document))) {
      faults.push({ at: startOf(node), reason: w.circle });
    }
    return;
  }
  const inner = [...around, node];
  if (isSeq(node)) for (const item of node.items) look(item, inner, document, faults);
  if (!isMap(node)) return;
  const names = new Set<string>();
  for (const { key, value } of node.items) {
    if (isScalar(key) && nameOf(key.value) !== '') {
      const name = nameOf(key.value);
      if (names.has(name)) faults.push({ at: startOf(key), reason: w.twice({ name }) });
      names.add(name);
    } else faults.push({ at: startOf(key, value), reason: w.noName });
    look(value, inner, document, faults);
  }
}

function nameOf(value: unknown): string {
  return value === null ? '' : String(value);
}

function startOf(...nodes: readonly unknown[]): number {
  for (const node of nodes) {
    const range = (node as Node | null | undefined)?.range;
    if (range) return range[0];
  }
  return 0;
}
