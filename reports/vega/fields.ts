import type { Row } from './chart.js';

/**
 * Requires every field that a specification names in the columns of its rows. Vega draws an empty
 * chart for a name it doesn't find, and reads a dotted name as a path, both without a word.
 */
export function requireFields(spec: unknown, rows: readonly Row[], slug: string): void {
  for (const field of fieldsOf(spec)) {
    if (!/^[a-z_][a-z0-9_]*$/u.test(field)) {
      throw new Error(`chart ${slug}: field "${field}" is not a plain name`);
    }
    const lacking = rows.findIndex((row) => !Object.hasOwn(row, field));
    if (lacking >= 0) {
      throw new Error(`chart ${slug}: row ${lacking} has no column "${field}"`);
    }
  }
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      const fits =
        value === null ||
        typeof value === 'string' ||
        (typeof value === 'number' && Number.isFinite(value));
      if (!fits) throw new Error(`chart ${slug}: column "${name}" holds ${String(value)}`);
    }
  }
}

/** Every field named anywhere in a specification. */
export function fieldsOf(spec: unknown): Set<string> {
  const found = new Set<string>();
  visit(spec, found);
  return found;
}

function visit(part: unknown, found: Set<string>): void {
  if (Array.isArray(part)) {
    for (const item of part) visit(item, found);
  } else if (typeof part === 'object' && part !== null) {
    for (const [key, value] of Object.entries(part)) {
      if (key === 'datasets' || key === 'values') continue;
      if (key === 'field' && typeof value === 'string') found.add(value);
      else if (key === 'groupby' && Array.isArray(value)) {
        for (const name of value) if (typeof name === 'string') found.add(name);
      } else visit(value, found);
    }
  }
}
