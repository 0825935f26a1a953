import { z } from 'zod';

/*
 * What the JSON of all commands is made of. Names are in snake case; those of figures and places are the
 * names that the published tables have for them.
 */

/** A text in both languages. */
export const words = z.strictObject({ zh: z.string(), en: z.string() });

/** The whole path of a file or folder that was written or is read. */
export const path = z.string().min(1);

/** A number of things. */
export const count = z.int().nonnegative();

/** A name that a document of the data has, as `source_file` of the published tables. */
export const sourceFile = z.string().min(1);

/** Civil day, `2022-03-05`. */
export const day = z.iso.date();

/** Local civil time, `2022-03-05T14:30:00`. */
export const moment = z.iso.datetime({ local: true });

/** A list of anything. */
export function list<T extends z.ZodType>(of: T): z.ZodReadonly<z.ZodArray<T>> {
  return z.array(of).readonly();
}

/** An object of exactly these members, all of which are there. */
export function record<Shape extends z.ZodRawShape>(
  shape: Shape,
): z.ZodReadonly<z.ZodObject<Shape, z.core.$strict>> {
  return z.strictObject(shape).readonly();
}
