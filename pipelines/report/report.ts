import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { pageFile, workbookFile } from '../../reports/base/links.js';
import { type ExplanationData, renderExplanation } from '../../reports/explain.js';
import { type RenderedPage, wholeReport } from '../../reports/portable/whole.js';
import type { ReportData } from '../../reports/view/data.js';
import type { Submitted } from '../../reports/view/submitted.js';
import { workbookOf } from '../../reports/workbook/index.js';
import { settingsFromRows } from '../../schemas/settings/rows.js';
import type { Language, Words } from '../../schemas/words/index.js';
import type { Database } from '../base/database.js';
import { explanationData } from '../explain/data.js';
import { requestOf } from '../explain/request.js';
import { type NewFile, replaceFiles } from '../files/folder.js';
import { ownPlace } from '../files/guard.js';
import { type Held, withLock } from '../files/lock.js';
import { type StateOf, stateName } from '../history/state.js';
import type { Period } from '../project/period.js';
import type { Project } from '../project/project.js';
import { withPublishedIfAny } from '../published/open.js';
import { noteWords as w } from '../words/report.js';
import { Forms } from './forms.js';
import { writeIndex } from './index-page.js';
import { noteFiles } from './notes.js';
import type { PageOf, RenderPage } from './page.js';
import { Pages, threadAhead } from './pages.js';
import { type Form, type PlannedFile, planReport, type ReportPlan } from './plan.js';
import { readReportData, reportState } from './state.js';
import { differencesOf } from './submitted.js';
import { waysOf } from './ways.js';
import { reportWorkbook } from './workbook.js';

export interface ReportOptions extends StateOf {
  readonly language: Language;
  /** Code of the city whose page alone is wanted. */
  readonly city?: string | undefined;
  /** Also a page for each figure of a city and tier, which takes it apart. */
  readonly explain?: boolean | undefined;
  /** Whether a report of final figures stays where the period is provisional now. */
  readonly keepsFinal?: boolean | undefined;
  /** Other forms in which each page is written too. */
  readonly also?: readonly Form[] | undefined;
  readonly render?: RenderPage | undefined;
}

interface Drawing extends ReportOptions {
  /** Draws pages as well. */
  readonly thread: Worker | undefined;
  readonly draw: Promise<typeof import('./page.js')>;
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
  /** What the user should know: what could not be made, what has no place. */
  readonly notices: readonly Words[];
  /** Whether something that was asked for could not be made. */
  readonly isIncomplete: boolean;
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
  const { region } = project.loaded;
  const isWhole = options.city === undefined && options.render === undefined;
  const thread = isWhole ? threadAhead(region.cities.length) : undefined;
  try {
    // What draws takes a while to load, and DuckDB one to answer.
    const draw = import('./page.js');
    return await written(published, project, period, { ...options, thread, draw });
  } finally {
    await thread?.terminate();
  }
}

async function written(
  published: Database,
  project: Project,
  period: Period,
  options: Drawing,
): Promise<WrittenReport> {
  const data = await readReportData(published, project, period, options.explain === true);
  const state = stateName(options);
  // Reports of other states stand in the period's folder; so that is held, whatever the state.
  const place = ownPlace(join(project.paths.reports, period.name));
  const made = await withLock(place, async (held) => {
    const found = await reportState(project, period, data, { city: options.city, state });
    const plan = planReport(found, options);
    const ways = await waysOf(project.paths, found, plan, state);
    const submitted = plan.isKept
      ? null
      : await withParts(project, published, data, period, options);
    const all = { ...data, ways, submitted };
    return { plan, ...(await writePlanned(held, published, project, all, plan, options)) };
  });
  await (state === undefined
    ? writeIndex(project, published)
    : withPublishedIfAny(project.paths, (tables) => writeIndex(project, tables)));
  return writtenReport(project, made, options);
}

/** What was submitted, with what the differences from it are made of: only pages that are written need it. */
async function withParts(
  project: Project,
  published: Database,
  { submitted }: ReportData,
  period: Period,
  state: StateOf,
): Promise<Submitted | null> {
  if (!submitted) return null;
  return { ...submitted, parts: await differencesOf(project, period, published, state) };
}

/** What came of a plan. */
interface Made {
  readonly names: readonly string[];
  readonly notices: readonly Words[];
  readonly isIncomplete: boolean;
}

