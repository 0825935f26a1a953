import type { z } from 'zod';

/** What the comment at the head of an SQL file can say, by the word that stands before it. */
const keys = {
  Severity: 'severity',
  zh: 'zh',
  en: 'en',
  Grain: 'grain',
  Key: 'key',
  Meaning: 'meaning',
  Params: 'parameters',
  Reads: 'reads',
  Read: 'reading',
  Source: 'source',
} as const;

type Key = keyof typeof keys;

/** The words that begin the parts of a head. */
export const headWords = Object.keys(keys);

/** The parts of a head as they are written; a part that isn't there is absent. */
export type Head = { readonly [K in (typeof keys)[Key]]?: string };

/** A part begins a line, or a sentence within one; lines without a key of their own go on with it. */
const part = new RegExp(`(?:^|\\n|(?<=\\.) )(${Object.keys(keys).join('|')}): `, 'u');

/** The one reader of the heads of SQL files. */
export function headOf(sql: string): Head {
  const lines = sql.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('--'));
  const text = lines
    .slice(0, end < 0 ? lines.length : end)
    .map((line) => line.replace(/^--\s*/u, ''))
    .join('\n');
  const [, ...pieces] = text.split(part);
  const head: Record<string, string> = {};
  for (let i = 0; i + 1 < pieces.length; i += 2) {
    head[keys[pieces[i] as Key]] = (pieces[i + 1] ?? '').replaceAll('\n', ' ').trim();
  }
  return head;
}

/** The statement without its head. */
export function bodyOf(sql: string): string {
  return sql.replace(/^(?:--[^\n]*\n)+/u, '').trim();
}

/**
 * The head of a file as its kind wants it.
 * @param file path below sql/
 * @throws Error, a defect of the file, that says what is missing or out of place
 */
export function readHeader<T extends z.ZodType>(shape: T, sql: string, file: string): z.infer<T> {
  const head = headOf(sql);
  const found = shape.safeParse(head);
  if (found.success) return found.data;
  const faults = found.error.issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') return `has no use for ${issue.keys.map(keyOf).join()}`;
    const name = String(issue.path[0]);
    return Object.hasOwn(head, name) ? `${keyOf(name)}: ${issue.message}` : `lacks ${keyOf(name)}`;
  });
  throw new Error(`the head of sql/${file}: ${faults.join('; ')}`);
}

function keyOf(name: string): string {
  return Object.entries(keys).find(([, one]) => one === name)?.[0] ?? name;
}
