import { z } from 'zod';
import { checkSeverityCodes } from '../../schemas/codes/index.js';
import { questionParameters } from './domains.js';
import { keyText } from './key.js';

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
  /** What it is, in words. */
  readonly otherwise: string;
}

/** Of a saved question. */
const declaredParameters = sentence.transform((text, context) => {
  const found = questionParameters(text);
  if (found) return found;
  context.addIssue({ code: 'custom', message: `what does "${text}" mean?` });
  return z.NEVER;
});

export const modelHeader = z.strictObject({
  zh: sentence,
  en: sentence,
  grain: sentence,
  key: keyText,
  meaning: sentence,
  reads: names,
  source: sentence,
});

export const checkHeader = z.strictObject({
  severity: z.enum(checkSeverityCodes.names),
  zh: sentence,
  en: sentence,
  grain: sentence,
  key: keyText,
  reads: names,
  source: sentence,
});

/** `reading` says how the answer is to be read. */
export const analysisHeader = z.strictObject({
  zh: sentence,
  en: sentence,
  grain: sentence,
  parameters: declaredParameters,
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
