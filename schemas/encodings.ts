/** Encodings that text comes in, by their names in the Encoding standard. */
export const encodingNames = [
  ...['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'gbk', 'big5'],
  ...['shift_jis', 'euc-jp', 'iso-2022-jp', 'euc-kr'],
  ...['windows-1250', 'windows-1251', 'windows-1252', 'windows-1253', 'windows-1254'],
  ...['windows-1255', 'windows-1256', 'windows-1257', 'windows-1258', 'windows-874'],
  ...['iso-8859-2', 'iso-8859-3', 'iso-8859-4', 'iso-8859-5', 'iso-8859-6', 'iso-8859-7'],
  ...['iso-8859-8', 'iso-8859-10', 'iso-8859-13', 'iso-8859-14', 'iso-8859-15'],
  ...['koi8-r', 'koi8-u', 'ibm866', 'macintosh', 'x-mac-cyrillic'],
] as const;

/** Names that programs use and the standard lacks, without their signs. */
const otherNames: Readonly<Record<string, string>> = {
  latin1: 'windows-1252',
  latin9: 'iso-8859-15',
  cp932: 'shift_jis',
  cp936: 'gb18030',
  cp949: 'euc-kr',
  cp950: 'big5',
  // GBK is a part of it.
  gbk: 'gb18030',
  'iso-8859-8-i': 'iso-8859-8',
};

/**
 * The encoding of a name, in any case; undefined where there is none. Latin-1 is Windows-1252, which has
 * signs where Latin-1 has none, as the standard has it.
 */
export function encodingNamed(written: string): string | undefined {
  const name = written.trim().toLowerCase();
  try {
    const { encoding } = new TextDecoder(name);
    return otherNames[encoding] ?? encoding;
  } catch {
    return otherNames[name.replace(/[-_ ]/gu, '')];
  }
}
