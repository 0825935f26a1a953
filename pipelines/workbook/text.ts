/** Text as XML takes it; what XML can't hold at all becomes a sign for that. */
export function xmlText(text: string): string {
  return text
    .replace(impossible, '\uFFFD')
    .replace(escapeLike, '_x005F$&')
    .replace(/[&<>"]/gu, (sign) => entities[sign] ?? sign);
}

const impossible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Surrogate}]/gu;
/** Excel reads `_x0041_` as the letter A. */
const escapeLike = /_x[0-9A-Fa-f]{4}_/gu;
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A column's letters: A, Z, AA. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

const LONGEST_NAME = 31;

/** Names that sheets can have: of few signs, at most 31 long, and no two alike. */
export function sheetNames(titles: readonly string[]): string[] {
  const given = new Set<string>();
  return titles.map((title) => {
    const plain = title
      .replace(/[[\]:*?/\\\p{Cc}\p{Cf}\p{Surrogate}]/gu, ' ')
      .replace(/^['\s]+|['\s]+$/gu, '');
    const stem = plain === '' || /^history$/iu.test(plain) ? `${plain}_` : plain;
    for (let n = 1; ; n += 1) {
      const tail = n === 1 ? '' : ` (${n})`;
      const name = stem.slice(0, LONGEST_NAME - tail.length).replace(/\p{Surrogate}$/u, '') + tail;
      if (given.has(name.toLowerCase())) continue;
      given.add(name.toLowerCase());
      return name;
    }
  });
}

/** A sheet's name as references have it. */
export function quotedName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
