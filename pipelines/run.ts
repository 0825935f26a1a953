/**
 * The main job, and the order in which data passes through the program:
 *
 *   1. find     the files in data/, examined once each          ingest/files
 *   2. plan     which are new, which are held already           ingest/plan
 *   3. ingest   each new file into the warehouse                ingest/ingest
 *   4. build    models and checks into a new database,
 *               renamed over the published one                  build/build
 *   5. report   the period's page from the published tables     report/report
 *
 * Stages meet only in tables: the warehouse between 3 and 4, the published database between 4 and 5.
 */
import { existsSync } from 'node:fs';
import { type FeedName, feedNames, feeds } from '../schemas/feeds/index.js';
import type { Language, Words } from '../schemas/words.js';
import type { Database } from './base/database.js';
import { failure } from './base/errors.js';
import { type BuildOptions, build } from './build/build.js';
import type { CheckOutcome } from './build/checks.js';
import { examine, type FeedFile, findFiles } from './ingest/files.js';
import { type IngestedFile, ingestFiles } from './ingest/ingest.js';
import type { Replacement } from './ingest/store.js';
import { type Period, parsePeriod } from './project/period.js';
import { openPublished, type Project } from './project/project.js';
import { writeReport } from './report/report.js';
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

export interface RunResult {
  readonly ingested: readonly IngestedFile[];
  readonly checks: readonly CheckOutcome[];
  readonly period: Period;
  readonly report: string;
}

export async function run(
  project: Project,
  options: RunOptions,
  tell: Progress,
): Promise<RunResult> {
  const wanted = options.period === undefined ? undefined : parsePeriod(options.period);
  const files = await findProjectFiles(project, tell);
  const { ingested, checks } = await withWarehouse(project, async (warehouse) => {
    const ingested = await ingestProject(warehouse, project, files, tell);
    await requireOutages(warehouse, project);
    return { ingested, checks: await buildProject(warehouse, project, options, tell) };
  });
  const published = await openPublished(project.paths);
  try {
    const period = wanted ?? (await latestYear(published));
    tell.progress({ zh: `生成 ${period.name} 的报告`, en: `Report of ${period.name}` });
    const report = await writeReport(published, project, period, options.language);
    return { ingested, checks, period, report };
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

/** Files of every feed; says which feeds are missing and what they would hold. */
export async function findProjectFiles(
  { paths }: Project,
  tell: Progress,
): Promise<readonly FeedFile[]> {
  const files: FeedFile[] = [];
  for (const feed of feedNames) {
    const found = await findFiles(paths.feed(feed));
    for (const path of found.files) {
      tell.progress({ zh: `检视 ${path}`, en: `Looking at ${path}` });
      files.push(await examine(feed, path, paths.root));
    }
    for (const name of found.passedOver) {
      tell.notice({
        zh: `未读取 data/${feed}/${name}：不支持这种格式`,
        en: `Not read: data/${feed}/${name}, a format that is not supported`,
      });
    }
    if (found.files.length === 0) tell.notice(missingFeed(feed));
  }
  return files;
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

function missingFeed(feed: FeedName): Words {
  const { zh, en, grain } = feeds[feed];
  return {
    zh: `data/${feed}/ 中没有文件（${zh}：${grain.zh}）；${without[feed].zh}`,
    en: `No file in data/${feed}/ (${en}: ${grain.en.toLowerCase()}); ${without[feed].en}`,
  };
}

export async function ingestProject(
  warehouse: Database,
  project: Project,
  files: readonly FeedFile[],
  tell: Progress,
  replacement?: Replacement,
): Promise<IngestedFile[]> {
  return ingestFiles(warehouse, files, project.loaded, {
    ...(replacement && { replacement }),
    onFile: ({ file }) => tell.progress({ zh: `载入 ${file.name}`, en: `Loading ${file.name}` }),
  });
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

async function requireOutages(warehouse: Database, { paths }: Project): Promise<void> {
  const { held } = await warehouse.one('select count(*) as held from held_outages');
  if (held !== 0) return;
  const folder = paths.feed('outages');
  const empty = existsSync(folder);
  throw failure(
    {
      zh: empty
        ? `没有一条停电记录可用：${folder} 中没有能载入的行。`
        : `没有停电记录：文件夹 ${folder} 不存在。`,
      en: empty
        ? `There is no outage to work on: ${folder} holds no row that could be loaded.`
        : `There are no outages: the folder ${folder} does not exist.`,
    },
    {
      zh: `请放入停电记录文件（${feeds.outages.grain.zh}）；shihu init 可生成带表头的空文件，shihu init --sample 可生成示例。`,
      en: 'Put outage files there (one row per outage event and asset); shihu init writes files with the headers, shihu init --sample an example.',
    },
  );
}

/** The latest year that holds complete days. */
async function latestYear(published: Database): Promise<Period> {
  const { latest } = await published.one(
    "select max(period) as latest from period_hours where period_kind = 'year'",
  );
  if (latest === null || latest === undefined) {
    throw failure({
      zh: '统计区间内没有数据：请检查设置 as_of 与 data_from。',
      en: 'The horizon holds no data: look at the settings as_of and data_from.',
    });
  }
  return parsePeriod(String(latest));
}
