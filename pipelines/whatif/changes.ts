import { natureCodes } from '../../schemas/codes/index.js';
import { fold } from '../../schemas/vocabulary.js';
import { usageError } from '../base/errors.js';
import { fractionOf } from '../base/exact.js';
import { nearest } from '../base/nearest.js';
import { whatIfWords as w } from '../words/whatif.js';

/** What rows are told apart by. */
export const fields = ['line', 'event', 'cause', 'county', 'nature'] as const;
export type Field = (typeof fields)[number];

export type ChangeKind = 'without' | 'faster' | 'planned_less';

/** A change of rows: left out, over sooner, or with fewer users. */
export interface Change {
  readonly kind: ChangeKind;
  /** Null for all rows that are no faults. */
  readonly by: Field | null;
  readonly value: string | null;
  /** By how many percent the duration is shorter, or the users are fewer. */
  readonly percent: number | null;
}

/** In English and Chinese, as the options take them. */
const spellings: Readonly<Record<string, Field>> = {
  ...Object.fromEntries(fields.map((field) => [field, field])),
  ...Object.fromEntries(fields.map((field) => [w.fields[field].zh, field])),
};

/** `line=L1`. @throws UserError */
export function parseWithout(written: string): Change {
  const { by, value } = selector(written, '--without');
  return { kind: 'without', by, value, percent: null };
}

/** `cause=雷击:20%`. @throws UserError */
export function parseFaster(written: string): Change {
  const at = Math.max(written.lastIndexOf(':'), written.lastIndexOf('：'));
  if (at < 0) throw badSelector(written, '--faster');
  const { by, value } = selector(written.slice(0, at), '--faster');
  return { kind: 'faster', by, value, percent: percentOf(written.slice(at + 1), '--faster') };
}

/** `30%`. @throws UserError */
export function parsePlannedLess(written: string): Change {
  const percent = percentOf(written, '--planned-less');
  return { kind: 'planned_less', by: null, value: null, percent };
}

function selector(written: string, option: string): { by: Field; value: string } {
  const [, name = '', value = ''] = /^\s*([^=＝]*?)\s*[=＝]\s*(.*?)\s*$/su.exec(written) ?? [];
  if (name === '' || value === '') throw badSelector(written, option);
  const by = Object.hasOwn(spellings, name.toLowerCase())
    ? spellings[name.toLowerCase()]
    : undefined;
  if (by) return { by, value };
  const guess = nearest(name, Object.keys(spellings));
  throw usageError(w.noSuchField({ written: name, guess }), w.fieldsAre);
}

function badSelector(written: string, option: string): Error {
  const example = option === '--faster' ? w.fasterExample : w.withoutExample;
  return usageError(w.notAChange({ option, written }), example);
}

/** Up to four decimals, which is what is multiplied exactly. */
function percentOf(written: string, option: string): number {
  const [, digits] = /^\s*(\d{1,3}(?:\.\d{1,4})?)\s*[%％]?\s*$/u.exec(written) ?? [];
  const percent = Number(digits);
  if (digits !== undefined && percent <= 100) return percent;
  throw usageError(w.notAPercentage({ option, written }), w.percentages);
}

/** What a change leaves of what it takes a part of, as a fraction. */
export function keptPart({ percent }: Change): { keep_num: bigint; keep_den: bigint } {
  const { num, den } = fractionOf(percent ?? 0);
  return { keep_num: 100n * den - num, keep_den: 100n * den };
}

/**
 * The change with its value as the rows have it.
 * @param held all values that the rows of the cell and year have
 * @throws UserError with the nearest
 */
export function resolved(change: Change, held: readonly string[]): Change {
  const { by, value } = change;
  if (by === null || value === null || held.includes(value)) return change;
  const same = held.filter((one) => namesOf(by, one).some((name) => fold(name) === fold(value)));
  const [only] = same;
  if (only !== undefined && same.length === 1) return { ...change, value: only };
  const guess = nearest(
    value,
    held.flatMap((one) => namesOf(by, one)),
  );
  throw usageError(
    w.noSuchValue({ written: value, guess, field: w.fields[by] }),
    w.valuesAre(held.map((one) => namesOf(by, one).at(-1) ?? one)),
  ).as('unknown_item');
}

function namesOf(by: Field, value: string): string[] {
  if (by !== 'nature' || !natureCodes.has(value)) return [value];
  const { zh, en } = natureCodes.words[value];
  return [zh, en, value];
}
