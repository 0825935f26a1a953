/**
 * The main job, and the order in which data passes through the program:
 *
 *   1. see      the documents in data/, each looked at once     ingest/documents
 *   2. plan     new versions, and documents that are gone       ingest/plan
 *   3. ingest   each of these into the warehouse                ingest/ingest
 *   4. build    models and checks into a new database,
 *               renamed over the published one                  build/build
 *   5. report   the period's pages and workbook, and the
 *               index of reports, from the published tables     report/report
 *               and the catalogue of these                      catalogue/catalogue
 *
 * Stages meet only in tables: the warehouse between 3 and 4, the published database between 4 and 5.
 */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type FeedName, feedNames, feeds } from '../schemas/feeds/index.js';
import type { Language, Words } from '../schemas/words.js';
import type { Database } from './base/database.js';
import { failure } from './base/errors.js';
import { nearest } from './base/nearest.js';
import { type BuildOptions, build } from './build/build.js';
import type { CheckOutcome } from './build/checks.js';
import { writeCatalogue } from './catalogue/catalogue.js';
import { seeProject } from './ingest/documents.js';
import { type Ingested, ingest } from './ingest/ingest.js';
import { type ListedEntry, readOrderFile } from './ingest/order-file.js';
import type { Seen, Step, Wanted } from './ingest/plan.js';
import { matchesHeld, unmatchedSettings } from './ingest/unmatched.js';
import type { ProjectPaths } from './project/paths.js';
import { type Period, parsePeriod } from './project/period.js';
import { openPublished, type Project } from './project/project.js';
import { type WrittenReport, writeReport } from './report/report.js';
import { openWarehouse } from './warehouse/warehouse.js';

export interface Progress {
  /** What is being done, for a terminal. */
  readonly progress: (words: Words) => void;
  /** What the user should know. */
  readonly notice: (words: Words) => void;
}

export interface RunOptions extends Pick<BuildOptions, 'asOf' | 'knownAt'> {
  readonly period?: string | undefined;
  readonly language: Language;
}

export interface BuiltState {
  readonly ingested: Ingested;
  readonly checks: readonly CheckOutcome[];
}

/** How many cells of a tier have a verdict. */
export interface VerdictCount {
  readonly area_tier: string;
  readonly verdict: string;
  readonly cells: number;
}

/** What speaks against verdicts of a year, each fault once however many cities it concerns. */
export interface EvidenceFault {
  readonly evidence: string;
  /** Empty where it is no file. */
  readonly source_file: string;
  readonly message: string;
  readonly message_en: string;
  readonly cities: number;
}

export interface RunResult extends BuiltState {
  /** Of the period's year. */
  readonly verdicts: readonly VerdictCount[];
  readonly missingEvidence: readonly EvidenceFault[];
  readonly period: Period;
  readonly report: WrittenReport;
}

/**
 * @param onBuilt called when the new state is published and before the report is made, so that what
 *   was rejected is told even where nothing is left to report on
 */
export async function run(
  project: Project,
  options: RunOptions,
  tell: Progress,
  onBuilt: (state: BuiltState, published: Database) => Promise<void>,
): Promise<RunResult> {
  const wanted = options.period === undefined ? undefined : parsePeriod(options.period);
  const listed = await readOrderFile(project.paths.orderFile);
  const seen = await seeDocuments(project, listed, tell);
  requireOutages(seen, project);
  const state = await withWarehouse(project, async (warehouse) => {
    const wanted = { seen, isWhole: true };
    const ingested = await ingestProject(warehouse, project, listed, wanted, tell);
    const matches = await matchesHeld(warehouse);
    for (const words of unmatchedSettings(project.loaded.settings.feeds, matches))
      tell.notice(words);
    return { ingested, checks: await buildProject(warehouse, project, options, tell) };
  });
  const published = await openPublished(project.paths);
  try {
    await onBuilt(state, published);
    await writeCatalogue(project.paths);
    const period = wanted ?? (await latestYear(published));
    tell.progress({ zh: `生成 ${period.name} 的报告`, en: `Report of ${period.name}` });
    const report = await writeReport(published, project, period, {
      language: options.language,
      keepsFinal:
        options.knownAt === undefined && (await horizonOf(published)).asOf.source === 'data',
    });
    return {
      ...state,
      verdicts: await verdictCounts(published, period.year),
      missingEvidence: await missingEvidence(published, period.year),
      period,
      report,
    };
  } finally {
    published.close();
  }
}

