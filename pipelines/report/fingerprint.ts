import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pageFile } from '../../reports/base/links.js';
import { periodHours, verdicts } from '../../schemas/published/outcomes.js';
import { settingsInForce } from '../../schemas/published/reference.js';
import { isSettingUnder } from '../../schemas/settings/rows.js';
import { formerNames, type Settings } from '../../schemas/settings/settings.js';
import { languages } from '../../schemas/words.js';
import type { Database } from '../base/database.js';

/*
 * A report says which figures it was made from, so that one which the published tables have left behind
 * is known. The fingerprint is of the period's own figures: new data of a later month changes no final one.
 */

const FINAL = 'final';

/** How files are read shows in the figures; the horizon shows in those of the periods that it cuts. */
const noMatter: readonly (keyof Settings)[] = ['feeds', 'as_of', 'data_from'];

/** By the names that settings had at first: a new name makes no report one of earlier figures. */
const firstNames = new Map([...formerNames].map(([former, name]) => [name, former]));

/** Of every period that the tables hold, whether it is final, and the digest of its figures. */
export async function fingerprints(published: Database): Promise<ReadonlyMap<string, string>> {
  const settings = (await published.read(settingsInForce))
    .filter(({ name }) => !noMatter.some((one) => isSettingUnder(name, one)))
    .map(({ name, value }) => [firstNames.get(name) ?? name, value]);
  const parts = new Map<string, unknown[]>();
  const final = new Set<string>();
  const add = (period: string, row: object) => {
    const held = parts.get(period) ?? [settings];
    held.push(row);
    parts.set(period, held);
  };
  for (const row of await published.read(periodHours)) {
    add(row.period, row);
    if (row.is_final && row.period_kind !== 'ytd') final.add(row.period);
  }
  for (const row of await published.read(verdicts)) add(String(row.year), row);
  return new Map(
    [...parts].map(([period, rows]) => {
      const state = final.has(period) ? FINAL : 'provisional';
      return [period, `${state}-${digest(rows)}`];
    }),
  );
}

/** Whether a page of the region that is there shows final figures. */
export async function isFinalReport(folder: string): Promise<boolean> {
  for (const language of languages) {
    const found = await fingerprintOf(join(folder, pageFile(language)));
    if (found?.startsWith(FINAL)) return true;
  }
  return false;
}

function digest(value: unknown): string {
  const text = JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'bigint' ? inner.toString() : inner,
  );
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 32);
}

/**
 * Whether the folder holds a page, of the region or of a city, that was made from other figures.
 * @param cities codes of the cities that may have one
 */
export async function isStale(
  folder: string,
  cities: readonly string[],
  fingerprint: string,
): Promise<boolean> {
  for (const city of [undefined, ...cities]) {
    for (const language of languages) {
      const found = await fingerprintOf(join(folder, pageFile(language, city)));
      if (found !== undefined && found !== fingerprint) return true;
    }
  }
  return false;
}

/** Enough for what stands before the style sheet. */
const HEAD_BYTES = 4096;

/**
 * What a page that the program wrote says of its figures; empty where it says nothing, as those of
 * earlier versions do.
 * @returns undefined for a file that is none of its pages
 */
async function fingerprintOf(file: string): Promise<string | undefined> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return undefined;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.toString('utf8', 0, bytesRead);
    if (!head.includes('<meta name="generator" content="shihu">')) return undefined;
    return /<meta name="shihu-figures" content="([0-9a-z-]+)">/u.exec(head)?.[1] ?? '';
  } finally {
    await handle.close();
  }
}
