import { z } from 'zod';

/**
 * What the rows of a model hang on, as its head says it after `Key:`; from this the builder finds
 * what has to be computed again, and the models themselves know nothing of it.
 *
 * `whole`, or columns: the rows of one key depend only on the rows of that key in those relations that
 * have these columns. Then, each after a semicolon:
 * - `not kept`: what is there between two builds is too large to be kept, and made from what it reads
 * - `COLUMN is COLUMN of RELATION`: a changed row of a relation without the key concerns the rows in
 *   which the first column (of what is read, with the key) has the value of the second
 * - `overlaps together`: the rows of one population that share time depend on each other
 */
export interface Key {
  /** Empty for `whole`. */
  readonly columns: readonly string[];
  readonly isKept: boolean;
  readonly links: readonly Link[];
  readonly overlapsTogether: boolean;
}

/** Rows with this value in `column` are concerned by a row of the relation with it in `foreign`. */
export interface Link {
  readonly column: string;
  readonly foreign: string;
  readonly relation: string;
}

const LINK = /^(\w+) is (\w+) of (\w+)$/u;
const COLUMNS = /^\w+(?:, \w+)*$/u;

export const keyText = z
  .string()
  .min(1)
  .transform((text, context): Key => {
    const [first = '', ...rest] = text.replace(/\.$/u, '').split('; ');
    const links: Link[] = [];
    let isKept = true;
    let overlapsTogether = false;
    const faults: string[] = COLUMNS.test(first) ? [] : [first];
    for (const part of rest) {
      const [, column, foreign, relation] = LINK.exec(part) ?? [];
      if (column && foreign && relation) links.push({ column, foreign, relation });
      else if (part === 'not kept') isKept = false;
      else if (part === 'overlaps together') overlapsTogether = true;
      else faults.push(part);
    }
    for (const fault of faults) {
      context.addIssue({ code: 'custom', message: `what does "${fault}" mean?` });
    }
    const columns = first === 'whole' ? [] : first.split(', ');
    return { columns, isKept, links, overlapsTogether };
  });
