/** A text that a user sees, in both languages. Chinese is the first language of the product. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];
