import { relative, sep } from 'node:path';
import { type FeedColumn, type FeedName, feedNames } from '../../schemas/feeds/index.js';
import { Database } from '../base/database.js';
import { nearest } from '../base/nearest.js';
import { readColumns } from '../ingest/columns.js';
import { findFiles } from '../ingest/files.js';
import { likelyHeader } from '../ingest/layout.js';
import type { ProjectPaths } from '../project/paths.js';
import type { LoadedSettings } from '../project/settings.js';
import { missingFeed } from '../run.js';
import { type Finding, findingsOn } from './finding.js';
import { type Looked, lookAt } from './look.js';

/** Whether each feed is there, and whether its files can be read and how. */
export async function dataFindings(
  paths: ProjectPaths,
  loaded: LoadedSettings,
): Promise<Finding[]> {
  // In memory: the project's own may be in use.
  const database = await Database.open(':memory:');
  try {
    const findings: Finding[] = [];
    for (const feed of feedNames) {
      findings.push(...(await feedFindings(feed, paths, loaded, database)));
    }
    return findings;
  } finally {
    database.close();
  }
}

async function feedFindings(
  feed: FeedName,
  paths: ProjectPaths,
  loaded: LoadedSettings,
  database: Database,
): Promise<Finding[]> {
  const on = findingsOn(`data/${feed}`);
  const files = await findFiles(paths.feed(feed));
  const findings: Finding[] = [];
  if (files.length === 0) {
    const { zh, en } = missingFeed(feed);
    // One can do without the others, and many do.
    const isNeeded = feed === 'outages' || feed === 'customers';
    findings.push((isNeeded ? on.warning : on.ok)(zh, en, isNeeded ? fillIt(feed) : undefined));
  }
  const reading = readColumns(feed, loaded);
  for (const path of files) {
    const name = relative(paths.root, path).split(sep).join('/');
    try {
      const looked = await lookAt(feed, path, paths.root, reading, database);
      findings.push(...fileFindings(feed, name, looked, reading.columns));
    } catch (error) {
      findings.push(findingsOn(name).told(error));
    }
  }
  return findings;
}

function fillIt(feed: FeedName) {
  return {
    zh: `请把文件放入 data/${feed}/；各列见 docs/feeds.md，shihu init 生成带表头的空表。`,
    en: `Put files into data/${feed}/; docs/feeds.md has the columns, shihu init empty files with headers.`,
  };
}

function fileFindings(
  feed: FeedName,
  name: string,
  { kind, layout, isEmpty }: Looked,
  columns: readonly FeedColumn[],
): Finding[] {
  const on = findingsOn(name);
  if (isEmpty) return [on.warning(`${name}：空文件`, `${name}: the file is empty`)];
  const nameIt = {
    zh: `可在 shihu.yaml 的 feeds.${feed}.columns 或 constants 中指定。`,
    en: `It can be named in shihu.yaml under feeds.${feed}.columns or constants.`,
  };
  if (layout.headerLine === null) {
    return [on.problem(`${name}：没有可识别的表头`, `${name}: no header that is known`, nameIt)];
  }
  const missing = layout.missing.map((column) => {
    const likely = likelyHeader(column, layout);
    return on.problem(
      `${name}：缺少必填列 ${column.name}${likely ? `（是否为“${likely}”？）` : ''}`,
      `${name}: the required column ${column.name} is missing${likely ? ` (is it "${likely}"?)` : ''}`,
      nameIt,
    );
  });
  if (missing.length > 0) return missing;
  const lacking = columns.filter((column) => !layout.columns.includes(column.name));
  const slips = layout.unknown.flatMap((header) => {
    const meant = lacking.find((c) => nearest(header.trim(), [c.name, ...c.aliases]));
    return meant ? [{ header, meant }] : [];
  });
  const unused = layout.unknown.length > 0 ? layout.unknown : undefined;
  const where = layout.headerLine > 0 ? layout.headerLine : undefined;
  return [
    ...slips.map(({ header, meant }) =>
      on.warning(
        `${name}：未识别的列“${header}”是否为 ${meant.name}（${meant.zh}）？`,
        `${name}: is the unknown column "${header}" meant to be ${meant.name}?`,
        nameIt,
      ),
    ),
    on.ok(
      `${name}：${kind}${where ? `，表头在第 ${where} 行` : ''}${unused ? `；未使用的列：${unused.join('、')}` : ''}`,
      `${name}: ${kind}${where ? `, header on line ${where}` : ''}${unused ? `; columns not used: ${unused.join(', ')}` : ''}`,
    ),
  ];
}
