/** A text that a user sees, in both languages. Chinese is the first language of the product. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

export type Say = (words: Words) => string;

/** Says words in one language. */
export function speaker(language: Language): Say {
  return (words) => words[language];
}

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
