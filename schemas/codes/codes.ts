import type { Words } from '../words/index.js';

/** Codes of one kind, in their order, each with its words. */
export interface Codes<Code extends string> {
  /** In the order of lists: what comes first here comes first wherever they are listed. */
  readonly names: readonly [Code, ...Code[]];
  readonly words: Readonly<Record<Code, Words>>;
  has(text: string | null | undefined): text is Code;
  /** Place in the order; a text that is none of the codes comes after all of them. */
  rank(text: string | null): number;
}

export type CodeOf<List> = List extends Codes<infer Code> ? Code : never;

/** A list of codes from what each is called; the order of the words is that of the codes. */
export function codes<const Code extends string>(words: Record<Code, Words>): Codes<Code> {
  const names = Object.keys(words) as [Code, ...Code[]];
  const places = new Map<string | null, number>(names.map((name, i) => [name, i]));
  return {
    names,
    words,
    has: (text): text is Code => places.has(text ?? null),
    rank: (text) => places.get(text) ?? names.length,
  };
}
