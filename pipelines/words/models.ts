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
} satisfies WordTree;
