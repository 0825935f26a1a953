import { appendFile, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { usageError } from '../base/errors.js';
import type { Place } from '../files/guard.js';
import { gzipFile } from '../files/gzip.js';
import { type Scratch, scratchFolder } from '../files/scratch.js';
import { makeWhole } from '../files/whole.js';
import { isBinary, isPacked, type TextFormat } from '../query/formats.js';
import { giveText, type QueryRequest } from '../query/run-query.js';
import { shellWords as w } from '../words/shell.js';

/**
 * The file that one result after another goes to. They are gathered elsewhere, and the file is written when
 * it is closed: whole or, if a result failed on the way, not at all.
 */
export class Output {
  private isEmpty = true;
  private isBroken = false;

  private constructor(
    /** As it was named. */
    readonly name: string,
    private readonly target: Place,
    private readonly format: TextFormat,
    private readonly scratch: Scratch,
  ) {}

  /** @param format of the file, by its name; a binary one has room for a single result */
  static async open(
    name: string,
    target: Place,
    format: Parameters<typeof isBinary>[0],
  ): Promise<Output> {
    if (isBinary(format)) throw usageError(w.oneResult({ file: name }), w.useOnce({ file: name }));
    return new Output(name, target, format, scratchFolder());
  }

  private get gathered(): string {
    return join(this.scratch.path, 'results');
  }

  /** Adds a result. */
  async add(request: QueryRequest): Promise<void> {
    await giveText(request, this.format, async (block) => {
      this.isBroken = true;
      await this.write(`${block}\n`);
    });
    this.isBroken = false;
  }

  /** Adds words that are no result, such as a list of columns. */
  async say(text: string): Promise<void> {
    await this.write(`${text}\n`);
  }

  /** Writes the file. @returns whether it was written */
  async close(): Promise<boolean> {
    const { target, gathered, scratch } = this;
    try {
      if (this.isBroken) return false;
      await this.write('');
      await makeWhole(target, (beside) =>
        isPacked(target.path) ? gzipFile(gathered, beside) : copyFile(gathered, beside),
      );
      return true;
    } finally {
      scratch.remove();
    }
  }

  private async write(text: string): Promise<void> {
    // As every file of this kind that Excel is to open.
    const isMarked =
      this.isEmpty && text !== '' && (this.format === 'csv' || this.format === 'tsv');
    await appendFile(this.gathered, isMarked ? `\ufeff${text}` : text);
    if (text !== '') this.isEmpty = false;
  }
}
