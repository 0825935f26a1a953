/** What speaks against the verdicts of a city and year: the first of it, and what all of it could undo. */
import type { PeriodHours } from './indices.js';
import type { Life, Rejection } from './spells.js';
import type { Feed, Project } from './types.js';
import type { VerdictWord } from './verdicts.js';

export const evidences = [
  'unread_files',
  'replaced_unlike',
  'mostly_open',
  'no_outages',
  'complete',
] as const;
export type EvidenceWord = (typeof evidences)[number];

/** Which file each row of a feed comes from. */
export type Documents = { readonly [feed in Feed]: readonly number[] };

export function oneDocumentEach(project: Project): Documents {
  const zeros = (rows: readonly unknown[]) => rows.map(() => 0);
  return {
    outages: zeros(project.outages),
    restorations: zeros(project.restorations),
    customers: zeros(project.customers),
    orders: zeros(project.orders),
    history: zeros(project.history),
  };
}

export interface Fault {
  readonly evidence: Exclude<EvidenceWord, 'complete'>;
  readonly feed: Feed;
}

/** Documents that had rows of which none was taken. */
function fallen(
  feed: 'restorations' | 'customers',
  documents: Documents,
  rejections: readonly Rejection[],
): boolean {
  const rejected = new Set(rejections.filter((one) => one.feed === feed).map(({ row }) => row));
  const held = new Map<number, boolean>();
  documents[feed].forEach((document, row) => {
    held.set(document, (held.get(document) ?? false) || !rejected.has(row));
  });
  return [...held.values()].includes(false);
}

function mostlyOpen(lives: readonly Life[], documents: Documents, asOf: number): Set<string> {
  const week = 7 * 24 * 3600;
  const cities = new Set<string>();
  for (const document of new Set(documents.outages)) {
    const rows = lives.filter(({ row }) => documents.outages[row] === document);
    const older = rows.filter(({ outage }) => outage.started_at < asOf - week);
    const open = older.filter(({ isOpen }) => isOpen);
    if (2 * open.length > older.length) for (const { outage } of rows) cities.add(outage.city);
  }
  return cities;
}

/** Faults by year and city. */
export function faultsOf(
  project: Project,
  years: readonly number[],
  hours: readonly PeriodHours[],
  lives: readonly Life[],
  rejections: readonly Rejection[],
  documents: Documents,
  asOf: number,
): (year: number, city: string) => Fault[] {
  const open = mostlyOpen(lives, documents, asOf);
  const unread = [
    ...project.unread,
    ...(['restorations', 'customers'] as const)
      .filter((feed) => fallen(feed, documents, rejections))
      .map((feed) => ({ feed, cities: null })),
  ];
  return (year, city) => {
    if (!years.includes(year)) return [];
    const faults: Fault[] = [];
    for (const { feed, cities } of unread) {
      if (cities === null || cities.includes(city)) faults.push({ evidence: 'unread_files', feed });
    }
    if (open.has(city)) faults.push({ evidence: 'mostly_open', feed: 'outages' });
    const row = hours.find(
      (one) =>
        one.period_kind === 'year' &&
        Number(one.period) === year &&
        one.city_code === city &&
        one.area_tier === 'all',
    );
    const isConfirmed = project.confirmed.some((one) => one.year === year && one.city === city);
    if (row && row.user_days > 0n && Number(row.outages) === 0 && !isConfirmed) {
      faults.push({ evidence: 'no_outages', feed: 'outages' });
    }
    return faults;
  };
}

export function firstOf(faults: readonly Fault[]): EvidenceWord {
  return evidences.find((word) => faults.some(({ evidence }) => evidence === word)) ?? 'complete';
}

/** What is left of a verdict where these are the faults. */
export function undone(word: VerdictWord, faults: readonly Fault[]): VerdictWord {
  for (const { evidence, feed } of faults) {
    if (evidence === 'unread_files' && feed === 'customers') return 'undetermined';
    if (evidence === 'unread_files' && feed === 'history') {
      if (word === 'met_reduction' || word === 'not_met') return 'undetermined';
    } else if (evidence === 'mostly_open' || (evidence === 'unread_files' && feed !== 'outages')) {
      if (word === 'not_met' || word === 'exceeded') return 'undetermined';
    } else if (word === 'met_absolute' || word === 'met_reduction' || word === 'on_course') {
      return 'undetermined';
    }
  }
  return word;
}
