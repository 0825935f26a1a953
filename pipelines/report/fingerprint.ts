import { createHash } from 'node:crypto';
import { pageFile } from '../../reports/base/links.js';
import { periodHours, verdicts } from '../../schemas/published/outcomes.js';
import { settingsInForce } from '../../schemas/published/reference.js';
import { isSettingUnder } from '../../schemas/settings/rows.js';
import { formerNames, type Settings } from '../../schemas/settings/settings.js';
import { languages } from '../../schemas/words/index.js';
import type { Database } from '../base/database.js';
import type { HeldFile } from './held.js';

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
  // A year that is over has no outlook, and its reports of versions without one stay as they are.
  for (const { outlook, ...row } of await published.read(verdicts)) {
    add(String(row.year), outlook === null ? row : { ...row, outlook });
  }
  return new Map(
    [...parts].map(([period, rows]) => {
      const state = final.has(period) ? FINAL : 'provisional';
      return [period, `${state}-${digest(rows)}`];
    }),
  );
}

/** Whether a page of the region shows final figures. */
export function isFinalReport(held: readonly HeldFile[]): boolean {
  const own = new Set(languages.map((language) => pageFile(language)));
  return held.some(({ name, fingerprint }) => own.has(name) && fingerprint?.startsWith(FINAL));
}

/**
 * Whether a page, of the region or of a city, was made from other figures.
 * @param cities codes of the cities that may have one
 */
export function isStale(
  held: readonly HeldFile[],
  cities: readonly string[],
  fingerprint: string,
): boolean {
  const pages = new Set(
    [undefined, ...cities].flatMap((city) => languages.map((language) => pageFile(language, city))),
  );
  return held.some(
    (file) =>
      pages.has(file.name) && file.fingerprint !== undefined && file.fingerprint !== fingerprint,
  );
}

function digest(value: unknown): string {
  const text = JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'bigint' ? inner.toString() : inner,
  );
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 32);
}
