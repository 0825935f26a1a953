import { readFile, realpath } from 'node:fs/promises';
import { usageError } from '../base/errors.js';
import { unreadable } from '../files/unreadable.js';
import { shellWords as w } from '../words/shell.js';
import { Entries, type Entry } from './entries.js';

/** Files that are being read, one from within the other. */
export class Reading {
  private readonly files: string[] = [];

  get isOn(): boolean {
    return this.files.length > 0;
  }

  /**
   * Lets each entry of the file be run in turn.
   * @throws UserError when it can't be read, or is being read already and would have no end
   */
  async read(file: string, run: (entry: Entry) => Promise<void>): Promise<void> {
    const fail = (error: unknown) => {
      throw unreadable(file, error);
    };
    const text = await readFile(file, 'utf8').catch(fail);
    const real = await realpath(file).catch(fail);
    if (this.files.includes(real)) throw usageError(w.readsItself({ file }));
    this.files.push(real);
    try {
      const entries = new Entries();
      const lines = text.replace(/^\ufeff/u, '').split(/\r?\n/u);
      for (const line of lines) for (const entry of entries.take(line)) await run(entry);
      for (const entry of entries.rest()) await run(entry);
    } finally {
      this.files.pop();
    }
  }
}
