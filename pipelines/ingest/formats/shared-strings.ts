import type { Archive } from './archive.js';
import { StringItem } from './string-item.js';
import { readAllXml } from './xml.js';

/** The texts that cells name by number. */
export async function sharedStringsOf(archive: Archive, part: string): Promise<string[]> {
  const texts: string[] = [];
  const item = new StringItem();
  await readAllXml(archive.content(part), {
    open: (name) => {
      if (name === 'si') item.begin();
      else item.open(name);
    },
    close: (name) => {
      if (name === 'si') texts.push(owned(item.text));
      else item.close(name);
    },
    text: (text) => item.add(text),
  });
  return texts;
}

/** A text cut out of a longer one holds all of that; a copy holds itself alone. */
function owned(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}
