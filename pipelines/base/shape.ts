import type { z } from 'zod';
import type { Plain } from './values.js';

/** What a row is to be: its columns and the type of each. */
export type Shape = z.ZodObject;

type Convert = (value: Plain) => unknown;

/** Thrown by a converter, and told with the name of the column. */
class Unfit extends Error {}

/**
 * Makes rows of a result what their shape says. The converters are made once from the shape, so that
 * a value costs a look at its type and no more.
 * @throws Error, a defect of the program, when the columns are not those of the shape, or a value is
 *   not of its type
 */
export function rowMaker<S extends Shape>(
  shape: S,
  columns: readonly string[],
): (values: readonly Plain[]) => z.infer<S> {
  const declared = shape.shape;
  const lacking = Object.keys(declared).filter((name) => !columns.includes(name));
  const beside = columns.filter((name) => !Object.hasOwn(declared, name));
  if (lacking.length + beside.length > 0) {
    throw new Error(
      `not the columns of the shape: lacking ${lacking.join() || 'none'}, beside it ${beside.join() || 'none'}`,
    );
  }
  const converters = columns.map((name) => converterOf(declared[name] as z.ZodType));
  return (values) => {
    const row: Record<string, unknown> = {};
    columns.forEach((name, i) => {
      const value = values[i] ?? null;
      try {
        row[name] = (converters[i] as Convert)(value);
      } catch (error) {
        if (!(error instanceof Unfit)) throw error;
        throw new Error(`column ${name} holds ${shown(value)}: ${error.message}`);
      }
    });
    return row as z.infer<S>;
  };
}

function converterOf(schema: z.ZodType): Convert {
  const { type, checks = [] } = schema.def as z.core.$ZodTypeDef & { checks?: unknown[] };
  if (type === 'nullable') {
    const inner = converterOf((schema as z.ZodNullable<z.ZodType>).unwrap());
    return (value) => (value === null ? null : inner(value));
  }
  if (type === 'bigint' && checks.length === 0) return wholeNumber;
  if (type === 'number' && checks.length < 2 && (schema as z.ZodNumber).format === 'safeint') {
    return (value) => (Number.isSafeInteger(value) ? value : unfit('a whole number'));
  }
  if (type === 'number' && checks.length === 0) {
    return (value) => (Number.isFinite(value) ? value : unfit('a number'));
  }
  if ((type === 'string' || type === 'boolean') && checks.length === 0) {
    return (value) => (typeof value === type ? value : unfit(`a ${type}`));
  }
  return (value) => {
    const found = schema.safeParse(value);
    return found.success ? found.data : unfit(found.error.issues[0]?.message ?? type);
  };
}

/** Integers come as numbers where a number holds them. */
function wholeNumber(value: Plain): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  return unfit('a whole number');
}

function unfit(expected: string): never {
  throw new Unfit(`not ${expected}`);
}

function shown(value: Plain): string {
  return typeof value === 'bigint' ? `${value}` : JSON.stringify(value);
}
