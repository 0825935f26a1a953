import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { program } from '../base/package.js';
import { ownPlace } from '../files/guard.js';
import { stampOf } from '../files/stamp.js';
import { writeWhole } from '../files/whole.js';
import type { ProjectPaths } from '../project/paths.js';

const record = z.object({
  from: z.string(),
  /** Stamps of the files as they were left. */
  files: z.record(z.string(), z.string()),
  told: z.unknown(),
});

const memory = z.object({
  program: z.string().refine((one) => one === program()),
  made: z.record(z.string(), record),
});

type Left = z.infer<typeof record>;

/** What is made of other things: how, and from what. */
export interface Making<T> {
  readonly name: string;
  /** All that decides what the files hold, besides the program; the same text where it is the same. */
  readonly from: () => Promise<string>;
  /** What is told of them. */
  readonly told: z.ZodType<T>;
  readonly make: () => Promise<{ readonly files: readonly string[]; readonly told: T }>;
}

/**
 * What files were made from, so that those which would be the same are not made again. Kept beside the
 * warehouse; without it everything is made anew. A file that somebody changed or took away is made again.
 */
export class Made {
  private constructor(
    private readonly path: string,
    private readonly records: Map<string, Left>,
  ) {}

  static async of({ warehouse }: Pick<ProjectPaths, 'warehouse'>): Promise<Made> {
    const path = join(dirname(warehouse), 'made.json');
    const held = await readFile(path, 'utf8').catch(() => '');
    return new Made(path, new Map(Object.entries(recordsIn(held))));
  }

  /** Makes the files, unless they stand as they were left and would be the same. */
  async renew<T>({ name, from, told, make }: Making<T>): Promise<{ told: T; isNew: boolean }> {
    const held = this.records.get(name);
    if (held && held.from === digest(await from()) && (await areLeft(held.files))) {
      const before = told.safeParse(held.told);
      if (before.success) return { told: before.data, isNew: false };
    }
    const made = await make();
    const files = await stampsOf(made.files);
    this.records.set(name, { from: digest(await from()), files, told: made.told });
    const text = { program: program(), made: Object.fromEntries(this.records) };
    await writeWhole(ownPlace(this.path), JSON.stringify(text));
    return { told: made.told, isNew: true };
  }
}

function recordsIn(text: string): Record<string, Left> {
  try {
    return memory.parse(JSON.parse(text)).made;
  } catch {
    return {};
  }
}

async function areLeft(files: Left['files']): Promise<boolean> {
  const now = await stampsOf(Object.keys(files)).catch(() => undefined);
  return now !== undefined && JSON.stringify(now) === JSON.stringify(files);
}

async function stampsOf(files: readonly string[]): Promise<Left['files']> {
  const stamps = files.map(async (file) => [file, (await stampOf(file)).written] as const);
  return Object.fromEntries(await Promise.all(stamps));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
