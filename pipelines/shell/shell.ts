import { createInterface, type Interface } from 'node:readline';
import { speaker } from '../../schemas/words/index.js';
import { version } from '../base/package.js';
import { shellWords as w } from '../words/shell.js';
import { complete } from './completion.js';
import { Entries, type Entry } from './entries.js';
import { historyFile, MOST, oneLine, readHistory, remember } from './history.js';
import { Session, type SessionOptions } from './session.js';

export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Whether somebody types: else statements are read to the end of the input without a prompt. */
  readonly isInteractive: boolean;
}

/**
 * Reads statements and runs them, one after the other.
 * @returns whether all of them were done; somebody who types has seen what was not
 */
export async function runShell(options: SessionOptions, terminal: Terminal): Promise<boolean> {
  const session = new Session(options);
  await session.loadNames();
  const { io } = options;
  if (terminal.isInteractive) {
    io.note(speaker(io.language)(w.welcome({ version, path: options.path })));
  }
  await new Prompt(session, terminal).read();
  await session.close();
  return terminal.isInteractive || !session.hasFailed;
}

class Prompt {
  private readonly lines: Interface;
  private readonly file: string | undefined;
  private readonly entries = new Entries();
  private readonly waiting: string[] = [];
  private isWorking = false;
  private isClosed = false;
  private finish: (error?: unknown) => void = () => undefined;

  constructor(
    private readonly session: Session,
    private readonly terminal: Terminal,
  ) {
    const { input, output, isInteractive } = terminal;
    this.file = isInteractive ? historyFile() : undefined;
    this.lines = createInterface({
      input,
      ...(isInteractive && { output }),
      terminal: isInteractive,
      history: this.file === undefined ? [] : readHistory(this.file),
      historySize: isInteractive ? MOST : 0,
      removeHistoryDuplicates: true,
      completer: (line: string) => complete(line, session.names, this.entries.begun),
    });
  }

  async read(): Promise<void> {
    const { lines, session } = this;
    const ended = new Promise<void>((resolve, reject) => {
      this.finish = (error) => (error === undefined ? resolve() : reject(error));
    });
    lines.on('line', (line) => {
      this.waiting.push(line);
      void this.work();
    });
    lines.on('SIGINT', () => this.stop());
    lines.on('close', () => {
      this.isClosed = true;
      if (this.terminal.isInteractive) {
        session.interrupt();
        if (!session.isOver) this.terminal.output.write('\n');
      }
      void this.work();
    });
    this.ask();
    await ended;
  }

  /** Ctrl-C: ends the query that runs, else forgets what was typed. */
  private stop(): void {
    this.waiting.length = 0;
    if (this.session.isRunning) {
      this.session.interrupt();
      return;
    }
    this.entries.forget();
    this.terminal.output.write('^C\n');
    // Takes what stands on the line away.
    this.lines.write(null, { ctrl: true, name: 'e' });
    this.lines.write(null, { ctrl: true, name: 'u' });
    this.ask();
  }

  private ask(): void {
    if (!this.terminal.isInteractive || this.isClosed) return;
    this.lines.setPrompt(this.entries.begun === '' ? 'shihu> ' : '   ..> ');
    this.lines.prompt();
  }

  /** Runs what waits, one after the other, whoever calls it. */
  private async work(): Promise<void> {
    if (this.isWorking) return;
    this.isWorking = true;
    try {
      for (let line = this.waiting.shift(); line !== undefined; line = this.waiting.shift()) {
        await this.take(line);
        if (this.session.isOver) break;
      }
      if (this.isClosed && !this.session.isOver) await this.takeRest();
    } catch (error) {
      this.finish(error);
    } finally {
      this.isWorking = false;
    }
    if (this.session.isOver) {
      this.lines.close();
      this.finish();
    } else if (this.isClosed) {
      if (this.waiting.length === 0) this.finish();
    } else this.ask();
  }

  private async take(line: string): Promise<void> {
    for (const entry of this.entries.take(line)) await this.run(entry);
  }

  private async takeRest(): Promise<void> {
    const rest = this.entries.rest();
    if (!this.terminal.isInteractive) for (const entry of rest) await this.run(entry);
  }

  private async run({ text, typed }: Entry): Promise<void> {
    if (this.file !== undefined) {
      remember(this.file, typed);
      this.joinHistory(typed);
    }
    await this.session.run(text);
  }

  /** Lets the statement be called back whole, where readline has it line by line. */
  private joinHistory(typed: string): void {
    const whole = oneLine(typed);
    const { history } = this.lines as Interface & { history?: string[] };
    if (!history || whole === '' || !typed.includes('\n')) return;
    const parts = new Set(typed.split('\n').map((line) => line.trim().replace(/;$/u, '')));
    while (history.length > 0 && parts.has((history[0] ?? '').trim().replace(/;$/u, ''))) {
      history.shift();
    }
    history.unshift(whole);
  }
}
