/** What a parameter of a saved question takes. */
export type Domain =
  /** A city or a tier, by any of its names. */
  | { readonly kind: 'city' | 'tier' }
  /** A year with data. */
  | { readonly kind: 'year' }
  | { readonly kind: 'number' }
  | { readonly kind: 'text' }
  | { readonly kind: 'list'; readonly values: readonly string[] }
  /** What stands in a column of a published table. */
  | { readonly kind: 'column'; readonly table: string; readonly column: string };

/** A parameter of a saved question, as the head declares it. */
export interface QuestionParameter {
  readonly name: string;
  /** Its default, as the head says it: a value of the domain, or in words what the SQL does without one. */
  readonly otherwise: string;
  readonly domain: Domain;
}

const PARAMETERS = /^(?:none|\w+ \([^()]*\)(?:, \w+ \([^()]*\))*)\.?$/u;

/**
 * `year (default: the latest), cause (default: all causes; of outage_facts.cause)`, or `none`. A city, a tier and a
 * year are known by their names; what has a whole number for its default takes whole numbers.
 * @returns undefined where the text is not written so
 */
export function questionParameters(text: string): QuestionParameter[] | undefined {
  if (!PARAMETERS.test(text)) return undefined;
  const found: QuestionParameter[] = [];
  for (const [, name = '', inside = ''] of text.matchAll(/(\w+) \(([^()]*)\)/gu)) {
    const [first = '', ...rest] = inside.split(';').map((part) => part.trim());
    const otherwise = /^default: (.+)$/u.exec(first)?.[1];
    const domain = rest.length > 1 ? undefined : domainOf(name, otherwise ?? '', rest[0]);
    if (otherwise === undefined || domain === undefined) return undefined;
    found.push({ name, otherwise, domain });
  }
  return found;
}

function domainOf(name: string, otherwise: string, said: string | undefined): Domain | undefined {
  if (said !== undefined) {
    const [, table, column] = /^of (\w+)\.(\w+)$/u.exec(said) ?? [];
    if (table !== undefined && column !== undefined) return { kind: 'column', table, column };
    const list = /^one of (.+)$/u.exec(said)?.[1];
    return list === undefined
      ? undefined
      : { kind: 'list', values: list.split(',').map((value) => value.trim()) };
  }
  if (name === 'city' || name === 'tier' || name === 'year') return { kind: name };
  return { kind: /^\d+$/u.test(otherwise) ? 'number' : 'text' };
}

/** The domain as the head would say it. */
export function domainText(domain: Domain): string {
  if (domain.kind === 'list') return `one of ${domain.values.join(', ')}`;
  if (domain.kind === 'column') return `of ${domain.table}.${domain.column}`;
  return domain.kind;
}
