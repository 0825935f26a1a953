import type { Words } from '../../schemas/words.js';

type Fill<Part extends string> = (parts: Readonly<Record<Part, string>>) => Words;

/** Texts with places to fill. The types demand both languages and every place. */
export function fill<Part extends string>(
  zh: (parts: Readonly<Record<Part, string>>) => string,
  en: (parts: Readonly<Record<Part, string>>) => string,
): Fill<Part> {
  return (parts) => ({ zh: zh(parts), en: en(parts) });
}

/** Every leaf speaks both languages, at once or when filled. */
export interface WordTree {
  readonly [name: string]: Words | ((parts: never) => Words) | WordTree;
}
