import { type Say, speaker } from '../../schemas/words/index.js';
import { failure } from '../base/errors.js';
import type { Place } from '../files/guard.js';
import { guardOf } from '../project/outputs.js';
import type { ProjectPaths } from '../project/paths.js';
import { type Format, formatFor, formatOf, type TextFormat } from '../query/formats.js';
import type { QueryRequest } from '../query/run-query.js';
import type { Io } from '../terminal/io.js';
import { shellWords as w } from '../words/shell.js';
import { Output } from './output.js';

/** Where results go, where that is not the screen. */
export class Destination {
  private readonly say: Say;
  /** The file of the next result. */
  private next:
    | { readonly name: string; readonly target: Place; readonly format: Format }
    | undefined;
  /** That of all others. */
  private output: Output | undefined;

  constructor(
    private readonly io: Io,
    private readonly paths: ProjectPaths,
  ) {
    this.say = speaker(io.language);
  }

  async once(name: string, usual: TextFormat): Promise<void> {
    this.next = { name, ...(await this.placeFor(name, usual)) };
  }

  async open(name: string, usual: TextFormat): Promise<void> {
    await this.close();
    const { target, format } = await this.placeFor(name, usual);
    this.output = await Output.open(name, target, format);
    this.io.note(this.say(w.goesTo({ file: name })));
  }

  /** @throws UserError when a result failed on its way into the file, which then isn't written */
  async close(): Promise<void> {
    const { output } = this;
    this.output = undefined;
    if (output === undefined) return;
    const { name: file } = output;
    if (await output.close()) this.io.note(this.say(w.wrote({ file })));
    else throw failure(w.notWritten({ file }));
  }

  /** Runs the query into its file. @returns whether it has one */
  async take(request: QueryRequest): Promise<boolean> {
    const { next, output } = this;
    if (next !== undefined) {
      const { writeResultFile } = await import('../query/result-file.js');
      await writeResultFile(request, next.format, next.target);
      this.next = undefined;
      this.io.note(this.say(w.wrote({ file: next.name })));
    } else if (output !== undefined) await output.add(request);
    else return false;
    return true;
  }

  /** Shows text that is no result. */
  async print(text: string): Promise<void> {
    if (this.output === undefined) this.io.out(text);
    else await this.output.say(text);
  }

  /** Where a file may be written, and in which format; without a known ending in the usual one. */
  private async placeFor(name: string, usual: TextFormat) {
    const format = formatFor(formatOf(name) ?? usual, false, name);
    return { target: await guardOf(this.paths).file(name), format };
  }
}
