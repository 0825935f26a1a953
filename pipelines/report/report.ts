import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pageFile, workbookFile } from '../../reports/base/links.js';
import { type ExplanationData, renderExplanation } from '../../reports/explain.js';
import { renderReport, type Scope } from '../../reports/index.js';
import type { ReportData } from '../../reports/view/data.js';
import { workbookOf } from '../../reports/workbook/index.js';
import type { Language } from '../../schemas/words.js';
import { type Database, withDatabase } from '../base/database.js';
import { failure } from '../base/errors.js';
import { askedOf } from '../explain/asked.js';
import { explanationData } from '../explain/data.js';
import { type NewFile, replaceFiles } from '../files/folder.js';
import type { Period } from '../project/period.js';
import type { Project } from '../project/project.js';
import { reportData } from './data.js';
import { fingerprints } from './fingerprint.js';
import { heldFiles } from './held.js';
import { writeIndex } from './index-page.js';
import { ledgerTask } from './ledger.js';
import { type PlannedFile, planReport, type ReportPlan, type ReportState } from './plan.js';
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
 * Plans a period's report and writes it, all of its files or none: a page of the region, one of each
 * city with data, and the workbook; then the index of all reports.
 */
export async function writeReport(
  published: Database,
  project: Project,
  period: Period,
  options: ReportOptions,
): Promise<WrittenReport> {
  const data = await dataOf(published, project, period, options.explain === true);
  const plan = planReport(await stateOf(project, period, data, options), options);
  return carryOut(published, project, data, plan, options);
}

/** The plan of a report, of which nothing is written. */
export async function reportPlan(
  published: Database,
  project: Project,
  period: Period,
  options: ReportOptions,
): Promise<ReportPlan> {
  const data = await dataOf(published, project, period, options.explain === true);
  return planReport(await stateOf(project, period, data, options), options);
}

async function dataOf(
  published: Database,
  project: Project,
  period: Period,
  isExplained: boolean,
): Promise<ReportData> {
  const { loaded } = project;
  return {
    ...(await reportData(published, period, loaded.region, loaded.settings.synthetic)),
    fingerprint: (await fingerprints(published)).get(period.name),
    ...ledgerOf(project),
    ...(isExplained && { explained: true }),
  };
}

async function stateOf(
  { paths }: Project,
  period: Period,
  data: ReportData,
  { city, state }: ReportOptions,
): Promise<ReportState> {
  if (city !== undefined && !citiesWithData(data).includes(city)) throw noData(city, data);
  // Another state of the figures stands beside the published one, never in its place.
  const folder = join(paths.reports, period.name, state ?? '');
  return {
    folder,
    period,
    fingerprint: data.fingerprint,
    isFinal: isFinal(data),
    cities: citiesWithData(data),
    allCities: data.cities.map(({ city_code }) => city_code),
    cells: cellsOf(data),
    held: await heldFiles(folder),
  };
}

async function carryOut(
  published: Database,
  project: Project,
  data: ReportData,
  plan: ReportPlan,
  { language, state, city, render = renderReport }: ReportOptions,
): Promise<WrittenReport> {
  const { folder, files, removes } = plan;
  if (!plan.isKept) {
    await replaceFiles(folder, contentsOf(published, project, data, files, render), async (name) =>
      removes.includes(name),
    );
  }
  await (state === undefined
    ? writeIndex(project, published)
    : withPublished(project, (tables) => writeIndex(project, tables)));
  const file = (name: string) => join(folder, name);
  const isWhole = city === undefined || plan.isRenewed;
  return {
    page: file(pageFile(language, city)),
    files: files.map(({ name }) => file(name)),
    workbook: isWhole ? file(workbookFile(language)) : null,
    isRenewed: plan.isRenewed,
    isKept: plan.isKept,
    cityPages: isWhole
      ? files.filter((one) => one.page === 'city' && one.language === language).length
      : 0,
    index: join(project.paths.reports, pageFile(language)),
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
    {
      zh: `${row?.city_name ?? city}在时段 ${period.name} 没有数据。`,
      en: `${row?.city_name_en ?? city} holds no data in the period ${period.name}.`,
    },
    {
      zh: '既没有用户基数，也没有停电记录；请检查 data/customers 与 data/outages。',
      en: 'It has neither users nor outages; look into data/customers and data/outages.',
    },
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

/** The files in the order of the plan, made one at a time: explanations read the outage rows. */
async function* contentsOf(
  published: Database,
  { loaded }: Project,
  data: ReportData,
  files: readonly PlannedFile[],
  render: RenderPage,
): AsyncGenerator<NewFile> {
  let explained: { readonly key: string; readonly data: ExplanationData } | undefined;
  for (const file of files) {
    const { name, language } = file;
    switch (file.page) {
      case 'workbook':
        yield { name, content: reportWorkbook(workbookOf(data, language), language) };
        break;
      case 'explanation': {
        const { city, tier } = file;
        const key = `${city} ${tier}`;
        if (explained?.key !== key) {
          const asked = askedOf({ city, tier, period: data.period.name }, loaded);
          explained = { key, data: await explanationData(published, asked) };
        }
        yield { name, content: renderExplanation(explained.data, language) };
        break;
      }
      case 'city': {
        const { city, isAlone } = file;
        yield { name, content: await render({ ...data, isAlone }, language, { city }) };
        break;
      }
      default:
        yield { name, content: await render({ ...data, isAlone: false }, language, {}) };
    }
  }
}

/** Figures of a city and tier that can be taken apart. */
function cellsOf({ period, periodHours, cities }: ReportData): ReportState['cells'] {
  const codes = new Set(cities.map(({ city_code }) => city_code));
  return periodHours
    .filter(
      (row) =>
        row.period_kind === period.kind &&
        row.period === period.name &&
        row.area_tier !== 'all' &&
        row.hours !== null &&
        codes.has(row.city_code),
    )
    .map(({ city_code, area_tier }) => ({ city: city_code, tier: area_tier }));
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
