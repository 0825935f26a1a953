import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { pageFile } from '../../reports/base/links.js';
import type { ReportData } from '../../reports/view/data.js';
import { type PackedError, unpacked } from '../child/packed-error.js';
import type { DrawnPage, drawnPage, PageOf, RenderPage } from './page.js';

/** What a thread is asked for: of these pages those that nobody has claimed. */
export interface Asked {
  readonly data: ReportData;
  readonly pages: readonly PageOf[];
  /** How many pages are claimed, in memory that threads share. */
  readonly claims: Int32Array;
}

export type FromThread =
  | { readonly at: number; readonly page: DrawnPage }
  | { readonly error: PackedError };

/** Claims the next page: its place in the list, which may be beyond its end. */
export function claimIn(claims: Int32Array): number {
  return Atomics.add(claims, 0, 1);
}

/** Fewer pages than this are drawn before a second thread has begun. */
const FEWEST = 8;

/**
 * A thread that will draw pages. It is started before the figures are read, since it takes as long to start
 * as a few pages take to draw.
 * @param pages how many pages there may be at most
 */
export function threadAhead(pages: number): Worker | undefined {
  if (pages < FEWEST || availableParallelism() < 2) return undefined;
  // Beside this file once it is compiled; sources, as tests run them, draw alone.
  const file = new URL('./page-thread.js', import.meta.url);
  if (!existsSync(file)) return undefined;
  const thread = new Worker(file);
  // Whoever waits for its pages is told.
  thread.on('error', () => undefined);
  return thread;
}

/**
 * The pages of a report, asked for in their order. Each is drawn by one of two threads: while the one that
 * is asked for isn't there yet, this one draws what comes after it.
 */
export class Pages {
  private readonly places: ReadonlyMap<string, number>;
  private readonly drawn = new Map<number, DrawnPage>();
  private readonly claims = new Int32Array(new SharedArrayBuffer(4));
  private failure: Error | undefined;
  private told: () => void = () => undefined;

  /** @param thread which draws as well; without it all are drawn here, by `render` */
  constructor(
    private readonly data: ReportData,
    private readonly pages: readonly PageOf[],
    private readonly options: {
      /** What draws a page here. */
      readonly draw: Promise<{ readonly drawnPage: typeof drawnPage }>;
      readonly render?: RenderPage | undefined;
      readonly thread?: Worker | undefined;
      /** Whether pages are asked for again. */
      readonly areKept: boolean;
    },
  ) {
    this.places = new Map(pages.map(({ language, city }, i) => [pageFile(language, city), i]));
    const { thread } = options;
    if (!thread) return;
    thread.on('message', (message: FromThread) => {
      if ('error' in message) this.failure = unpacked(message.error);
      else this.drawn.set(message.at, message.page);
      this.told();
    });
    thread.on('error', (error) => {
      this.failure = error;
      this.told();
    });
    const asked: Asked = { data, pages, claims: this.claims };
    thread.postMessage(asked);
  }

  async page({ language, city }: PageOf): Promise<DrawnPage> {
    const at = this.places.get(pageFile(language, city));
    if (at === undefined) throw new Error('a page that isn’t in the plan');
    for (;;) {
      if (this.failure) throw this.failure;
      const page = this.drawn.get(at);
      if (page) {
        if (!this.options.areKept) this.drawn.delete(at);
        return page;
      }
      const next = claimIn(this.claims);
      const other = this.pages[next];
      if (other) {
        const { drawnPage } = await this.options.draw;
        this.drawn.set(next, await drawnPage(this.data, other, this.options.render));
      } else {
        await new Promise<void>((resolve) => {
          this.told = resolve;
        });
      }
    }
  }
}
