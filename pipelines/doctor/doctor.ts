import { constants, existsSync } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { feedColumns, feedNames, feeds } from '../../schemas/feeds/index.js';
import { vocabularyOf } from '../../schemas/vocabulary.js';
import type { Words } from '../../schemas/words.js';
import { Database } from '../base/database.js';
import { messageOf, UserError } from '../base/errors.js';
import { examine, findFiles } from '../ingest/files.js';
import { likelyHeader } from '../ingest/layout.js';
import { openSource } from '../ingest/source.js';
import { projectPaths } from '../project/paths.js';
import { type LoadedSettings, loadSettings } from '../project/settings.js';

export interface Finding {
  readonly level: 'ok' | 'warning' | 'problem';
  readonly what: Words;
}

const OLDEST_NODE = 20;
const LITTLE_SPACE = 1 << 30;

/** What is wrong with this machine, the settings or the data, in that order. */
export async function examineProject(folder: string): Promise<Finding[]> {
  const paths = projectPaths(folder);
  const findings = [nodeVersion(), await databaseLoads()];
  if (!existsSync(paths.root)) {
    return [...findings, problem(`没有文件夹 ${paths.root}`, `There is no folder ${paths.root}`)];
  }
  findings.push(await folderWritable(paths.root), await freeSpace(paths.root));
  const loaded = await loadSettings(paths.settings).catch((error: unknown) => error);
  if (!isLoaded(loaded)) return [...findings, told(loaded)];
  findings.push(
    existsSync(paths.settings)
      ? ok(`设置有效：${paths.settings}`, `The settings are valid: ${paths.settings}`)
      : ok('没有 shihu.yaml，全部取默认值', 'No shihu.yaml: all settings have their defaults'),
  );
  for (const feed of feedNames) findings.push(...(await feedFindings(folder, feed, loaded)));
  findings.push(...(await stateFindings(paths)));
  return findings;
}

function isLoaded(value: unknown): value is LoadedSettings {
  return typeof value === 'object' && value !== null && 'settings' in value;
}

function ok(zh: string, en: string): Finding {
  return { level: 'ok', what: { zh, en } };
}
function warning(zh: string, en: string): Finding {
  return { level: 'warning', what: { zh, en } };
}
function problem(zh: string, en: string): Finding {
  return { level: 'problem', what: { zh, en } };
}
function told(error: unknown): Finding {
  if (error instanceof UserError) return problem(error.tell('zh'), error.tell('en'));
  return problem(messageOf(error), messageOf(error));
}

function nodeVersion(): Finding {
  const version = process.versions.node;
  return Number(version.split('.')[0]) >= OLDEST_NODE
    ? ok(`Node.js ${version}`, `Node.js ${version}`)
    : problem(
        `Node.js ${version} 过旧，需要 ${OLDEST_NODE} 或更新版本`,
        `Node.js ${version} is too old; ${OLDEST_NODE} or later is needed`,
      );
}

async function databaseLoads(): Promise<Finding> {
  try {
    const database = await Database.open(':memory:');
    const { version } = await database.one('select version() as version');
    database.close();
    return ok(`DuckDB ${version}`, `DuckDB ${version}`);
  } catch (error) {
    return told(error);
  }
}

async function folderWritable(root: string): Promise<Finding> {
  return access(root, constants.W_OK).then(
    () => ok(`可写入 ${root}`, `${root} can be written`),
    () => problem(`没有写入 ${root} 的权限`, `${root} can't be written`),
  );
}

async function freeSpace(root: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(root);
  const gigabytes = ((bavail * bsize) / LITTLE_SPACE).toFixed(1);
  return bavail * bsize >= LITTLE_SPACE
    ? ok(`磁盘剩余 ${gigabytes} GiB`, `${gigabytes} GiB of disk are free`)
    : warning(`磁盘仅剩 ${gigabytes} GiB`, `Only ${gigabytes} GiB of disk are free`);
}

async function feedFindings(
  folder: string,
  feed: (typeof feedNames)[number],
  { settings, region }: LoadedSettings,
): Promise<Finding[]> {
  const paths = projectPaths(folder);
  const own = settings.feeds[feed] ?? {};
  const columns = feedColumns(feed, vocabularyOf(region, own.values)).map((column) => {
    const more = own.columns?.[column.name] ?? [];
    return { ...column, aliases: [more].flat().concat(column.aliases) };
  });
  const { files, passedOver } = await findFiles(paths.feed(feed));
  const { zh, en, grain } = feeds[feed];
  const findings = passedOver.map((name) =>
    warning(
      `data/${feed}/${name} 的格式不受支持`,
      `data/${feed}/${name} is of a format that is not read`,
    ),
  );
  if (files.length === 0) {
    const say = feed === 'outages' || feed === 'customers' ? warning : ok;
    findings.push(
      say(
        `data/${feed}/ 中没有文件（${zh}：${grain.zh}）`,
        `No file in data/${feed}/ (${en}: ${grain.en})`,
      ),
    );
  }
  const database = await Database.open(':memory:');
  for (const path of files) {
    try {
      const file = await examine(feed, path, paths.root);
      const { layout } = await openSource(file, columns, own.constants ?? {}, database);
      findings.push(...layoutFindings(file.name, file.encoding, layout));
    } catch (error) {
      findings.push(told(error));
    }
  }
  database.close();
  return findings;
}

function layoutFindings(
  name: string,
  encoding: string,
  layout: Awaited<ReturnType<typeof openSource>>['layout'],
): Finding[] {
  if (layout.headerLine === null) {
    return [problem(`${name}：没有可识别的表头`, `${name}: no header that is known`)];
  }
  const findings = layout.missing.map((column) => {
    const likely = likelyHeader(column, layout);
    return problem(
      `${name}：缺少必填列 ${column.name}${likely ? `（是否为“${likely}”？）` : ''}`,
      `${name}: the required column ${column.name} is missing${likely ? ` (is it "${likely}"?)` : ''}`,
    );
  });
  if (layout.unknown.length > 0) {
    const names = layout.unknown.join(', ');
    findings.push(warning(`${name}：未使用的列 ${names}`, `${name}: columns not used: ${names}`));
  }
  return findings.length > 0
    ? findings
    : [
        ok(
          `${name}：${encoding}，表头在第 ${layout.headerLine} 行`,
          `${name}: ${encoding}, header on line ${layout.headerLine}`,
        ),
      ];
}

async function stateFindings({
  warehouse,
  published,
}: ReturnType<typeof projectPaths>): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (existsSync(warehouse)) {
    try {
      const database = await Database.open(warehouse, { readOnly: true });
      const { batches } = await database.one('select count(*) as batches from held_batches');
      database.close();
      findings.push(ok(`数据仓库：${batches} 个批次`, `The warehouse holds ${batches} batches`));
    } catch (error) {
      findings.push(told(error));
    }
  }
  if (!existsSync(published)) {
    findings.push(
      warning('尚未发布数据库；运行 shihu run', 'Nothing is published yet; run shihu run'),
    );
  } else if (existsSync(warehouse)) {
    const [held, made] = await Promise.all([stat(warehouse), stat(published)]);
    findings.push(
      held.mtimeMs > made.mtimeMs + 60_000
        ? warning(
            '已发布数据库早于数据仓库；运行 shihu run',
            'The published database is older than the warehouse; run shihu run',
          )
        : ok(`已发布：${published}`, `Published: ${published}`),
    );
  }
  return findings;
}
