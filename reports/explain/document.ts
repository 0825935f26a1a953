/**
 * An explanation as plain text in an order: what the terminal and the page both show. Texts may come
 * from files; whoever prints them makes them harmless.
 */
export interface Document {
  readonly title: string;
  /** Final or provisional, how far the data goes. */
  readonly lead: readonly string[];
  readonly parts: readonly Part[];
  readonly foot: string;
}

export interface Part {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  /** Lines of a calculation, one below the other. */
  | { readonly kind: 'formula'; readonly lines: readonly string[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
    };

export interface Column {
  readonly label: string;
  readonly kind?: 'text' | 'number' | 'code' | 'tight';
}

export const text = (words: string): Block => ({ kind: 'text', text: words });
export const formula = (...lines: readonly string[]): Block => ({ kind: 'formula', lines });

export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): Block {
  return { kind: 'table', caption, columns, rows };
}

export const number = (label: string): Column => ({ label, kind: 'number' });
export const tight = (label: string): Column => ({ label, kind: 'tight' });
export const code = (label: string): Column => ({ label, kind: 'code' });
export const plain = (label: string): Column => ({ label });
