import { tierCodes } from '../../schemas/codes/index.js';
import { isYear } from '../../schemas/parse.js';
import { vocabularyOf } from '../../schemas/vocabulary.js';
import { usageError } from '../base/errors.js';
import { nearest } from '../base/nearest.js';
import { findCity } from '../project/cities.js';
import { openProject } from '../project/project.js';
import { queryWords as w } from '../words/query.js';
import { noValues, type Values } from './parameters.js';

/**
 * Values for the parameters of a saved question, as its SQL compares them: a city and a tier by any of
 * their names. What names nothing would be answered by an empty table.
 * @throws UserError for a city, a tier, a year or a number that is none
 */
export async function analysisValues(
  parameters: readonly { readonly name: string }[],
  values: Values | undefined,
  folder: string,
): Promise<Values> {
  const read = new Map(values ?? noValues);
  for (const { name } of parameters) {
    const written = read.get(name);
    if (written !== undefined) read.set(name, await readValue(name, written, folder));
  }
  return read;
}

async function readValue(name: string, written: string, folder: string): Promise<string> {
  if (name !== 'city' && name !== 'tier') return wholeNumber(name, written);
  const { region } = (await openProject(folder)).loaded;
  if (name === 'city') {
    return written === region.code ? written : findCity(written, region).code;
  }
  const parsed = vocabularyOf(region).tier(written);
  if (parsed.ok && parsed.value !== null) return parsed.value;
  const guess = nearest(written, tierCodes.names);
  throw usageError(w.noSuchTier({ written, guess }), w.tiers(tierCodes.names)).as('unknown_tier');
}

function wholeNumber(name: string, written: string): string {
  const text = written.trim().normalize('NFKC');
  const isCalendarYear = /^\d{4}$/u.test(text) && isYear(Number(text));
  if (name === 'year' ? isCalendarYear : /^\d{1,9}$/u.test(text)) return text;
  throw usageError(
    name === 'year' ? w.notAYear({ written }) : w.notAWholeNumber({ name, written }),
    w.forExample({ value: name === 'year' ? '2022' : '10' }),
  );
}
