import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  explanationFile,
  languageOfFile,
  pageFile,
  workbookFile,
} from '../../reports/base/links.js';
import { renderExplanation } from '../../reports/explain.js';
import { renderReport, type Scope } from '../../reports/index.js';
import type { ReportData } from '../../reports/view/data.js';
import { workbookOf } from '../../reports/workbook/index.js';
import { type Language, languages } from '../../schemas/words.js';
import { type Database, withDatabase } from '../base/database.js';
import { failure } from '../base/errors.js';
import { askedOf } from '../explain/asked.js';
import { explanationData } from '../explain/data.js';
import { type NewFile, replaceFiles } from '../files/folder.js';
import type { Period } from '../project/period.js';
import type { Project } from '../project/project.js';
import { reportWords as w } from '../words/report.js';
import { reportData } from './data.js';
import { fingerprints, isFinalReport, isStale } from './fingerprint.js';
import { writeIndex } from './index-page.js';
import { ledgerTask } from './ledger.js';
import { reportWorkbook } from './workbook.js';

/** Makes a page of the region or of one city. */
export type RenderPage = (data: ReportData, language: Language, scope: Scope) => Promise<string>;

export interface ReportOptions {
  readonly language: Language;
  /** Code of the city whose page alone is wanted. */
  readonly city?: string | undefined;
  /** Name of the state of the data, where it is not the published one. */
  readonly state?: string | undefined;
  /** Also a page for each figure of a city and tier, which takes it apart. */
  readonly explain?: boolean | undefined;
  /** Whether a report of final figures stays where the period is provisional now. */
  readonly keepsFinal?: boolean | undefined;
  readonly render?: RenderPage;
}

/** Where a report's files are. */
export interface WrittenReport {
  /** The page to begin with: the region's, or that of the city asked for. */
  readonly page: string;
  /** Everything that was written, pages first. */
  readonly files: readonly string[];
  readonly workbook: string | null;
  /** Whether the whole report was written though one city's page was asked for. */
  readonly isRenewed: boolean;
  /** Whether the report that was there stays: it is final, and would be provisional now. */
  readonly isKept: boolean;
  /** Pages of cities among the files. */
  readonly cityPages: number;
  /** The index of all reports. */
  readonly index: string;
}

/**
 * Writes a period's report, all of its files or none: a page of the region, one of each city with data,
 * and the workbook; then the index of all reports. Beside the language asked for it writes those that
 * the folder holds already, and beside a city's page all others if these are of other figures, so that no
 * folder tells two states of the data.
 */
export async function writeReport(
  published: Database,
  project: Project,
  period: Period,
  options: ReportOptions,
): Promise<WrittenReport> {
  const { paths, loaded } = project;
  const { language, state } = options;
  const data = {
    ...(await reportData(published, period, loaded.region, loaded.settings.synthetic)),
    fingerprint: (await fingerprints(published)).get(period.name),
    ...ledgerOf(project),
    ...(options.explain && { explained: true }),
  };
  const asked = options.city;
  if (asked !== undefined && !citiesWithData(data).includes(asked)) throw noData(asked, data);
  // Another state of the figures stands beside the published one, never in its place.
  const folder = join(paths.reports, period.name, state ?? '');
  const isRenewed = asked !== undefined && (await isOfOthers(folder, data));
  const city = isRenewed ? undefined : asked;
  const held = await languagesHeld(folder, city);
  const wanted = languages.filter((one) => one === language || held.has(one));
  const isKept = options.keepsFinal === true && !isFinal(data) && (await isFinalReport(folder));
  const names = isKept
    ? []
    : await replaceFiles(
        folder,
        filesOf(published, project, data, wanted, { ...options, city, folder }),
        async (name) => city === undefined && isOwn(folder, name, wanted),
      );
  const file = (name: string) => join(folder, name);
  await (state === undefined
    ? writeIndex(project, published)
    : withPublished(project, (tables) => writeIndex(project, tables)));
  const pages = citiesWithData(data).map((code) => pageFile(language, code));
  const own = names.filter((name) => pages.includes(name));
  return {
    page: file(pageFile(language, asked)),
    files: names.map(file),
    workbook: city === undefined ? file(workbookFile(language)) : null,
    isRenewed,
    isKept,
    cityPages: city === undefined ? own.length : 0,
    index: join(paths.reports, pageFile(language)),
  };
}

function isFinal({ period, periodHours }: ReportData): boolean {
  return periodHours.some(
    (row) => row.period_kind === period.kind && row.period === period.name && row.is_final,
  );
}

