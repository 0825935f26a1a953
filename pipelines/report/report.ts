import { join } from 'node:path';
import { pageFile, workbookFile } from '../../reports/base/links.js';
import { type ExplanationData, renderExplanation } from '../../reports/explain.js';
import { renderReport, type Scope } from '../../reports/index.js';
import type { ReportData } from '../../reports/view/data.js';
import { workbookOf } from '../../reports/workbook/index.js';
import { settingsFromRows } from '../../schemas/settings/rows.js';
import type { Language } from '../../schemas/words/index.js';
import type { Database } from '../base/database.js';
import { explanationData } from '../explain/data.js';
import { requestOf } from '../explain/request.js';
import { type NewFile, replaceFiles } from '../files/folder.js';
import { ownPlace } from '../files/guard.js';
import { type Held, withLock } from '../files/lock.js';
import type { Period } from '../project/period.js';
import type { Project } from '../project/project.js';
import { withPublishedIfAny } from '../published/open.js';
import { writeIndex } from './index-page.js';
import { type PlannedFile, planReport, type ReportPlan } from './plan.js';
import { readReportData, reportState } from './state.js';
import { waysOf } from './ways.js';
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
  const data = await readReportData(published, project, period, options.explain === true);
  // Reports of other states stand in the period's folder; so that is held, whatever the state.
  const place = ownPlace(join(project.paths.reports, period.name));
  const plan = await withLock(place, async (held) => {
    const found = await reportState(project, period, data, options);
    const plan = planReport(found, options);
    const ways = await waysOf(project.paths, found, plan, options);
    await writePlanned(held, published, project, { ...data, ways }, plan, options);
    return plan;
  });
  const { state } = options;
  await (state === undefined
    ? writeIndex(project, published)
    : withPublishedIfAny(project.paths, (tables) => writeIndex(project, tables)));
  return writtenReport(project, plan, options);
}

/** Writes the files of the plan, all or none. */
async function writePlanned(
  held: Held,
  published: Database,
  project: Project,
  data: ReportData,
  plan: ReportPlan,
  { render = renderReport }: ReportOptions,
): Promise<void> {
  const { folder, files, removes, isKept } = plan;
  if (isKept) return;
  const isStale = (name: string) => removes.includes(name);
  const made = contentsOf(published, project, data, files, render);
  await replaceFiles(held, made, isStale, ownPlace(folder));
}

function writtenReport(
  project: Project,
  plan: ReportPlan,
  { language, city }: ReportOptions,
): WrittenReport {
  const { folder, files } = plan;
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

/** The files in the order of the plan, made one at a time: explanations read the outage rows. */
async function* contentsOf(
  published: Database,
  { loaded }: Project,
  data: ReportData,
  files: readonly PlannedFile[],
  render: RenderPage,
): AsyncGenerator<NewFile> {
  const { glosses } = settingsFromRows(data.settings);
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
          const asked = requestOf({ city, tier, period: data.period.name }, loaded);
          explained = { key, data: await explanationData(published, asked) };
        }
        const region = data.region?.name ?? loaded.region.name;
        const at = { region, ways: data.ways };
        yield { name, content: renderExplanation(explained.data, language, glosses, at) };
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
