/** A name that is not known, and the known one that was probably meant. */
export interface Guessed {
  readonly written: string;
  readonly guess: string | undefined;
}

/** How a sentence about an unknown name ends: with the name that was probably meant, if one is near. */
export const meant = {
  zh: (guess: string | undefined) => (guess ? `；是否为 ${guess}？` : '。'),
  en: (guess: string | undefined) => (guess ? `; did you mean ${guess}?` : '.'),
};
