/** A text as Spark SQL has it, where a backslash begins an escape. */
export function sparkText(text: string): string {
  return `'${text.replace(/[\\']/gu, '\\$&')}'`;
}

/** A folder as Hadoop reads it: its own characters for patterns stand for themselves. */
export function exactly(address: string): string {
  return address.replace(/[\\{}[\]*?]/gu, '\\$&');
}
