import { explanationFile, pageFile, workbookFile } from '../../reports/base/links.js';
import { type Language, languages } from '../../schemas/words/index.js';
import type { Period } from '../project/period.js';
import { isFinalReport, isStale } from './fingerprint.js';
import type { HeldFile } from './held.js';

/** What a plan has to know of the figures and of the folder that the report goes into. */
export interface ReportState {
  readonly folder: string;
  readonly period: Period;
  readonly fingerprint: string | undefined;
  /** Whether the figures of the period are final. */
  readonly isFinal: boolean;
  /** Codes of the cities of which the period holds anything, in the order of lists. */
  readonly cities: readonly string[];
  readonly allCities: readonly string[];
  /** Figures of a city and tier. */
  readonly cells: readonly { readonly city: string; readonly tier: string }[];
  readonly held: readonly HeldFile[];
}

export interface ReportRequest {
  readonly language: Language;
  /** Code of the city whose page alone is wanted. */
  readonly city?: string | undefined;
  /** Also a page for each figure of a city and tier, which takes it apart. */
  readonly explain?: boolean | undefined;
  /** Whether a report of final figures stays where the period is provisional now. */
  readonly keepsFinal?: boolean | undefined;
}

/** A file to be written: a page of the region, a city or a figure, or the workbook. */
export type PlannedFile = {
  readonly name: string;
  readonly language: Language;
} & (
  | { readonly page: 'region' }
  /** Alone it lacks the files that it would lead to. */
  | { readonly page: 'city'; readonly city: string; readonly isAlone: boolean }
  | { readonly page: 'explanation'; readonly city: string; readonly tier: string }
  | { readonly page: 'workbook' }
);

export interface ReportPlan {
  readonly folder: string;
  readonly period: Period;
  /** In the order in which they are made. */
  readonly files: readonly PlannedFile[];
  /** Pages of an earlier report that are not among the files. */
  readonly removes: readonly string[];
  /** Whether the report that is there stays: it is final, and would be provisional now. */
  readonly isKept: boolean;
  /** Whether the whole report is written though one city's page is wanted. */
  readonly isRenewed: boolean;
}

/**
 * The files of a report. Beside the language asked for they are in those that the folder holds already,
 * and beside a city's page come all others if these are of other figures, so that no folder tells two
 * states of the data. A pure function of its arguments.
 */
export function planReport(state: ReportState, request: ReportRequest): ReportPlan {
  const { folder, period, held, fingerprint, allCities } = state;
  const isOfOthers = fingerprint !== undefined && isStale(held, allCities, fingerprint);
  const isRenewed = request.city !== undefined && isOfOthers;
  const city = isRenewed ? undefined : request.city;
  const there = languagesHeld(held, city);
  const wanted = languages.filter((one) => one === request.language || there.has(one));
  const isKept = request.keepsFinal === true && !state.isFinal && isFinalReport(held);
  if (isKept) return { folder, period, files: [], removes: [], isKept, isRenewed };
  const files = [
    ...(request.explain ? explanations(state, wanted, city) : []),
    ...wanted.flatMap((language) => pagesOf(state, language, city)),
  ];
  const names = new Set(files.map(({ name }) => name));
  const left = held.filter((file) => isOwn(file) && wanted.includes(file.language));
  const removes =
    city === undefined ? left.map(({ name }) => name).filter((name) => !names.has(name)) : [];
  return { folder, period, files, removes, isKept, isRenewed };
}

function explanations(
  { cells }: ReportState,
  wanted: readonly Language[],
  city: string | undefined,
): PlannedFile[] {
  return cells
    .filter((cell) => city === undefined || cell.city === city)
    .flatMap((cell) =>
      wanted.map((language) => ({
        ...{ name: explanationFile(language, cell.city, cell.tier), language },
        ...{ page: 'explanation' as const, ...cell },
      })),
    );
}

function pagesOf(
  { cities, held }: ReportState,
  language: Language,
  city: string | undefined,
): PlannedFile[] {
  const page = (code: string, isAlone: boolean): PlannedFile => ({
    ...{ name: pageFile(language, code), language, page: 'city', city: code, isAlone },
  });
  const region = pageFile(language);
  const workbook = workbookFile(language);
  if (city !== undefined) {
    const there = new Set(held.map(({ name }) => name));
    return [page(city, !there.has(region) || !there.has(workbook))];
  }
  return [
    { name: region, language, page: 'region' },
    ...cities.map((code) => page(code, false)),
    { name: workbook, language, page: 'workbook' },
  ];
}

/** Languages of the pages that are there; of one city's page where that alone is wanted. */
function languagesHeld(held: readonly HeldFile[], city: string | undefined): Set<Language> {
  if (city === undefined) return new Set(held.filter(isOwn).map(({ language }) => language));
  const names = new Set(held.map(({ name }) => name));
  return new Set(languages.filter((language) => names.has(pageFile(language, city))));
}

/** A page that an earlier report left. */
function isOwn({ fingerprint }: HeldFile): boolean {
  return fingerprint !== undefined;
}
