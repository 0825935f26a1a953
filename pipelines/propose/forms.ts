import type { FeedColumn } from '../../schemas/feeds/index.js';
import type { ColumnSetting } from '../../schemas/settings/columns.js';
import { examplesOf, readWith } from './cells.js';
import { hasDigit } from './profile.js';
import type { Choice, Reading } from './question.js';

/** Texts of a column that are to be read in one way of writing. */
export interface Column {
  readonly name: string;
  readonly texts: readonly string[];
  /** What the column is read by where this is said of it. */
  readonly with: (setting: ColumnSetting) => FeedColumn;
}

/** A way of writing, by what the settings say of it. */
export type Form = ColumnSetting;

/** What the texts are written in. */
export type Found =
  | { readonly is: 'usual' }
  | { readonly is: 'one'; readonly form: Form; readonly examples: readonly Reading[] }
  /** Several that read all of them, and not the same. */
  | { readonly is: 'several'; readonly forms: readonly { form: Form; examples: Reading[] }[] }
  /** None reads all of them; here is the one that reads the most. */
  | { readonly is: 'none'; readonly form: Form; readonly unread: readonly string[] };

type Values = Map<string, string | null | undefined>;

/**
 * Which of the forms the columns are written in: of those that read every text, the first, unless two of
 * them read a text differently. What can be read without saying anything is left so.
 * @param isLikely what a value must be, so that a form is not taken that happens to read everything
 */
export function formOf(
  columns: readonly Column[],
  forms: readonly Form[],
  isLikely: (value: string) => boolean = () => true,
): Found {
  const usual = tryForm(columns, {}, isLikely);
  if (usual.unread.length === 0) return { is: 'usual' };
  const tried = forms.map((form) => tryForm(columns, form, isLikely));
  const whole = tried.filter(({ unread }) => unread.length === 0);
  const [first] = whole;
  if (!first) {
    const best = tried.reduce((a, b) => (b.unread.length < a.unread.length ? b : a), usual);
    return { is: 'none', form: best.form, unread: best.unread };
  }
  const apart = [first];
  const telling: string[] = [];
  for (const one of whole.slice(1)) {
    const differs = apart.map((other) => differing(one.values, other.values));
    if (differs.some((text) => text === undefined)) continue;
    apart.push(one);
    for (const text of differs) if (text !== undefined) telling.push(text);
  }
  if (apart.length === 1) {
    return { is: 'one', form: first.form, examples: examplesOf(first.values) };
  }
  return {
    is: 'several',
    forms: apart.map(({ form, values }) => ({ form, examples: examplesOf(values, telling) })),
  };
}

function tryForm(
  columns: readonly Column[],
  form: Form,
  isLikely: (value: string) => boolean,
): { form: Form; values: Values; unread: string[] } {
  const values: Values = new Map();
  const unread: string[] = [];
  for (const { texts, with: reading } of columns) {
    // What has no digit is no time and no number in any form.
    for (const [text, value] of readWith(reading(form), texts.filter(hasDigit))) {
      const isRead = value !== undefined && (value === null || isLikely(value));
      values.set(text, isRead ? value : undefined);
      if (!isRead) unread.push(text);
    }
  }
  return { form, values, unread };
}

/** A text that the two read differently. */
function differing(a: Values, b: Values): string | undefined {
  for (const [text, value] of a) if (b.get(text) !== value) return text;
  return undefined;
}

/** The form as an answer, such as `day_first` of a question after the order. */
export function choiceOf(
  form: Form,
  examples: readonly Reading[],
  path: readonly string[],
  answer: string,
): Choice {
  return { answer, examples, settings: settingsOf(form, path) };
}

export function settingsOf(form: Form, path: readonly string[]): Choice['settings'] {
  return Object.entries(form).map(([key, value]) => ({ path: [...path, key], value }));
}