export async function withWarehouse<T>(
  { paths }: Project,
  work: (warehouse: Database) => Promise<T>,
): Promise<T> {
  const warehouse = await openWarehouse(paths.warehouse);
  try {
    return await work(warehouse);
  } finally {
    warehouse.close();
  }
}

/** Every document as it stands; says which feeds are missing and what they would hold. */
export async function seeDocuments(
  { paths }: Project,
  listed: readonly ListedEntry[] | undefined,
  tell: Progress,
): Promise<readonly Seen[]> {
  await requireData(paths);
  for (const name of await foldersIn(dirname(paths.feed('outages')))) {
    if ((feedNames as readonly string[]).includes(name)) continue;
    const guess = nearest(name, feedNames);
    tell.notice({
      zh: `文件夹 data/${name} 不会被读取${guess ? `；是否为 data/${guess}？` : ''}`,
      en: `The folder data/${name} is not read${guess ? `; did you mean data/${guess}?` : ''}`,
    });
  }
  const documents = await seeProject(paths, listed, (path) =>
    tell.progress({ zh: `检视 ${path}`, en: `Looking at ${path}` }),
  );
  for (const feed of feedNames) {
    if (!documents.some((one) => one.feed === feed)) tell.notice(missingFeed(feed));
  }
  return documents;
}

/**
 * A folder of data that is not there at all is a drive that is not connected rather than a project
 * whose every document was withdrawn.
 */
