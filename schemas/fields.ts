import { z } from 'zod';
import type { Rejection } from './codes/index.js';
import { type Dialect, usualDialect } from './dialect.js';
import { parseDuration } from './durations.js';
import { parseMonth } from './months.js';
import { parseCount, parseDecimal, parseYear } from './numbers.js';
import { type Parsed, parseList } from './parse.js';
import { parseDate, parseTime, parseWindowEnd } from './times.js';
import type { Quantity } from './units.js';
import type { Vocabulary } from './vocabulary.js';
import type { Words } from './words/index.js';

/** What a cell holds; decides how it is parsed and the SQL type it is kept as. */
export type FieldKind =
  | 'text'
  | 'city'
  | 'tier'
  | 'nature'
  | 'provider'
  | 'time'
  | 'date'
  | 'month'
  | 'count'
  | 'decimal'
  | 'year'
  | 'list'
  | 'duration';

export const sqlTypeOfKind: Record<FieldKind, string> = {
  text: 'VARCHAR',
  city: 'VARCHAR',
  tier: 'VARCHAR',
  nature: 'VARCHAR',
  provider: 'VARCHAR',
  time: 'TIMESTAMP',
  date: 'DATE',
  month: 'DATE',
  count: 'BIGINT',
  decimal: 'DECIMAL(18,9)',
  year: 'INTEGER',
  list: 'VARCHAR',
  duration: 'BIGINT',
};

export interface FieldNote extends Words {
  readonly aliases?: readonly string[];
  /** Whether a file has to have the column although its cells may be empty. */
  readonly decisive?: boolean;
  /** What its numbers count, where a header may give them in other units. */
  readonly quantity?: Quantity;
  /** Of a column that is read and not kept: the one that it gives, where the row doesn't. */
  readonly inPlaceOf?: string;
  /** Which end of a span of time it is. */
  readonly side?: 'start' | 'end';
  /** Beginnings of words by which a header that isn't known may still mean the column. */
  readonly hints?: readonly string[];
  /** Of a time that ends a window: a date alone is the whole day, and not its first midnight. */
  readonly isWindowEnd?: boolean;
}

export interface FieldMeta extends FieldNote {
  readonly kind: FieldKind;
  readonly aliases: readonly string[];
  readonly required: boolean;
  readonly decisive: boolean;
  readonly hints: readonly string[];
  readonly isWindowEnd: boolean;
  /** A text that is kept as it stands, so that no cell of it wants reading. */
  readonly isAsWritten: boolean;
}

const notes = z.registry<FieldMeta, z.ZodType>();

/** Code and words of a fault that zod found, as an issue carries them. */
export interface Fault {
  readonly code: Rejection;
  readonly message: Words;
}

type CellSchema = z.ZodType<string | null, string>;

/** What the cells of a file are read by. */
interface Reading {
  readonly vocabulary: Vocabulary;
  readonly dialect: Dialect;
  readonly quantity?: Quantity | undefined;
}

function field(kind: FieldKind, required: boolean, note: FieldNote, reading: Reading) {
  const { vocabulary, dialect } = reading;
  const isWindowEnd = note.isWindowEnd ?? false;
  const read = isWindowEnd ? readWindowEnd : readers[kind];
  const schema: CellSchema = z.string().transform((cell, context) => {
    const text = cleanCell(cell);
    if (text === null || dialect.blanks.includes(text)) {
      if (!required) return null;
      return fail(context, { code: 'missing_value', message: missing(note) });
    }
    const parsed = read(text, { vocabulary, dialect, quantity: note.quantity });
    return parsed.ok ? parsed.value : fail(context, parsed.fault);
  });
  const isAsWritten = kind === 'text' || (kind === 'provider' && !vocabulary.hasProviders);
  const { aliases = [], decisive = false, hints = [] } = note;
  notes.add(schema, {
    ...note,
    kind,
    required,
    aliases,
    decisive,
    hints,
    isWindowEnd,
    isAsWritten,
  });
  return schema;
}

