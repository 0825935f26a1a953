import { z } from 'zod';

/*
 * What the head of each kind of SQL file has to say, and what becomes of it. A part that is of no use
 * there is a mistake.
 */

const sentence = z.string().min(1);

/** `Reads: a, b.` */
const names = sentence.transform((text) => text.replace(/\.$/u, '').split(', '));

/** `Params: year (default: the latest), city (default: all cities)`, or none. */
const parameters = sentence.transform((text) =>
  [...text.matchAll(/(\w+) \((?:default: )?([^)]*)\)/gu)].map(
    ([, name = '', otherwise = '']): Parameter => ({ name, otherwise }),
  ),
);

interface Parameter {
  readonly name: string;
  /** Of a saved question its default, of a query what it is; in words. */
  readonly otherwise: string;
}

/**
 * error: the figures can't be relied on as they are; warning: someone should look; info: worth
 * knowing; invariant: would be a defect of the program, and nothing is published.
 */
export const severities = ['error', 'warning', 'info', 'invariant'] as const;
export type Severity = (typeof severities)[number];

export const modelHeader = z.strictObject({
  zh: sentence.optional(),
  en: sentence.optional(),
  grain: sentence,
  meaning: sentence,
  reads: names,
  source: sentence,
});

export const checkHeader = z.strictObject({
  severity: z.enum(severities),
  zh: sentence,
  en: sentence,
  grain: sentence,
  reads: names,
  source: sentence,
});

/** `reading` says how the answer is to be read. */
export const analysisHeader = z.strictObject({
  zh: sentence,
  en: sentence,
  grain: sentence,
  parameters,
  reading: sentence,
});

/** Of a query of the program's own; without parameters where it has none. */
export const queryHeader = z.strictObject({
  zh: sentence,
  en: sentence,
  parameters: parameters.default([]),
  reads: names,
  source: sentence.optional(),
});

export type ModelHeader = z.infer<typeof modelHeader>;
export type CheckHeader = z.infer<typeof checkHeader>;
export type AnalysisHeader = z.infer<typeof analysisHeader>;
export type QueryHeader = z.infer<typeof queryHeader>;
