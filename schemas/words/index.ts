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

/** What fills a place: a text of no language, or one in both. */
type Filling = string | number | Words;
type Fill<Part extends string> = (parts: Readonly<Record<Part, Filling>>) => Words;
type Template<Part extends string> = (parts: Readonly<Record<Part, string>>) => string;

/** Texts with places to fill. The types demand both languages and every place. */
export function fill<Part extends string>(zh: Template<Part>, en: Template<Part>): Fill<Part> {
  return (parts) => ({ zh: zh(spoken(parts, 'zh')), en: en(spoken(parts, 'en')) });
}

/** The parts as texts of one language, each when it is asked for. */
function spoken<Part extends string>(
  parts: Readonly<Record<Part, Filling>>,
  language: Language,
): Readonly<Record<Part, string>> {
  return new Proxy({} as Record<Part, string>, {
    get: (_, name) => textIn(parts[name as Part], language),
  });
}

function textIn(part: Filling, language: Language): string {
  return typeof part === 'object' ? part[language] : String(part);
}

/** Several texts as one, such as a list of names. */
export function joined(parts: readonly Filling[], between: Words = { zh: '、', en: ', ' }): Words {
  const text = (language: Language) =>
    parts.map((part) => textIn(part, language)).join(between[language]);
  return { zh: text('zh'), en: text('en') };
}

/** One text for both languages, such as a name or a message of another program. */
export function same(text: string): Words {
  return { zh: text, en: text };
}

/** Every leaf speaks both languages, at once or when filled. */
export interface WordTree {
  readonly [name: string]: Words | ((parts: never) => Words) | WordTree;
}
