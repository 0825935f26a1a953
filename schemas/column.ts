import { z } from 'zod';
import type { Codes } from './codes/codes.js';
import type { Words } from './words/index.js';

/** What is known of a published column beside its type: shown in the catalogue and as its comment. */
export interface ColumnNote extends Words {
  /** Physical unit or value set, where the name doesn't say it. */
  readonly unit?: string;
  /** How it is worked out, in names of columns: of the same table, unless a table is named. */
  readonly formula?: string;
  /** Where it is taken from: a column of a feed as `feed.column`, or a setting. */
  readonly source?: string;
}

interface ColumnMeta extends ColumnNote {
  readonly sqlType: string;
}

const notes = z.registry<ColumnMeta, z.ZodType>();

function column<T extends z.ZodType>(schema: T, sqlType: string, note: ColumnNote): T {
  notes.add(schema, { ...note, sqlType });
  return schema;
}

/** Column builders: each gives the zod type of a row's value as the program reads it. */
export const text = (note: ColumnNote) => column(z.string(), 'VARCHAR', note);
/** One of the codes of a list, which are said where the unit of another column is. */
export const coded = <Code extends string>(list: Codes<Code>, note: Omit<ColumnNote, 'unit'>) =>
  column(z.enum(list.names), 'VARCHAR', { ...note, unit: list.names.join('|') });
export const integer = (note: ColumnNote) => column(z.number().int(), 'BIGINT', note);
/** A whole number of 64 bits, which a double may not hold. */
export const large = (note: ColumnNote) => column(z.bigint(), 'BIGINT', note);
/** A whole number that may outgrow 64 bits. */
export const wide = (note: ColumnNote) => column(z.bigint(), 'DECIMAL(38,0)', note);
export const ratio = (note: ColumnNote) => column(z.number(), 'DOUBLE', note);
export const flag = (note: ColumnNote) => column(z.boolean(), 'BOOLEAN', note);
/** ISO date, `2022-03-05`. */
export const date = (note: ColumnNote) => column(z.string(), 'DATE', note);
/** Local civil time, `2022-03-05T14:30:00`. */
export const time = (note: ColumnNote) => column(z.string(), 'TIMESTAMP', note);

/** The same column, where it can be empty. */
export function optional<T extends z.ZodType>(schema: T): z.ZodNullable<T> {
  const meta = notes.get(schema);
  if (!meta) throw new Error('optional() takes a column made by one of the builders');
  return column(schema.nullable(), meta.sqlType, meta);
}

export interface TableDeclaration<Row extends z.ZodRawShape = z.ZodRawShape> extends Words {
  readonly name: string;
  /** What one row stands for. */
  readonly grain: Words;
  /** Key columns, which also give the order of the rows. */
  readonly key: readonly string[];
  readonly row: z.ZodObject<Row>;
}

export interface DeclaredColumn extends ColumnMeta {
  readonly name: string;
  readonly nullable: boolean;
}

/** Everything that a note says, as the comment of a column in the database. */
export function commentOf({ zh, en, unit, formula, source }: ColumnNote): string {
  const said = [unit && `[${unit}]`, formula && `= ${formula}`, source && `← ${source}`];
  return [`${zh}。${en}`, ...said.filter((part) => part !== undefined)].join(' ');
}

/** The comment of a table. */
export function tableCommentOf({ zh, en, grain }: TableDeclaration): string {
  return `${zh}。${grain.zh}。${en}. ${grain.en}.`;
}

export function columnsOf(table: TableDeclaration): DeclaredColumn[] {
  return Object.entries(table.row.shape).map(([name, schema]) => {
    const meta = notes.get(schema as z.ZodType);
    if (!meta) throw new Error(`${table.name}.${name} has no note`);
    return { name, nullable: schema instanceof z.ZodNullable, ...meta };
  });
}
