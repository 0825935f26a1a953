import { fill, type WordTree } from '../../schemas/words/index.js';

export const modelsWords = {
  cannotParse: fill<'file' | 'reason'>(
    (p) => `sql/${p.file} 应为一条 SELECT，无法解析：${p.reason}`,
    (p) => `sql/${p.file} must be a single SELECT and could not be parsed: ${p.reason}`,
  ),
  twoSources: fill<'name' | 'one' | 'other'>(
    (p) => `关系 ${p.name} 有两处来源：${p.one} 与 ${p.other}`,
    (p) => `The relation ${p.name} has two sources: ${p.one} and ${p.other}`,
  ),
  noSource: fill<'file' | 'name'>(
    (p) => `sql/${p.file} 读取 ${p.name}，但没有名为 ${p.name}.sql 的模型，也没有这样的输入表`,
    (p) => `sql/${p.file} reads ${p.name}, but there is no such model and no such input table`,
  ),
  circle: fill<'files'>(
    (p) => `模型互相读取，形成循环：${p.files}`,
    (p) => `The models read each other in a circle: ${p.files}`,
  ),
  failed: fill<'file' | 'reason'>(
    (p) => `sql/${p.file} 执行失败：${p.reason}`,
    (p) => `sql/${p.file} failed: ${p.reason}`,
  ),

  noAnalysis: fill<'name'>(
    (p) => `没有名为 ${p.name} 的分析。`,
    (p) => `There is no analysis named ${p.name}.`,
  ),
  didYouMean: fill<'guess'>(
    (p) => `是否为 @${p.guess}？用 shihu query @ 查看全部。`,
    (p) => `Did you mean @${p.guess}? To list all of them, run shihu query @.`,
  ),
  listAnalyses: {
    zh: '用 shihu query @ 查看全部。',
    en: 'To list all of them, run shihu query @.',
  },

  wrongQuestion: fill<'file' | 'line' | 'what'>(
    (p) => `${p.file} 第 ${p.line} 行：${p.what}`,
    (p) => `${p.file}, line ${p.line}: ${p.what}`,
  ),
  copyQuestion: {
    zh: 'shihu query @worst_lines --sql 打印一条现成的分析，可照它的开头书写。',
    en: 'shihu query @worst_lines --sql prints a saved question, whose head can be copied.',
  },
  questionNotRead: fill<'file' | 'reason'>(
    (p) => `未能读取 ${p.file}：${p.reason}。`,
    (p) => `${p.file} could not be read: ${p.reason}.`,
  ),
  notUtf8: {
    zh: '不是 UTF-8 文本，请另存为 UTF-8。',
    en: 'the text is not UTF-8. Save the file as UTF-8.',
  },
  noHead: {
    zh: '文件应以注释开头，写明它回答什么，例如 -- zh: 各线路的停电时户。',
    en: 'the file has to begin with a comment that says what it answers, such as -- en: User-hours by line.',
  },
  noTitle: {
    zh: '开头的注释缺少标题，请加一行 -- zh: … 或 -- en: …。',
    en: 'the comment at the head has no title. Add a line -- zh: … or -- en: ….',
  },
  meantPart: fill<'word' | 'guess'>(
    (p) => `不认识“${p.word}:”，是否为“${p.guess}: ”（英文冒号，其后空一格）？`,
    (p) => `"${p.word}:" is not known. Did you mean "${p.guess}: ", with a space after the colon?`,
  ),
  wrongParameters: fill<'text'>(
    (p) =>
      `无法理解参数“${p.text}”。请写成 year (default: the latest), cause (default: all causes; of outage_facts.cause)，没有参数则写 none。`,
    (p) =>
      `the parameters "${p.text}" can't be understood. Write them like year (default: the latest), cause (default: all causes; of outage_facts.cause), or none.`,
  ),
  parameterTwice: fill<'name'>(
    (p) => `参数 ${p.name} 声明了两次，请删去一个。`,
    (p) => `the parameter ${p.name} is declared twice. Remove one.`,
  ),
  notDeclared: fill<'name'>(
    (p) => `查询中用到 $${p.name}，但开头没有声明。请在 Params 中加上 ${p.name} (default: …)。`,
    (p) =>
      `the query has $${p.name}, which the head doesn't declare. Add ${p.name} (default: …) to Params.`,
  ),
  notUsed: fill<'name'>(
    (p) => `声明了参数 ${p.name}，但查询中没有 $${p.name}。请从 Params 中删去它，或在查询中使用。`,
    (p) =>
      `the parameter ${p.name} is declared, but the query has no $${p.name}. Remove it from Params, or use it.`,
  ),
  noStatement: {
    zh: '开头的注释之后没有查询，请写一条 SELECT。',
    en: 'nothing follows the head. Write one SELECT.',
  },
} satisfies WordTree;