function noData(city: string, { period, cities }: ReportData): Error {
  const row = cities.find(({ city_code }) => city_code === city);
  return failure(
    w.cityNoData({
      city: { zh: row?.city_name ?? city, en: row?.city_name_en ?? city },
      period: period.name,
    }),
    w.checkCityData,
  );
}

function ledgerOf({ loaded }: Project): Pick<ReportData, 'ledger'> {
  const ledger = ledgerTask(loaded);
  return ledger ? { ledger } : {};
}

async function withPublished<T>(
  { paths }: Project,
  work: (published: Database | null) => Promise<T>,
): Promise<T> {
  if (!existsSync(paths.published)) return work(null);
  return withDatabase(paths.published, { readOnly: true }, work);
}

async function* filesOf(
  published: Database,
  project: Project,
  data: ReportData,
  wanted: readonly Language[],
  { city, folder, explain, render = renderReport }: ReportOptions & { readonly folder: string },
): AsyncGenerator<NewFile> {
  if (explain) yield* explanationFiles(published, project, data, wanted, city);
  for (const language of wanted) {
    const scopes: Scope[] =
      city === undefined
        ? [{}, ...citiesWithData(data).map((code) => ({ city: code }))]
        : [{ city }];
    const isAlone = city !== undefined && !hasRegion(folder, language);
    for (const scope of scopes) {
      yield {
        name: pageFile(language, scope.city),
        content: await render({ ...data, isAlone }, language, scope),
      };
    }
    if (city === undefined) {
      yield {
        name: workbookFile(language),
        content: reportWorkbook(workbookOf(data, language), language),
      };
    }
  }
}

/** A page for every figure of a city and tier. They read the outage rows, so they take their time. */
async function* explanationFiles(
  published: Database,
  { loaded }: Project,
  { period, periodHours, cities }: ReportData,
  wanted: readonly Language[],
  city: string | undefined,
): AsyncGenerator<NewFile> {
  const codes = new Set(cities.map(({ city_code }) => city_code));
  const cells = periodHours.filter(
    (row) =>
      row.period_kind === period.kind &&
      row.period === period.name &&
      row.area_tier !== 'all' &&
      row.hours !== null &&
      (city === undefined ? codes.has(row.city_code) : row.city_code === city),
  );
  for (const { city_code, area_tier } of cells) {
    const asked = askedOf({ city: city_code, tier: area_tier, period: period.name }, loaded);
    const explanation = await explanationData(published, asked);
    for (const language of wanted) {
      yield {
        name: explanationFile(language, city_code, area_tier),
        content: renderExplanation(explanation, language),
      };
    }
  }
}

/** Cities of which the period holds anything, in the order of lists. */
export function citiesWithData({ period, periodHours, cities }: ReportData): string[] {
  const held = new Set(
    periodHours
      .filter((row) => row.period_kind === period.kind && row.period === period.name)
      .map((row) => row.city_code),
  );
  return [...cities]
    .sort((a, b) => a.city_sort - b.city_sort)
    .map((city) => city.city_code)
    .filter((code) => held.has(code));
}

/** Whether the files to which a city's page leads are there. */
function hasRegion(folder: string, language: Language): boolean {
  return [pageFile(language), workbookFile(language)].every((name) =>
    existsSync(join(folder, name)),
  );
}

/** Whether the folder holds a page that was made from other figures. */
async function isOfOthers(folder: string, { cities, fingerprint }: ReportData): Promise<boolean> {
  const codes = cities.map(({ city_code }) => city_code);
  return fingerprint !== undefined && isStale(folder, codes, fingerprint);
}

/** Languages of the pages that are there; of one city's page where that alone is wanted. */
async function languagesHeld(folder: string, city: string | undefined): Promise<Set<Language>> {
  if (city !== undefined) {
    return new Set(languages.filter((one) => existsSync(join(folder, pageFile(one, city)))));
  }
  const held = new Set<Language>();
  for (const name of await readdir(folder).catch(() => [])) {
    const language = languageOfFile(name);
    if (language && (await isOwn(folder, name, [language]))) held.add(language);
  }
  return held;
}

/** A page that an earlier report left, in one of the languages. */
async function isOwn(folder: string, name: string, wanted: readonly Language[]): Promise<boolean> {
  const language = languageOfFile(name);
  if (!language || !wanted.includes(language) || !name.endsWith('.html')) return false;
  const text = await readFile(join(folder, name), 'utf8');
  return text.includes('<meta name="generator" content="shihu">');
}
