import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { budgets, foundValue, overBudget } from '../../files/budgets.js';
import { Checksum } from '../../files/checksum.js';

/** The parts of a workbook by name, as they lie packed in its file; each is unpacked when it is asked for. */
export class Archive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /**
   * @param file its name
   * @throws UserError when it would be too large unpacked
   * @throws Error when its directory is damaged
   */
  static async open(path: string, file: string): Promise<Archive> {
    const options = { autoClose: false, decodeStrings: false };
    const zip = await openPromise(path, options).catch((error: Error) => {
      throw /truncated/u.test(error.message) ? new Error('its end is missing') : error;
    });
    try {
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        const name = keyOf(entry.fileNameRaw.toString('utf8'));
        if (entries.has(name)) throw new Error(`${name} is there twice`);
        if (!name.endsWith('/')) entries.set(name, entry);
      }
      requireModest([...entries.values()], zip.fileSize, file);
      return new Archive(zip, entries);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  get isEncrypted(): boolean {
    return [...this.entries.values()].some((entry) => entry.isEncrypted());
  }

  has(name: string): boolean {
    return this.entries.has(keyOf(name));
  }

  /**
   * The content of a part, compared with its checksum at its end: one changed bit would be one wrong number.
   * @throws Error that says what is wrong
   */
  async *content(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(keyOf(name));
    if (!entry) throw new Error(`${name} is missing`);
    const checksum = new Checksum();
    for await (const chunk of await this.zip.openReadStreamPromise(entry)) {
      checksum.add(chunk as Buffer);
      yield chunk as Buffer;
    }
    if (checksum.value !== entry.crc32) throw new Error(`${name} is damaged`);
  }

  close(): void {
    this.zip.close();
  }
}

/** Names differ in more than capitals; some programs of Windows write them with its own separator. */
function keyOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/u, '').toLowerCase();
}

/** What the directory promises, before anything is unpacked. */
function requireModest(entries: readonly Entry[], packed: number, file: string): void {
  let all = 0;
  for (const { uncompressedSize, compressedSize } of entries) {
    const most = Math.max(uncompressedSize, compressedSize);
    if (most > budgets.part.most) throw overBudget('part', file, foundValue('part', most));
    all += uncompressedSize;
  }
  const ratio = all / packed;
  if (all > budgets.parts.most && ratio > budgets.partsRatio.most) {
    throw overBudget('partsRatio', file, foundValue('partsRatio', Math.round(ratio)));
  }
}
