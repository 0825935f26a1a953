import { table } from '../base/markdown.js';
import { version } from '../base/package.js';
import type { ExportedTable } from './manifest.js';

/** What lies in the folder, for whoever finds it. */
export function readmeOf(exported: readonly ExportedTable[]): string {
  const rows = exported.map(({ table: { name, zh, en }, files }) => [
    `\`${name}\``,
    String(files.reduce((sum, file) => sum + file.rows, 0)),
    String(files.length),
    zh,
    en,
  ]);
  return `# shihu ${version}: Parquet

由 shihu export 从已发布数据库导出。每张表一个 Parquet 文件；停电记录 outage_facts 按开始年份和市州分区
（Hive 布局），year 与 city_code 两列由路径给出，文件内不再重复。manifest.json 列出各表的列、类型、含义、
行数、文件及其 SHA-256，以及数据批次与生效设置。请勿在本文件夹内存放其他文件，再次导出会整体替换。

Exported from the published database by shihu export. One Parquet file per table; outage_facts is partitioned by
start year and city (Hive layout): the path gives year and city_code, and the files do not repeat them.
manifest.json lists columns, types, meanings, rows, files with their SHA-256, input batches and settings.
Keep nothing else in this folder: the next export replaces it as a whole.

${table(['Table · 表', 'Rows · 行数', 'Files · 文件数', '内容', 'Holds'], rows)}

\`\`\`sql
select * from read_parquet('verdicts.parquet');
select * from read_parquet('outage_facts/*/*/*.parquet',
  hive_partitioning = true, hive_types = {'year': integer, 'city_code': varchar});
\`\`\`
`;
}
