import { z } from 'zod';
import { type FeedName, feedCodes, type Rejection } from '../codes/index.js';
import { type Dialect, usualDialect } from '../dialect.js';
import { type FieldMeta, fieldsOf, metaOf } from '../fields.js';
import type { Scale } from '../units.js';
import type { Vocabulary } from '../vocabulary.js';
import type { Words } from '../words/index.js';
import { budgets } from './budgets.js';
import { customers } from './customers.js';
import { history } from './history.js';
import { orders } from './orders.js';
import { outages } from './outages.js';
import { plans } from './plans.js';
import { restorations } from './restorations.js';

export type { FeedName };
export const feedNames = feedCodes.names;

/** Builders that a feed's declaration is written with. */
export type Fields = ReturnType<typeof fieldsOf>;

export interface FeedDeclaration extends Words {
  /** What a row stands for. */
  readonly grain: Words;
  /** Columns that tell a row from the others: an absent one counts as empty. */
  readonly identity: readonly string[];
  /** Two columns, start and end, of which the second must not lie before the first. */
  readonly span?: readonly [string, string];
  /** Code for rows of one file with one identity and different content. */
  readonly conflict: Extract<Rejection, 'conflicting_duplicate' | 'overlapping_validity'>;
  /** Whether a project may well do without: then nothing is said where it has none. */
  readonly isExtra?: boolean;
  readonly columns: (fields: Fields) => Record<string, z.ZodType>;
}

export const feeds: Record<FeedName, FeedDeclaration> = {
  outages,
  restorations,
  customers,
  orders,
  history,
  budgets,
  plans,
};

/** A feed's zod object in one vocabulary: from a row of texts to a row of canonical texts. */
export function feedSchema(
  feed: FeedName,
  vocabulary: Vocabulary,
  dialect: Dialect = usualDialect,
): z.ZodObject {
  return z.object(feeds[feed].columns(fieldsOf(vocabulary, dialect)));
}

/** How a column is made where no single cell is it. */
export type Making =
  /** A date and a time of day, each under a header of its own. */
  | { readonly of: 'date_and_time'; readonly headers: readonly [string, string] }
  /** The texts under these headers, joined by spaces. */
  | { readonly of: 'texts'; readonly headers: readonly string[] }
  /** The document and the line of the row. */
  | { readonly of: 'line' };

export interface FeedColumn extends FieldMeta {
  readonly name: string;
  readonly schema: z.ZodType;
  /** How its cells are written. */
  readonly dialect: Dialect;
  /** Headers that the settings name for it, which come before its aliases. */
  readonly headers?: readonly string[];
  /** How it is made of other cells than the one of its header, as the settings say. */
  readonly making?: Making;
  /** What its numbers are multiplied by, where the settings say it. */
  readonly scale?: Scale;
  /** What stands between several values in a cell of it. */
  readonly splitAt?: string;
  /** Whether rows with some of its spellings are skipped. */
  readonly ignores?: boolean;
}

/** The columns that rows are kept with. */
export function keptColumns<Column extends Pick<FieldMeta, 'inPlaceOf'>>(
  columns: readonly Column[],
): Column[] {
  return columns.filter(({ inPlaceOf }) => inPlaceOf === undefined);
}

export function feedColumns(
  feed: FeedName,
  vocabulary: Vocabulary,
  dialect: Dialect = usualDialect,
): FeedColumn[] {
  return Object.entries(feedSchema(feed, vocabulary, dialect).shape).map(([name, schema]) => ({
    name,
    schema: schema as z.ZodType,
    dialect,
    ...metaOf(schema as z.ZodType),
  }));
}
