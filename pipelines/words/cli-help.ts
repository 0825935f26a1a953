import { fill, type WordTree } from '../../schemas/words/index.js';

const period = { zh: '2022、2022Q3 或 2022-09', en: '2022, 2022Q3 or 2022-09' };
const memory = { zh: '内存上限，如 2GB', en: 'memory limit, such as 2GB' };
const output = { zh: '写入文件', en: 'write to this file' };

/** What each command does, and its arguments and options. */
export const helpWords = {
  init: {
    does: { zh: '新建项目', en: 'create a project' },
    folder: { zh: '文件夹，默认为当前文件夹', en: 'folder; default the current folder' },
    city: {
      zh: '只含该市州的项目：代码、中文或英文名称',
      en: 'create a project for one city: its code, or its name in Chinese or English',
    },
    sample: { zh: '附合成的示例数据', en: 'include synthetic sample data' },
    outages: { zh: '示例的停电记录数', en: 'number of outage rows in the sample' },
    seed: { zh: '示例的随机种子', en: 'random seed of the sample' },
    from: {
      zh: '按这些文件提出设置，并把文件放入 data/',
      en: 'propose the settings for these files and put them into data/',
    },
  },
  run: {
    does: {
      zh: '载入 data/ 中的新文件，计算、检查、发布并生成报告',
      en: 'load new files from data/, build, check, publish and report',
    },
    period: {
      zh: '报告时段：2022、2022Q3 或 2022-09；默认为最近一年',
      en: 'period of the report: 2022, 2022Q3 or 2022-09; default the latest year',
    },
  },
  ingest: {
    does: { zh: '载入某类数据的文件', en: 'load files of one feed' },
    feed: { zh: '数据类别', en: 'feed that the files belong to' },
    files: { zh: '文件', en: 'files to load' },
    replace: {
      zh: '以这些文件替换该时段的停电记录（首尾两日均含）；未再次报送的行撤回',
      en: 'replace all outages between these dates, both included; rows that the files do not repeat are withdrawn',
    },
    provider: {
      zh: '只替换该供电单位的记录',
      en: 'replace only the rows of this provider',
    },
  },
  withdraw: {
    does: {
      zh: '撤回用 ingest 载入的文件（仍可用 --known-at 查看此前的结果）',
      en: 'withdraw a file loaded with ingest (--known-at still gives the earlier figures)',
    },
    document: {
      zh: '文件，按 shihu batches 所列的名称',
      en: 'name of the file, as shihu batches lists it',
    },
  },
  build: {
    does: { zh: '重新计算并发布数据库', en: 'rebuild and publish the database' },
  },
  check: {
    does: {
      zh: '列出数据检查及不符合的行',
      en: 'list the data checks and the rows that fail them',
    },
    limit: {
      zh: '每项检查最多列出的行数，0 为全部',
      en: 'most rows to list for each check; 0 for all',
    },
    rejects: {
      zh: '把被拒绝的行连同原因写回成可更正重报的文件（用 -o 指定）',
      en: 'write the rejected rows, with the reasons, to a file that can be corrected and loaded again (-o)',
    },
    output,
  },
  report: {
    does: {
      zh: '由已发布数据库生成一个时段的报告',
      en: 'write the report of a period from the published database',
    },
    period,
    city: {
      zh: '只写该市州的一页：代码、中文或英文名称',
      en: 'write only the page of this city: its code, or its name in Chinese or English',
    },
    explain: {
      zh: '另写各市州、各地区特征指标的由来页，并从报告链接过去',
      en: 'also write a page explaining the figure of each city and tier, linked from the report',
    },
    singleFile: {
      zh: '另写一个含总报告和所有市州页的网页文件，便于邮寄',
      en: 'also write one HTML file with the region and all cities inside, for mail',
    },
    charts: {
      zh: '另把每张图写成 SVG 与 PNG，放在 charts 文件夹中',
      en: 'also write each chart as SVG and PNG, in the folder charts',
    },
    pdf: {
      zh: '另把各页印成 PDF，用本机的 Chromium、Chrome 或 Edge',
      en: 'also print each page as PDF, by a Chromium, Chrome or Edge of the machine',
    },
    docx: {
      zh: '另把各页写成 Word 文档（DOCX），供修改、粘贴、签字',
      en: 'also write each page as a Word document (DOCX), to be edited, pasted and signed',
    },
  },
  plans: {
    does: {
      zh: '检查停电计划：时户数、预算余额、60 天内次数、能否提前七天通知；不符合时以 3 退出',
      en: 'check planned outages: user-hours, what is left of the budget, outages in 60 days, seven days’ notice; exit 3 if one breaks a rule',
    },
    action: { zh: 'check', en: 'check' },
    file: {
      zh: '停电计划文件，列同 data/plans；不载入',
      en: 'a file of planned outages, as in data/plans; nothing is loaded',
    },
  },
  query: {
    does: {
      zh: '在已发布数据库上执行只读查询；@ 列出现成的分析，- 从标准输入读取',
      en: 'run read-only SQL on the published database; @ lists saved questions, - reads standard input',
    },
    sql: {
      zh: '查询语句；@名称 为现成的分析，- 为标准输入',
      en: 'the query; @NAME for a saved question, - for standard input',
    },
    format: {
      zh: '输出格式；默认由 -o 的文件名决定，否则为 table',
      en: 'output format; default from the file name given with -o, else table',
    },
    output,
    file: {
      zh: '从文件读取查询，- 为标准输入',
      en: 'read the query from a file, - for standard input',
    },
    param: {
      zh: '给查询中的 $名称 赋值，可重复；值为文本，比较时按列的类型转换，NULL 为空值',
      en: 'set $NAME in the query, repeatable; values are text, cast to the type they are compared with, or NULL',
    },
    printSql: {
      zh: '打印现成的分析（@名称），可复制到 sql/analyses/ 修改',
      en: 'print the saved question @NAME, to be copied to sql/analyses/ and changed',
    },
    raw: {
      zh: 'CSV 中像公式的文本不加撇号；接入管道时本来不加',
      en: 'CSV: put no apostrophe before texts that look like a formula; a pipe gets none anyway',
    },
    nullText: {
      zh: 'CSV 中空值（NULL）的写法，默认什么也不写；空文本总写作 ""',
      en: 'CSV: what stands for NULL, by default nothing; an empty text is always ""',
    },
    limit: fill<'rows'>(
      (p) => `最多输出的行数，0 为全部；屏幕上的表格默认 ${p.rows}，其余默认全部`,
      (p) => `most rows to print, 0 for all; default ${p.rows} for a table on the screen, else all`,
    ),
    timeout: { zh: '时间上限，如 30s、5m', en: 'time limit, such as 30s or 5m' },
    memory,
  },
  shell: {
    does: {
      zh: '查询提示符：补全、历史与多行输入；.help 查看命令',
      en: 'open a query prompt with completion, history and multi-line input; .help lists its commands',
    },
    format: { zh: '输出格式', en: 'output format' },
    timeout: {
      zh: '每条查询的时间上限，如 30s、5m',
      en: 'time limit of each query, such as 30s or 5m',
    },
    memory,
  },
  export: {
    does: {
      zh: '把已发布的表导出为 Parquet，停电记录按年份和市州分区',
      en: 'export the published tables as Parquet, with outage rows partitioned by year and city',
    },
    to: {
      zh: '目标文件夹：新建的、空的，或先前导出的（整体替换）',
      en: 'target folder: new, empty, or an earlier export, which is replaced as a whole',
    },
  },
  tables: {
    does: { zh: '列出已发布的表', en: 'list the published tables' },
    html: {
      zh: '写成网页：全部表、列、算法、来源与血缘图',
      en: 'write them to a page: all tables and columns, formulas, sources and lineage',
    },
  },
  describe: {
    does: { zh: '列出一张表的列', en: 'list the columns of a table' },
    table: { zh: '表名', en: 'name of the table' },
  },
  batches: {
    does: {
      zh: '按次序列出各次载入：文件的版本与撤回',
      en: 'list the loads in order: versions of files, and withdrawals',
    },
  },
  diff: {
    does: {
      zh: '两个批次之间哪些判定和停电时间变了，由哪些记录引起',
      en: 'show which verdicts and hours changed between two batches, and which rows caused it',
    },
    before: { zh: '先前的批次，或存档名称', en: 'the earlier batch, or a submitted name' },
    after: {
      zh: '后来的批次，或存档名称；默认为现在',
      en: 'the later batch, or a submitted name; default: now',
    },
  },
  compare: {
    does: {
      zh: '存档的指标与另一存档或现值相差多少，差异按来源分解到秒',
      en: 'show what differs between a submission and another one, or now, and split it into parts to the second',
    },
    name: { zh: '存档名称', en: 'name of a submission' },
    other: {
      zh: '另一存档的名称，或 now（默认）：现在的指标',
      en: 'name of another submission, or now (default): the figures as they are',
    },
  },
  submit: {
    does: {
      zh: '把一个时段已发布的指标连同其依据以名称存档，此后不变',
      en: 'keep the published figures of a period, and all that they rest on, under a name',
    },
    name: {
      zh: '名称，此后可用于 --known-at 和 diff；只能用一次',
      en: 'name, for --known-at and diff from then on; it can be given once',
    },
    on: {
      zh: '存档日期，如 2023-01-15（程序不取系统时间）',
      en: 'day of the submission, such as 2023-01-15 (the program looks at no clock)',
    },
    period: {
      zh: '时段：2022、2022Q3 或 2022-09；默认为最近一年',
      en: 'period: 2022, 2022Q3 or 2022-09; default the latest year',
    },
  },
  doctor: {
    does: {
      zh: '检查本机、设置与数据有无问题；或为一个文件提出设置',
      en: 'check this machine, the settings and the data for problems; or propose the settings for a file',
    },
    file: {
      zh: '尚不能读取的文件：提出读取它所需的设置',
      en: 'a file that is not read yet: propose the settings that it wants',
    },
    feed: { zh: '文件属于哪类数据，默认自动识别', en: 'feed of the file; found by default' },
    answer: {
      zh: '回答一个问题，如 date_order=day_first（可重复）',
      en: 'answer a question, such as date_order=day_first (can be repeated)',
    },
  },
  explain: {
    does: {
      zh: '把一个指标拆开，直到每条停电记录',
      en: 'explain a figure, down to the rows behind it',
    },
    city: {
      zh: '市州的代码或名称；全区域写区域名称、代码或 all',
      en: 'code or name of a city; for the whole region its name or code, or all',
    },
    tier: {
      zh: '地区特征：市中心区、市区、城镇、农村，合计写 all',
      en: 'central, urban, town or rural; all for the total',
    },
    period,
    ytd: { zh: '年初至该季末', en: 'from the start of the year to the end of the quarter' },
    rows: { zh: '列出全部停电记录', en: 'list every outage row' },
    event: { zh: '一个停电事件的全过程', en: 'show everything about one event' },
    html: { zh: '写成网页', en: 'write a page' },
  },
  forecast: {
    does: {
      zh: '预测未结束的年度：至今、限额、余量与年末区间',
      en: 'forecast the year that is not over: so far, allowed, left, and by its end',
    },
    city: {
      zh: '只看该市州：代码、中文或英文名称',
      en: 'this city alone: its code, or its name in Chinese or English',
    },
    backtest: {
      zh: '检验：过去各年度在各月末会得到的预测与实际',
      en: 'judge it: past years as they would have been forecast, and what came',
    },
  },
  whatif: {
    does: {
      zh: '设想一年的停电有所不同，重算停电时间与判定；或找出最少去掉哪些才达到限额',
      en: 'run a year again with changed outages, or find the fewest that would have to go',
    },
    city: { zh: '市州的代码或名称', en: 'code or name of a city' },
    tier: {
      zh: '地区特征：市中心区、市区、城镇、农村',
      en: 'central, urban, town or rural',
    },
    year: { zh: '年度，如 2022', en: 'year, such as 2022' },
    without: {
      zh: '不计这些停电记录，如 line=线路、event=事件、cause=原因、county=区县、nature=性质（可重复）',
      en: 'leave rows out: line=…, event=…, cause=…, county=… or nature=… (can be repeated)',
    },
    faster: {
      zh: '这些停电记录的时长缩短，如 cause=雷击:20%（可重复）',
      en: 'shorten rows, such as cause=雷击:20% (can be repeated)',
    },
    plannedLess: {
      zh: '非故障停电的用户减少，如 30%',
      en: 'fewer users in outages that are not faults, such as 30%',
    },
    least: {
      zh: '最少去掉哪些线路、事件、原因或区县才达到限额',
      en: 'the fewest of these without which the limit is met',
    },
  },
  completion: {
    does: {
      zh: '输出命令行补全脚本：命令、选项、市州、数据类别、表名',
      en: 'print a script that completes commands, options, cities, feeds and tables',
    },
    shell: { zh: '命令行外壳', en: 'shell to complete for' },
  },
} satisfies WordTree;
