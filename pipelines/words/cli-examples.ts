import type { Words } from '../../schemas/words/index.js';

/** A command line as it is typed, and what it does. */
export interface Example extends Words {
  readonly line: string;
}

const example = (line: string, zh: string, en: string): Example => ({ line, zh, en });

/** Two or three command lines of each command. */
export const examples: Readonly<Record<string, readonly Example[]>> = {
  init: [
    example('shihu init my-project', '新建项目文件夹', 'create a project folder'),
    example('shihu init demo --sample', '附示例数据的项目', 'create a project with sample data'),
    example(
      'shihu init my-project --from outages.csv customers.xlsx',
      '按这些文件建立项目及其设置',
      'create a project with the settings that these files want',
    ),
  ],
  run: [
    example('shihu run', '载入新文件，报告最近一年', 'load new files, report the latest year'),
    example('shihu run --period 2022Q3', '报告第三季度', 'report the third quarter'),
    example(
      'shihu run --project my-project --strict',
      '有行被拒绝或检查未通过时以 3 退出',
      'exit with 3 if a row was rejected or a check failed',
    ),
  ],
  withdraw: [
    example('shihu withdraw corrected.csv', '撤回一个载入的文件', 'withdraw a loaded file'),
    example(
      'shihu withdraw corrected.csv --json',
      '同上，结果为 JSON',
      'the same, with the result as JSON',
    ),
  ],
  ingest: [
    example(
      'shihu ingest outages outages-2022-09.xlsx',
      '载入一个停电记录文件',
      'load a file of outages',
    ),
    example(
      'shihu ingest outages corrected.csv --replace 2022-07-01..2022-09-30 --provider 成都供电公司',
      '以更正文件替换该单位三季度的记录',
      'replace the third quarter of this provider with a corrected file',
    ),
    example('shihu ingest customers users.csv', '载入用户基数', 'load numbers of users'),
  ],
  build: [
    example('shihu build', '改动设置后重新计算', 'recompute the figures after changing a setting'),
    example(
      'shihu build --as-of 2022-10-01',
      '只计算到 2022 年 9 月底',
      'compute figures up to the end of September 2022',
    ),
  ],
  check: [
    example(
      'shihu check',
      '列出各项检查及不符合的行',
      'list the checks and the rows that fail them',
    ),
    example('shihu check --limit 100', '每项最多列出 100 行', 'list up to 100 rows of each'),
    example(
      'shihu check --rejects -o rejects.csv',
      '把被拒绝的行写成可更正重报的文件',
      'write the rejected rows to a file that can be corrected and loaded again',
    ),
  ],
  report: [
    example('shihu report --period 2022', '年度报告', 'report a year'),
    example(
      'shihu report --period 2022Q3 --lang en --pdf --docx',
      '第三季度，英文，另有 PDF 与 Word 文档',
      'report a quarter, in English, also as PDF and Word',
    ),
    example(
      'shihu report --period 2022 --known-at 1f3a',
      '按该批次载入时所知的年度报告',
      'report the year as it was known at that batch',
    ),
  ],
  plans: [
    example(
      'shihu plans check 七月计划.xlsx',
      '检查一份停电计划',
      'check a file of planned outages',
    ),
    example(
      'shihu plans check july.csv --as-of 2022-07-01 --json',
      '按 6 月底的数据检查，供机器读取',
      'check by the data up to the end of June, for machines',
    ),
  ],
  query: [
    example(
      'shihu query "select * from verdicts where year = 2022"',
      '在屏幕上查看',
      'show the result on the screen',
    ),
    example(
      'shihu query "from outage_facts" --format csv -o outages.csv',
      '全部写入 CSV',
      'write all rows to a CSV file',
    ),
    example(
      'shihu query @worst_lines --sql -o sql/analyses/my_lines.sql',
      '复制一条现成的分析，改为自己的 @my_lines',
      'copy a saved question, to be changed into one of your own, @my_lines',
    ),
  ],
  shell: [
    example('shihu shell', '打开查询提示符', 'open the prompt'),
    example('shihu shell --project my-project', '在另一个项目中', 'open it in another project'),
  ],
  explain: [
    example('shihu explain 成都 市区 2022', '说明一个数字的由来', 'explain a figure'),
    example('shihu explain 510100 urban 2022Q3 --json', '供机器读取', 'for machines'),
  ],
  whatif: [
    example(
      'shihu whatif 成都 市区 2022 --without cause=雷击',
      '若没有雷击引起的停电',
      'as if there had been no lightning',
    ),
    example(
      'shihu whatif 成都 urban 2022 --faster nature=fault:20% --planned-less 30%',
      '若故障修复快两成、计划停电的用户少三成',
      'faults over a fifth sooner, and fewer users in planned outages',
    ),
    example(
      'shihu whatif 成都 市区 2022 --least lines',
      '至少治理哪几条线路才能达标',
      'the fewest lines that would have to go',
    ),
  ],
  export: [
    example('shihu export --to parquet', '导出为 Parquet', 'write Parquet files'),
    example(
      'shihu export --to parquet --as-of 2022-10-01',
      '截至 2022 年 9 月底的数据',
      'export the figures up to the end of September 2022',
    ),
  ],
  tables: [
    example('shihu tables', '列出已发布的表', 'list the published tables'),
    example('shihu tables --html catalogue.html', '写成网页', 'write them to a page'),
  ],
  describe: [
    example('shihu describe verdicts', '查看各列', 'show the columns'),
    example('shihu describe outage_facts --json', '供机器读取', 'for machines'),
  ],
  batches: [
    example('shihu batches', '列出已载入的文件', 'list the loaded files'),
    example('shihu batches --json', '供机器读取', 'for machines'),
  ],
  diff: [
    example('shihu diff 1f3a 9c0e', '两个批次之间的变化', 'show what changed between two batches'),
    example('shihu diff 1f3a 9c0e --json', '全部变化，供机器读取', 'all changes, for machines'),
  ],
  compare: [
    example(
      'shihu compare annual-2022',
      '上报之后改了多少，因何而改',
      'what was revised since it was submitted, and by what',
    ),
    example(
      'shihu compare draft-2022 annual-2022 --json',
      '两次上报之间的全部变化，供机器读取',
      'all changes between two submissions, for machines',
    ),
  ],
  submit: [
    example(
      'shihu submit annual-2022 --on 2023-01-15',
      '把最近一年的指标存档',
      'keep the figures of the latest year',
    ),
    example(
      'shihu submit 三季度 --period 2022Q3 --on 2022-10-20',
      '把第三季度的指标存档',
      'keep the figures of the third quarter',
    ),
  ],
  doctor: [
    example('shihu doctor', '检查当前文件夹', 'check the current folder'),
    example('shihu doctor --project my-project --json', '供机器读取', 'for machines'),
    example(
      'shihu doctor export.csv',
      '为尚不能读取的文件提出设置',
      'propose the settings for a file that is not read yet',
    ),
  ],
  forecast: [
    example('shihu forecast', '各市州年底能否达标', 'see where the year is heading'),
    example(
      'shihu forecast --city 成都 --as-of 2022-07-01',
      '按年中的数据',
      'as it stood in mid-year',
    ),
    example('shihu forecast --backtest', '过去的预测有多准', 'see how well it would have done'),
  ],
  completion: [
    example('source <(shihu completion bash)', '用于当前 bash', 'for this bash'),
    example(
      'shihu completion zsh > ~/.zfunc/_shihu',
      '用于 zsh（该文件夹须在 fpath 中）',
      'for zsh, in a folder of its fpath',
    ),
    example(
      'shihu completion fish > ~/.config/fish/completions/shihu.fish',
      '用于 fish',
      'for fish',
    ),
  ],
};
