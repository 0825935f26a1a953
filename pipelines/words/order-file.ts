import { fill, type WordTree } from '../../schemas/words/index.js';

export const orderFileWords = {
  wrong: fill<'file' | 'line' | 'what'>(
    (p) => `${p.file} 第 ${p.line} 行：${p.what}。`,
    (p) => `${p.file}:${p.line}: ${p.what}.`,
  ),
  howToCorrect: {
    zh: '该文件记录载入次序。请改正后重新运行。如果删除它，文件会按名称次序载入，内容相互矛盾的行须重新确认。',
    en: 'This file keeps the order of loads. Correct it and run the command again. If you delete it, files are loaded in the order of their names, and rows on which they disagree must be checked again.',
  },
  noColumn: fill<'columns'>(
    (p) => `缺少列 ${p.columns}`,
    (p) => `missing column: ${p.columns}`,
  ),
  number: fill<'found' | 'last'>(
    (p) =>
      `number 为“${p.found}”，应为大于 ${p.last} 的整数：序号须自上而下递增。移动行之后请重新编号，或把 number 列留空`,
    (p) =>
      `number is "${p.found}". It must be a whole number greater than ${p.last}, because the numbers increase down the file. After moving a line, renumber the lines or leave the column number empty`,
  ),
  oneOf: fill<'column' | 'found' | 'allowed'>(
    (p) => `${p.column} 为“${p.found}”，应为以下之一：${p.allowed}`,
    (p) => `${p.column} is "${p.found}". It must be one of: ${p.allowed}`,
  ),
  noDocument: { zh: 'document 为空', en: 'document is empty' },
  form: fill<'column' | 'found' | 'example'>(
    (p) => `${p.column} 为“${p.found}”，应写成 ${p.example} 的形式`,
    (p) => `${p.column} is "${p.found}". Write it like this: ${p.example}`,
  ),
} satisfies WordTree;
