import {
  chartFile,
  chartFolder,
  documentFile,
  explanationFile,
  pageFile,
  wholeFile,
  workbookFile,
} from '../../reports/base/links.js';
import { type Language, languages } from '../../schemas/words/index.js';
import { failure } from '../base/errors.js';
import type { Period } from '../project/period.js';
import { portableWords as w } from '../words/portable.js';
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
  /** The same in other forms, to be taken along: of each page that is written. */
  readonly also?: readonly Form[] | undefined;
}

/** All pages as one, each as a document of another kind, and their charts as pictures. */
export type Form = 'whole' | 'pdf' | 'docx' | 'charts';

/** A file to be written: a page of the region, a city or a figure, or the workbook. */
export type PlannedFile = {
  readonly name: string;
  readonly language: Language;
} & (
  | { readonly page: 'region' }
  | { readonly page: 'city'; readonly city: string }
  | { readonly page: 'explanation'; readonly city: string; readonly tier: string }
  | { readonly page: 'workbook' }
  /** All pages of the language. */
  | { readonly page: 'whole'; readonly cities: readonly string[] }
  | { readonly page: 'pdf' | 'docx'; readonly city?: string | undefined }
  /** As many files as the page has charts. */
  | { readonly page: 'charts'; readonly city?: string | undefined }
);

export interface ReportPlan {
  readonly folder: string;
  readonly period: Period;
  /** In the order in which they are made. */
  readonly files: readonly PlannedFile[];
  /** What an earlier report left that is not among the files. */
  readonly removes: readonly string[];
  /** Pictures of an earlier report, in whose place new ones come. */
  readonly renews: readonly string[];
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
  if (isKept) return { folder, period, files: [], removes: [], renews: [], isKept, isRenewed };
  const files = [
    ...(request.explain ? explanations(state, wanted, city) : []),
    ...wanted.flatMap((language) => pagesOf(state, language, city)),
    ...wanted.flatMap((language) => formsOf(state, language, city, request.also ?? [])),
  ];
  refuseChanged(state, files);
  const names = new Set(files.map(({ name }) => name));
  const left = held.filter((file) => isOwn(file) && wanted.includes(file.language));
  const isRenewedForm = (file: HeldFile) =>
    isChart(file) &&
    files.some(({ page, language }) => page === 'charts' && language === file.language);
  // What was taken out of the report and is of the same figures still, may stay.
  const isOld = (file: HeldFile) => !isForm(file) || file.fingerprint !== fingerprint;
  const others = left.filter((file) => !names.has(file.name) && !isRenewedForm(file));
  const isWhole = city === undefined;
  return {
    ...{ folder, period, files, isKept, isRenewed },
    removes: isWhole ? others.filter(isOld).map(({ name }) => name) : [],
    renews: isWhole ? left.filter(isRenewedForm).map(({ name }) => name) : [],
  };
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
  { cities }: ReportState,
  language: Language,
  city: string | undefined,
): PlannedFile[] {
  const page = (code: string): PlannedFile => ({
    ...{ name: pageFile(language, code), language, page: 'city', city: code },
  });
  if (city !== undefined) return [page(city)];
  return [
    { name: pageFile(language), language, page: 'region' },
    ...cities.map(page),
    { name: workbookFile(language), language, page: 'workbook' },
  ];
}

/** The other forms of the pages: one of all pages only where all of them are written. */
function formsOf(
  { cities }: ReportState,
  language: Language,
  only: string | undefined,
  also: readonly Form[],
): PlannedFile[] {
  const places = only === undefined ? [undefined, ...cities] : [only];
  const files: PlannedFile[] = [];
  if (also.includes('whole') && only === undefined) {
    files.push({ name: wholeFile(language), language, page: 'whole', cities });
  }
  for (const city of places) {
    const of = { language, city };
    for (const page of ['pdf', 'docx'] as const) {
      if (also.includes(page))
        files.push({ name: documentFile(language, page, city), page, ...of });
    }
    if (also.includes('charts')) {
      files.push({ name: chartFile(language, 'svg', '*', city), page: 'charts', ...of });
    }
  }
  return files;
}

/** A Word document that somebody has worked on isn't written over. */
function refuseChanged({ folder, held }: ReportState, files: readonly PlannedFile[]): void {
  const planned = new Set(files.flatMap(({ page, name }) => (page === 'docx' ? [name] : [])));
  const changed = held.find(
    ({ name, fingerprint }) => planned.has(name) && fingerprint === undefined,
  );
  if (changed) throw failure(w.changed({ name: changed.name, folder }), w.moveIt);
}

function isChart({ name }: HeldFile): boolean {
  return name.startsWith(`${chartFolder}/`);
}

/** Whether the file is a page in another form. */
function isForm({ name, language }: HeldFile): boolean {
  return !name.endsWith('.html') || name === wholeFile(language);
}

/** Languages of the pages that are there; of one city's page where that alone is wanted. */
function languagesHeld(held: readonly HeldFile[], city: string | undefined): Set<Language> {
  if (city === undefined)
    return new Set(
      held.filter((file) => isOwn(file) && !isForm(file)).map(({ language }) => language),
    );
  const names = new Set(held.map(({ name }) => name));
  return new Set(languages.filter((language) => names.has(pageFile(language, city))));
}

/** What an earlier report left. */
function isOwn({ fingerprint }: HeldFile): boolean {
  return fingerprint !== undefined;
}
