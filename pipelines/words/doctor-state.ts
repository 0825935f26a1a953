import { fill, type Words, type WordTree } from '../../schemas/words/index.js';

/** What the doctor says of the machine, the warehouse and what is published. */
export const stateWords = {
  node: fill<'version'>(
    (p) => `Node.js ${p.version}`,
    (p) => `Node.js ${p.version}`,
  ),
  oldNode: fill<'version' | 'needed'>(
    (p) => `Node.js ${p.version} 过旧，需要 ${p.needed} 或更新版本`,
    (p) => `Node.js ${p.version} is too old; version ${p.needed} or later is needed`,
  ),
  installNode: {
    zh: '请从 nodejs.org 安装新版本。',
    en: 'Install a later version from nodejs.org.',
  },
  duckdb: fill<'version'>(
    (p) => `DuckDB ${p.version}`,
    (p) => `DuckDB ${p.version}`,
  ),
  spark: fill<'version' | 'address'>(
    (p) => `${p.address} 的 Spark ${p.version} 可用，工作节点能读写 engine.storage`,
    (p) =>
      `Spark ${p.version} at ${p.address} works, and its workers read and write engine.storage`,
  ),
  writable: fill<'folder'>(
    (p) => `可写入 ${p.folder}`,
    (p) => `${p.folder} can be written`,
  ),
  unwritable: fill<'folder' | 'code'>(
    (p) => `无法写入 ${p.folder}（${p.code}）`,
    (p) => `Cannot write to ${p.folder} (${p.code})`,
  ),
  makeWritable: {
    zh: '请检查文件夹权限，或把项目移到可写的磁盘。',
    en: 'Check its permissions, or move the project to a disk that you can write to.',
  },
  spaceUnknown: { zh: '磁盘余量未知', en: 'The free disk space is not known' },
  space: fill<'size'>(
    (p) => `磁盘剩余 ${p.size}`,
    (p) => `${p.size} of disk space free`,
  ),
  littleSpace: fill<'size'>(
    (p) => `磁盘仅剩 ${p.size}`,
    (p) => `Only ${p.size} of disk space free`,
  ),
  freeSpace: { zh: '请腾出空间。', en: 'Free some disk space.' },

  noWarehouse: {
    zh: '尚无数据仓库；首次运行时建立',
    en: 'There is no warehouse yet; the first run creates it',
  },
  warehouse: fill<'batches'>(
    (p) => `数据仓库：${p.batches} 个批次`,
    (p) => `The warehouse holds ${p.batches} batches`,
  ),
  notPublished: { zh: '尚未发布数据库', en: 'Nothing is published yet' },
  published: fill<'file'>(
    (p) => `已发布：${p.file}`,
    (p) => `Published: ${p.file}`,
  ),
  runIt: { zh: '请运行 shihu run。', en: 'Run shihu run.' },
  otherTables: {
    zh: '已发布数据库的表与本程序不符，可能由其他版本生成',
    en: 'The published tables do not match this program; another version may have made them',
  },
  buildIt: { zh: '请运行 shihu build。', en: 'Run shihu build.' },
  olderThanFiles: (p: { count: number; names: readonly string[] }): Words => {
    const more = p.count > p.names.length ? ' …' : '';
    return {
      zh: `已发布数据库早于 ${p.count} 个数据文件：${p.names.join('、')}${more}`,
      en: `The published database is older than ${p.count} data files: ${p.names.join(', ')}${more}`,
    };
  },
  olderThanSettings: {
    zh: '已发布数据库早于 shihu.yaml 的修改',
    en: 'The published database is older than shihu.yaml',
  },
  staleReport: fill<'period'>(
    (p) => `${p.period} 的报告早于已发布的数据`,
    (p) => `The report of ${p.period} is older than the published data`,
  ),
  runCommand: fill<'command'>(
    (p) => `请运行 ${p.command}。`,
    (p) => `Run ${p.command}.`,
  ),
  rejected: fill<'rows'>(
    (p) => `有 ${p.rows} 行被拒绝`,
    (p) => `${p.rows} rows were rejected`,
  ),
  seeRejected: {
    zh: 'shihu query "from rejected_rows" 列出各行及原因。',
    en: 'shihu query "from rejected_rows" lists them with the reasons.',
  },
  failingChecks: (names: readonly string[]): Words => ({
    zh: `未通过的数据检查：${names.join('、')}`,
    en: `Data checks that fail: ${names.join(', ')}`,
  }),
  seeChecks: {
    zh: 'shihu check 列出不符合的行。',
    en: 'shihu check lists the rows that fail them.',
  },
  ofError: fill<'message'>(
    (p) => p.message,
    (p) => p.message,
  ),
} satisfies WordTree;
