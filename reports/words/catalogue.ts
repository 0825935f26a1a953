import { fill, type WordTree } from '../../schemas/words/index.js';

/** Words of the page that says what every published table and column is. */
export const catalogueWords = {
  title: { zh: '数据目录', en: 'Data catalogue' },
  subtitle: {
    zh: '已发布数据库 reliability.duckdb 的表、列、算法与来源',
    en: 'Tables, columns, formulas and sources of the published database, reliability.duckdb',
  },
  intro: {
    zh: '本页由程序的声明生成，与 shihu tables、shihu describe 以及数据库内的注释同出一源。DECIMAL(38,0) 列为精确整数；DOUBLE 列在最后一步由整数相除得到，判定不以其为准。时间为北京时间，不带时区。',
    en: 'Made from the program’s own declarations, as are shihu tables, shihu describe and the comments in the database. DECIMAL(38,0) columns are exact integers; DOUBLE columns are made from them by one division in the last step, and no verdict rests on one. Times are Beijing time, without an offset.',
  },
  contents: { zh: '目录', en: 'Contents' },
  tables: { zh: '已发布的表', en: 'Published tables' },
  table: { zh: '表', en: 'Table' },
  holds: { zh: '内容', en: 'Holds' },
  grain: { zh: '粒度', en: 'Grain' },
  key: { zh: '主键', en: 'Key' },
  method: { zh: '方法', en: 'Method' },
  lineage: { zh: '从数据文件到指标', en: 'From files to figures' },
  lineageTitle: { zh: '数据血缘图', en: 'Lineage of the published tables' },
  lineageText: fill<'count'>(
    (p) =>
      `自上而下共 ${p.count} 个关系，每个都在它所读取的关系之下；下表逐一列出。深色为发布的表，圆点表示还读取设置。`,
    (p) =>
      `${p.count} relations from top to bottom, each below all that it reads; the table below lists them. Dark ones are published, a dot means that settings are read too.`,
  ),
  lineageNote: {
    zh: '由 DuckDB 对各 SQL 文件的解析得出。checks、check_failures、settings 三张表由程序直接写入，未画出。',
    en: 'From DuckDB’s own parse of the SQL files. The tables checks, check_failures and settings are written by the program itself and are not drawn.',
  },
  lineageTable: { zh: '血缘表', en: 'The same as a table' },
  relation: { zh: '关系', en: 'Relation' },
  layer: { zh: '层', en: 'Layer' },
  what: { zh: '每行是什么', en: 'What a row is' },
  reads: { zh: '读取', en: 'Reads' },
  readBy: { zh: '被读取于', en: 'Read by' },
  layers: {
    input: { zh: '载入', en: 'input' },
    staging: { zh: '整理', en: 'staging' },
    intermediate: { zh: '计算', en: 'intermediate' },
    marts: { zh: '发布', en: 'published' },
  },
  heldDocuments: { zh: '来源文件，每个文件一行', en: 'one row per document that rows came from' },
  heldLoads: {
    zh: '载入记录：文件的每个版本一行，撤回另记一行',
    en: 'the log: one row per version of a document, and per withdrawal',
  },
  heldParts: { zh: '文件的各工作表，每表一行', en: 'one row per version and sheet of it' },
  heldRejects: { zh: '被拒绝的行，每个问题一行', en: 'one row per fault of a rejected row' },
  columns: { zh: '各表的列', en: 'Columns, table by table' },
  tableCount: fill<'count'>(
    (p) => `共 ${p.count} 张表`,
    (p) => `${p.count} tables`,
  ),
  columnsOf: fill<'table'>(
    (p) => `${p.table} 的列`,
    (p) => `Columns of ${p.table}`,
  ),
  column: { zh: '列', en: 'Column' },
  type: { zh: '类型', en: 'Type' },
  empty: { zh: '可空', en: 'Empty' },
  unit: { zh: '单位或取值', en: 'Unit or values' },
  meaning: { zh: '含义', en: 'Meaning' },
  formula: { zh: '算法（=）或出处（←）', en: 'Formula (=) or source (←)' },
  examples: { zh: '查询示例', en: 'Example queries' },
  examplesText: {
    zh: '用 shihu query @名称 运行，或复制到任何 DuckDB 客户端。',
    en: 'Run one with shihu query @name, or copy it into any DuckDB client.',
  },
  footer: fill<'version'>(
    (p) => `由 shihu（时户）${p.version} 生成。`,
    (p) => `Made by shihu ${p.version}.`,
  ),
} satisfies WordTree;
