import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type FeedName, feedNames, feeds } from '../../schemas/feeds/index.js';
import type { Words } from '../../schemas/words.js';
import { failure } from '../base/errors.js';
import { nearest } from '../base/nearest.js';
import type { Progress } from '../base/progress.js';
import type { ProjectPaths } from '../project/paths.js';
import type { Project } from '../project/project.js';
import { seeProject } from './documents.js';
import type { ListedEntry } from './order-file.js';
import type { Seen } from './plan.js';

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

/** @throws UserError where there is nothing to make figures of */
export function requireOutages(documents: readonly Seen[], { paths }: Project): void {
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
