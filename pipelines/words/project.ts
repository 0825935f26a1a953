import { fill, type WordTree } from '../../schemas/words/index.js';

export const projectWords = {
  noFolder: fill<'folder'>(
    (p) => `没有文件夹 ${p.folder}。`,
    (p) => `There is no folder ${p.folder}.`,
  ),
  createProject: fill<'folder'>(
    (p) => `用 shihu init ${p.folder} 新建项目。`,
    (p) => `Create a project with shihu init ${p.folder}.`,
  ),

  notPeriod: fill<'text'>(
    (p) => `“${p.text}”不是时段。`,
    (p) => `"${p.text}" is not a period.`,
  ),
  periodForms: {
    zh: '请写成 2022（年）、2022Q3（季度）或 2022-09（月）。',
    en: 'Write a year (2022), a quarter (2022Q3) or a month (2022-09).',
  },
  notDate: fill<'text'>(
    (p) => `“${p.text}”不是日期。`,
    (p) => `"${p.text}" is not a date.`,
  ),
  years: fill<'first' | 'last'>(
    (p) => `年份应在 ${p.first} 至 ${p.last} 之间。`,
    (p) => `The year must be from ${p.first} to ${p.last}.`,
  ),
  dateForm: { zh: '请写成 2023-01-01 的形式。', en: 'Write the date like this: 2023-01-01.' },

  noCity: fill<'text'>(
    (p) => `没有市州“${p.text}”。`,
    (p) => `There is no city "${p.text}".`,
  ),
  noCityBut: fill<'text' | 'code' | 'name'>(
    (p) => `没有市州“${p.text}”。是否为 ${p.code} ${p.name}？`,
    (p) => `There is no city "${p.text}". Did you mean ${p.code} ${p.name}?`,
  ),
  city: fill<'code' | 'name'>(
    (p) => `${p.code} ${p.name}`,
    (p) => `${p.code} ${p.name}`,
  ),
  cities: fill<'list'>(
    (p) => `可用：${p.list}`,
    (p) => `Cities: ${p.list}`,
  ),
} satisfies WordTree;
