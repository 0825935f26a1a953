/**
 * Characters that are not seen but change what is seen: controls, marks of direction, spaces without width,
 * breaks of lines and halves of characters. Line feeds and tabs are text, and selectors of a glyph's variant
 * change nothing but the glyph.
 */
const unseen =
  /(?![\n\t\p{Variation_Selector}])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Surrogate}]/gu;

/** The text with each of them as `spell` writes it. */
export function withoutUnseen(text: string, spell: (character: string) => string): string {
  return text.replace(unseen, spell);
}
