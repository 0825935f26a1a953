import { failure } from '../../base/errors.js';
import { formatWords as w } from '../../words/ingest-formats.js';
import { Archive } from './archive.js';
import type { Book, Sheet } from './book.js';
import { NumberReader } from './cell.js';
import { type Relation, relationsOf } from './relations.js';
import { sharedStringsOf } from './shared-strings.js';
import { mergesOf, type Shared, SheetPart } from './sheet-part.js';
import { formatsOf } from './styles.js';
import { prefixed, readAllXml, readXml, unescaped } from './xml.js';

/** Opens a workbook in the format of Excel since 2007, whose sheets are read as they are unpacked. */
export async function openXlsx(path: string, file: string): Promise<Book> {
  const archive = await Archive.open(path, file);
  try {
    if (archive.isEncrypted) throw failure(w.encrypted({ file }), w.removePassword);
    return await bookIn(archive, file);
  } catch (error) {
    archive.close();
    throw error;
  }
}

async function bookIn(archive: Archive, file: string): Promise<Book> {
  const root = await relationsOf(archive, '');
  const main = partOf(root, 'officeDocument') ?? 'xl/workbook.xml';
  // Other documents lie in such archives too.
  if (!archive.has(main) || main.endsWith('.bin')) {
    throw failure(w.notWorkbook({ file }), w.saveAsWorkbook);
  }
  const relations = await relationsOf(archive, main);
  const { isWorkbook, entries, date1904 } = await directoryOf(archive, main);
  if (!isWorkbook) throw failure(w.notWorkbook({ file }), w.saveAsWorkbook);
  const styles = partOf(relations, 'styles');
  const strings = partOf(relations, 'sharedStrings');
  const shared: Shared = {
    file,
    strings: strings === undefined ? [] : await sharedStringsOf(archive, strings),
    formats: styles === undefined ? [] : await formatsOf(archive, styles),
    numbers: new NumberReader(date1904),
  };
  const sheets = entries.map(({ id, name, isHidden }): Sheet => {
    const found = relations.find((relation) => relation.id === id);
    if (!found || !archive.has(found.part)) throw new Error(`sheet ${name} can't be read`);
    const { part, type } = found;
    // Sheets of charts and of old macros have no cells.
    const hasCells = type === 'worksheet';
    return {
      name,
      isHidden,
      rows: async function* () {
        if (!hasCells) return;
        const sheet = new SheetPart(name, shared);
        for await (const _ of readXml(archive.content(part), sheet)) yield sheet.take();
      },
      merges: async () => (hasCells ? await mergesOf(archive.content(part)) : []),
      verify: async () => {
        for await (const _ of archive.content(part));
      },
    };
  });
  return { sheets, close: () => archive.close() };
}

function partOf(relations: readonly Relation[], wanted: string): string | undefined {
  return relations.find(({ type }) => type === wanted)?.part;
}

interface Directory {
  /** Whether it is one at all, and of no other document. */
  readonly isWorkbook: boolean;
  readonly entries: readonly { id: string; name: string; isHidden: boolean }[];
  readonly date1904: boolean;
}

async function directoryOf(archive: Archive, part: string): Promise<Directory> {
  const entries: { id: string; name: string; isHidden: boolean }[] = [];
  let date1904 = false;
  let root = '';
  let isInList = false;
  await readAllXml(archive.content(part), {
    open: (name, attributes) => {
      root ||= name;
      if (name === 'workbookPr') date1904 = /^(?:1|true|on)$/iu.test(attributes.date1904 ?? '');
      if (name === 'sheets') isInList = true;
      if (!isInList || name !== 'sheet') return;
      entries.push({
        id: prefixed(attributes, 'id') ?? '',
        name: unescaped(attributes.name ?? ''),
        isHidden: /hidden$/iu.test(attributes.state ?? ''),
      });
    },
    close: (name) => {
      if (name === 'sheets') isInList = false;
    },
  });
  return { isWorkbook: root === 'workbook', entries, date1904 };
}