async function requireData(paths: ProjectPaths): Promise<void> {
  const data = dirname(paths.feed('outages'));
  if (existsSync(data) || !existsSync(paths.warehouse)) return;
  throw failure(
    {
      zh: `没有文件夹 ${data}，而此前已从中载入文件。`,
      en: `There is no folder ${data}, from which documents were loaded before.`,
    },
    {
      zh: '请恢复该文件夹（例如重新连接网络盘）；若确要撤回全部文件，请建立一个空的 data 文件夹。',
      en: 'Put it back (or connect the drive that it is on); to withdraw every document, make an empty folder data.',
    },
  );
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** What a project lacks without the feed. */
const without: Record<FeedName, Words> = {
  outages: { zh: '没有它就没有任何指标', en: 'without it there are no figures' },
  restorations: {
    zh: '没有它，每条停电按复电时间整体计算',
    en: 'without it every row ends as a whole',
  },
  customers: {
    zh: '没有它不能计算户均指标，判定均为“无法判定”',
    en: 'without it there are no hours per user, and verdicts are undetermined',
  },
  orders: { zh: '没有它，停运避险一律不予扣除', en: 'without it no safety shutdown is excluded' },
  history: { zh: '没有它，首个年度没有基期', en: 'without it the first year has no baseline' },
};

export function missingFeed(feed: FeedName): Words {
  const { zh, en, grain } = feeds[feed];
  return {
    zh: `data/${feed}/ 中没有文件（${zh}：${grain.zh}）；${without[feed].zh}`,
    en: `No file in data/${feed}/ (${en}: ${grain.en.toLowerCase()}); ${without[feed].en}`,
  };
}

export async function ingestProject(
  warehouse: Database,
  project: Project,
  listed: readonly ListedEntry[] | undefined,
  wanted: Wanted,
  tell: Progress,
): Promise<Ingested> {
  return ingest(warehouse, wanted, project.loaded, {
    listed,
    orderFile: project.paths.orderFile,
    onStep: (step) => tell.progress(stepWords(step)),
  });
}

function stepWords(step: Step): Words {
  switch (step.do) {
    case 'reset':
      return { zh: '按 shihu.loads.csv 重新载入', en: 'Loading anew by shihu.loads.csv' };
    case 'withdraw':
      return { zh: `撤回 ${step.document}`, en: `Withdrawing ${step.document}` };
    case 'recall':
      return { zh: `记入 ${step.entry.document}`, en: `Entering ${step.entry.document}` };
    default:
      return { zh: `载入 ${step.seen.name}`, en: `Loading ${step.seen.name}` };
  }
}

export async function buildProject(
  warehouse: Database,
  project: Project,
  options: Pick<BuildOptions, 'asOf' | 'knownAt'>,
  tell: Progress,
): Promise<CheckOutcome[]> {
  return build(warehouse, project.paths.published, project.loaded, {
    ...options,
    onModel: (model, number, of) =>
      tell.progress({
        zh: `计算 ${number}/${of} ${model.name}`,
        en: `Building ${number}/${of} ${model.name}`,
      }),
  });
}

function requireOutages(documents: readonly Seen[], { paths }: Project): void {
  if (documents.some(({ feed }) => feed === 'outages') || existsSync(paths.warehouse)) return;
  const { grain } = feeds.outages;
  throw failure(
    {
      zh: `没有停电记录：${paths.feed('outages')} 中没有文件（${grain.zh}）。`,
      en: `There are no outages: ${paths.feed('outages')} holds no file (${grain.en.toLowerCase()}).`,
    },
    {
      zh: '请把停电记录放入该文件夹；shihu init 生成带表头的空文件，shihu init --sample 生成示例项目。',
      en: 'Put outage files there; shihu init writes files with the headers, shihu init --sample an example project.',
    },
  );
}

async function verdictCounts(published: Database, year: number): Promise<VerdictCount[]> {
  const rows = await published.rows(
    `select area_tier, verdict, count(*) as cells from verdicts
     where year = $year and area_tier <> 'all' group by all order by all`,
    { year },
  );
  return rows as unknown as VerdictCount[];
}

async function missingEvidence(published: Database, year: number): Promise<EvidenceFault[]> {
  const rows = await published.rows(
    `select evidence, source_file, any_value(message) as message,
       any_value(message_en) as message_en, count(distinct city_code) as cities
     from missing_evidence where year = $year
     group by evidence, feed, source_file
     order by list_position(['unread_files', 'replaced_unlike', 'mostly_open', 'no_outages'],
       evidence), source_file`,
    { year },
  );
  return rows as unknown as EvidenceFault[];
}

/** One end of the time in which the data is taken as complete, and where it comes from. */
export interface HorizonEnd {
  readonly day: string;
  readonly source: string;
}

export async function horizonOf(
  published: Database,
): Promise<{ readonly from: HorizonEnd; readonly asOf: HorizonEnd }> {
  const rows = await published.rows(
    "select name, value, source from settings where name in ('as_of', 'data_from')",
  );
  const end = (wanted: string): HorizonEnd => {
    const row = rows.find(({ name }) => name === wanted);
    return { day: String(row?.value ?? ''), source: String(row?.source ?? 'data') };
  };
  return { from: end('data_from'), asOf: end('as_of') };
}

/** The latest year that holds complete days. */
async function latestYear(published: Database): Promise<Period> {
  const { latest } = await published.one(
    "select max(period) as latest from period_hours where period_kind = 'year'",
  );
  if (latest === null || latest === undefined) {
    throw failure(
      {
        zh: '没有一条停电记录落在统计区间内，无法生成报告。',
        en: 'No outage row lies within the horizon, so there is nothing to report on.',
      },
      {
        zh: '请查看被拒绝的行（rejected_rows 表），以及设置 as_of 与 data_from。',
        en: 'Look at the rejected rows (table rejected_rows) and at the settings as_of and data_from.',
      },
    );
  }
  return parsePeriod(String(latest));
}
