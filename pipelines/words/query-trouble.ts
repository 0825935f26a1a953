import { fill, type WordTree } from '../../schemas/words/index.js';

/** What is wrong with a query, and what to do. */
export const queryTroubleWords = {
  noQuery: { zh: '缺少查询语句。', en: 'No query given.' },
  queryExample: {
    zh: '例如：shihu query "select * from verdicts"',
    en: 'For example: shihu query "select * from verdicts"',
  },
  openPivot: {
    zh: 'PIVOT 须写明取值：否则 DuckDB 要先建一个类型，而查询只能读取。',
    en: 'List the values in the PIVOT. Without them DuckDB has to create a type, and a query can only read.',
  },
  pivotExample: {
    zh: "例如：pivot verdicts on area_tier in ('central', 'urban') using count(*)",
    en: "For example: pivot verdicts on area_tier in ('central', 'urban') using count(*)",
  },
  severalStatements: fill<'count'>(
    (p) => `只能运行一条查询语句，收到 ${p.count} 条。`,
    (p) => `Expected one statement, found ${p.count}.`,
  ),
  noParquet: {
    zh: 'DESCRIBE、SHOW、SUMMARIZE 与 EXPLAIN 的结果不能写成 parquet。',
    en: 'Results of DESCRIBE, SHOW, SUMMARIZE and EXPLAIN cannot be written as Parquet.',
  },
  otherFormat: { zh: '请改用 --format csv 或 json。', en: 'Use --format csv or json.' },
  oneByOne: { zh: '请逐条运行。', en: 'Run them one at a time.' },
  onlyReading: {
    zh: '只能执行查询（SELECT、WITH、FROM、VALUES、DESCRIBE、SHOW、SUMMARIZE、EXPLAIN），不能修改数据或设置。',
    en: 'A query can only read: SELECT, WITH, FROM, VALUES, DESCRIBE, SHOW, SUMMARIZE or EXPLAIN. It cannot change data or settings.',
  },
  keepOrCopy: {
    zh: '要保存结果请用 -o 文件；要修改，请另存一份数据库再用 DuckDB 打开。',
    en: 'To save a result use -o FILE. To change data, copy the database and open the copy with DuckDB.',
  },
  onlyTables: {
    zh: '查询只能读取已发布的表，不能读写文件、附加数据库或加载扩展。',
    en: 'A query can only read the published tables. It cannot use files, other databases or extensions.',
  },
  notAvailable: fill<'name'>(
    (p) => `查询中不能使用 ${p.name}：查询只能读取已发布的表。`,
    (p) => `${p.name} is not available: a query can only read the published tables.`,
  ),
  whatIsAvailable: {
    zh: 'FROM 后可用 range()、unnest()、json_each()、duckdb_tables() 等函数，全部列在 docs/analysts.md。',
    en: 'After FROM you can use range(), unnest(), json_each(), duckdb_tables() and others; docs/analysts.md lists all of them.',
  },
  tablesOrFile: {
    zh: 'shihu tables 列出所有表；要保存结果请用 -o 文件。',
    en: 'shihu tables lists the tables. To save a result use -o FILE.',
  },
  wrongQuery: fill<'what'>(
    (p) => `查询有误：${p.what}`,
    (p) => `The query is wrong: ${p.what}`,
  ),
  tooMuchMemory: fill<'size'>(
    (p) => `查询占用的内存超过 ${p.size}，已中止。`,
    (p) => `The query was stopped: it took more than ${p.size} of memory.`,
  ),
  narrowOrMemory: {
    zh: '请缩小查询范围，或用 --memory 提高内存上限。',
    en: 'Narrow the query, or raise the limit with --memory.',
  },
  meantTable: fill<'guess'>(
    (p) => `是否为 ${p.guess}？shihu tables 列出所有表。`,
    (p) => `Did you mean ${p.guess}? shihu tables lists all tables.`,
  ),
  seeTables: {
    zh: '用 shihu tables 与 shihu describe 查看表和列。',
    en: 'See the tables with shihu tables and their columns with shihu describe.',
  },
} satisfies WordTree;
