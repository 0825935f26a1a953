import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { program } from '../base/package.js';
import { ownPlace } from '../files/guard.js';
import { type FileStamp, isSettled, stampOf } from '../files/stamp.js';
import { writeWhole } from '../files/whole.js';
import type { ProjectPaths } from '../project/paths.js';

/** What the bytes of a document told. */
const sight = z.object({
  /** Relative to the project, as a document is named. */
  name: z.string(),
  /** What it is in a zip archive. */
  member: z.object({ name: z.string(), size: z.int() }).nullable(),
  /** Its encoding as the settings named it. */
  named: z.string().nullable(),
  hash: z.string(),
  bytes: z.int(),
  encoding: z.string(),
  lines: z.object({
    bytes: z.int(),
    lines: z.int(),
    isRegular: z.boolean(),
    hasRareSpaces: z.boolean(),
    openQuotes: z.int(),
  }),
});

/** A file on disk, and the documents that it is or holds. */
const sighting = z.object({ stamp: z.string(), documents: z.array(sight) });

const memory = z.object({
  program: z.string().refine((one) => one === program()),
  files: z.record(z.string(), sighting),
});

export type Sight = z.infer<typeof sight>;
type Sighting = z.infer<typeof sighting>;

/** A look at a file, from before it was opened. */
export interface Look {
  readonly stamp: FileStamp;
  readonly at: number;
}

/**
 * What was seen of files when they were last looked at, so that a file of which size, times and number on
 * the disk are the same need not be opened again. Kept beside the warehouse; without it everything is seen
 * anew, and the same.
 */
export class Sightings {
  private readonly now = new Map<string, Sighting>();

  private constructor(
    private readonly path: string,
    private readonly held: string,
    private readonly earlier: ReadonlyMap<string, Sighting>,
  ) {}

  /** As they were kept; none where there are none, or they are not such as this program keeps. */
  static async of({ warehouse }: Pick<ProjectPaths, 'warehouse'>): Promise<Sightings> {
    const path = join(dirname(warehouse), 'seen.json');
    const held = await readFile(path, 'utf8').catch(() => '');
    return new Sightings(path, held, new Map(Object.entries(filesIn(held))));
  }

  /** Begins a look; undefined where the system tells nothing of the file. */
  async begin(path: string): Promise<Look | undefined> {
    const at = Date.now();
    const stamp = await stampOf(path).catch(() => undefined);
    return stamp && { stamp, at };
  }

  /** What a file of this stamp was seen to be. */
  recall(key: string, { stamp }: Look): readonly Sight[] | undefined {
    const found = this.earlier.get(key);
    if (found?.stamp !== stamp.whole) return undefined;
    this.now.set(key, found);
    return found.documents;
  }

  note(key: string, { stamp, at }: Look, documents: readonly Sight[]): void {
    this.now.delete(key);
    if (isSettled(stamp, at)) this.now.set(key, { stamp: stamp.whole, documents: [...documents] });
  }

  /**
   * Keeps what was seen.
   * @param isWhole whether all files were looked at, so that any other one is to be forgotten
   */
  async keep(isWhole: boolean): Promise<void> {
    const files = Object.fromEntries(isWhole ? this.now : [...this.earlier, ...this.now]);
    const text = JSON.stringify({ program: program(), files });
    if (text !== this.held) await writeWhole(ownPlace(this.path), text);
  }
}

function filesIn(text: string): Record<string, Sighting> {
  try {
    return memory.parse(JSON.parse(text)).files;
  } catch {
    return {};
  }
}