function fail(context: z.RefinementCtx, fault: Fault): never {
  context.addIssue({ code: 'custom', message: fault.message.en, params: fault });
  return z.NEVER;
}

function missing(note: Words): Words {
  return { zh: `缺少“${note.zh}”，此列必填`, en: `${note.en} is required and is empty` };
}

type CellReader = (text: string, reading: Reading) => Parsed;

const readWindowEnd: CellReader = (text, { dialect }) => parseWindowEnd(text, dialect);

const readers: Record<FieldKind, CellReader> = {
  text: (text) => ({ ok: true, value: text }),
  city: (text, { vocabulary }) => vocabulary.city(text),
  tier: (text, { vocabulary }) => vocabulary.tier(text),
  nature: (text, { vocabulary }) => vocabulary.nature(text),
  provider: (text, { vocabulary }) => vocabulary.provider(text),
  time: (text, { dialect }) => parseTime(text, dialect),
  date: (text, { dialect }) => parseDate(text, dialect),
  month: (text, { dialect }) => parseMonth(text, dialect),
  count: (text, { dialect }) => parseCount(text, dialect),
  decimal: (text, { dialect, quantity }) => parseDecimal(text, dialect, quantity),
  year: (text) => parseYear(text),
  list: (text) => parseList(text),
  duration: (text, { dialect }) => parseDuration(text, dialect),
};

/** Characters that surround a cell without belonging to it. */
export const surroundingCharacters = ' \t\r\n\u00a0\u3000\ufeff\u200b';
const surrounding = new Set([...surroundingCharacters].map((one) => one.charCodeAt(0)));

/** By hand: an expression that looks for space at the end begins anew at every space inside. */
export function cleanCell(cell: string): string | null {
  let start = 0;
  let end = cell.length;
  while (start < end && surrounding.has(cell.charCodeAt(start))) start += 1;
  while (start < end && surrounding.has(cell.charCodeAt(end - 1))) end -= 1;
  return start === end ? null : cell.slice(start, end);
}

/** SQL expression of `cleanCell` over a column, but that an empty cell stays one. */
export function trimmedSql(column: string): string {
  const spaces = [...surroundingCharacters].map((c) => `chr(${c.codePointAt(0)})`).join(' || ');
  return `trim(${column}, ${spaces})`;
}

/**
 * SQL of whether a cell is one of some short marks; of none where there is no cell. Few cells are as short as the
 * longest mark, and the CASE leaves out all others, and those that are null. Comparisons and not an IN list:
 * DuckDB makes a join of a long list, which costs more and loses the order of rows.
 */
export function isMarkSql(cell: string, marks: readonly string[]): string {
  const longest = marks.reduce((most, mark) => Math.max(most, utf8Length(mark)), 0);
  const isOne = marks.map((mark) => `${cell} = '${mark.replaceAll("'", "''")}'`).join(' or ');
  return `(case when strlen(${cell}) <= ${longest} then ${isOne || 'false'} else false end)`;
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Field builders of one vocabulary and one way of writing: `required` and `optional` by kind. */
export function fieldsOf(vocabulary: Vocabulary, dialect: Dialect = usualDialect) {
  const reading = { vocabulary, dialect };
  return {
    required: (kind: FieldKind, note: FieldNote) => field(kind, true, note, reading),
    optional: (kind: FieldKind, note: FieldNote) => field(kind, false, note, reading),
  };
}

export function metaOf(schema: z.ZodType): FieldMeta {
  const meta = notes.get(schema);
  if (!meta) throw new Error('not a declared field');
  return meta;
}

/** Parses one cell. The rule for every cell of every feed, whichever way the file is read. */
export function parseCell(schema: z.ZodType, cell: string): Parsed {
  const result = schema.safeParse(cell);
  if (result.success) return { ok: true, value: result.data as string | null };
  const issue = result.error.issues[0] as { params?: Fault } | undefined;
  if (!issue?.params) throw new Error('a field raised an issue without a fault');
  return { ok: false, fault: issue.params };
}