/** Writes the files of the plan, all or none but those for which the machine lacks something. */
async function writePlanned(
  held: Held,
  published: Database,
  project: Project,
  data: ReportData,
  plan: ReportPlan,
  { render, thread, draw }: Drawing,
): Promise<Made> {
  const { folder, files, period, isKept } = plan;
  if (isKept) return { names: [], notices: [], isIncomplete: false };
  const gone = new Set([...plan.removes, ...plan.renews]);
  const forms = new Forms({ day: lastDayOf(data), fingerprint: data.fingerprint });
  const left = new Set<string>();
  const areKept = files.some(({ page }) => isForm(page));
  const pages = new Pages(data, pagesIn(files), { draw, render, thread, areKept });
  const pageOf = async (page: PageOf) => {
    const drawn = await pages.page(page);
    for (const heading of drawn.left) left.add(heading);
    return drawn.content;
  };
  const made = contentsOf({ published, project, data, forms, pageOf }, files);
  const names = await replaceFiles(held, made, (name) => gone.has(name), ownPlace(folder));
  const [path = ''] = noteFiles(project.paths, period);
  const notices = [...left].map((heading) => w.unplaced({ heading, path }));
  return {
    names,
    notices: [...notices, ...forms.notices],
    isIncomplete: forms.isIncomplete,
  };
}

/** The day after the period, by which files say when they are of. */
function lastDayOf({ period, periodHours }: ReportData): string {
  const own = periodHours.find(
    (row) => row.period_kind === period.kind && row.period === period.name,
  );
  return own?.period_end ?? '2000-01-01';
}

function writtenReport(
  project: Project,
  { plan, names, notices, isIncomplete }: Made & { readonly plan: ReportPlan },
  { language, city }: ReportOptions,
): WrittenReport {
  const { folder, files } = plan;
  const file = (name: string) => join(folder, name);
  const isWhole = city === undefined || plan.isRenewed;
  return {
    page: file(pageFile(language, city)),
    files: names.map(file),
    workbook: isWhole ? file(workbookFile(language)) : null,
    isRenewed: plan.isRenewed,
    isKept: plan.isKept,
    cityPages: isWhole
      ? files.filter((one) => one.page === 'city' && one.language === language).length
      : 0,
    index: join(project.paths.reports, pageFile(language)),
    notices,
    isIncomplete,
  };
}

/** What contents are made from. */
interface Sources {
  readonly published: Database;
  readonly project: Project;
  readonly data: ReportData;
  readonly forms: Forms;
  readonly pageOf: (page: PageOf) => Promise<string>;
}

/** The pages of which files are made, each once. */
function pagesIn(files: readonly PlannedFile[]): PageOf[] {
  const found = new Map<string, PageOf>();
  const add = (language: Language, city?: string) => {
    const name = pageFile(language, city);
    if (!found.has(name)) found.set(name, { language, city });
  };
  for (const file of files) {
    if (file.page === 'workbook' || file.page === 'explanation') continue;
    if (file.page === 'whole')
      for (const city of [undefined, ...file.cities]) add(file.language, city);
    else add(file.language, 'city' in file ? file.city : undefined);
  }
  return [...found.values()];
}

/** The files in the order of the plan, made one at a time: explanations read the outage rows. */
async function* contentsOf(
  { published, project, data, forms, pageOf }: Sources,
  files: readonly PlannedFile[],
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
          const asked = requestOf({ city, tier, period: data.period.name }, project.loaded);
          explained = { key, data: await explanationData(published, asked) };
        }
        const region = data.region?.name ?? project.loaded.region.name;
        const at = { region, ways: data.ways };
        yield { name, content: renderExplanation(explained.data, language, glosses, at) };
        break;
      }
      case 'city':
        yield { name, content: await pageOf({ language, city: file.city }) };
        break;
      case 'whole': {
        const cities = [undefined, ...file.cities];
        const all: RenderedPage[] = [];
        for (const city of cities) all.push({ city, page: await pageOf({ language, city }) });
        yield { name, content: wholeReport(data, language, all) };
        break;
      }
      case 'pdf': {
        const content = await forms.pdf({
          page: await pageOf({ language, city: file.city }),
          language,
        });
        if (content) yield { name, content };
        break;
      }
      case 'docx':
        yield {
          name,
          content: await forms.docx({
            page: await pageOf({ language, city: file.city }),
            language,
          }),
        };
        break;
      case 'charts': {
        const { city } = file;
        yield* forms.charts({ page: await pageOf({ language, city }), language, city });
        break;
      }
      default:
        yield { name, content: await pageOf({ language }) };
    }
  }
}

function isForm(page: PlannedFile['page']): boolean {
  return page === 'whole' || page === 'pdf' || page === 'docx' || page === 'charts';
}
