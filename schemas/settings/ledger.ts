import { z } from 'zod';
import { said } from './said.js';
import { text, yearName } from './values.js';

const ownTask = z.strictObject({
  number: said(text.optional(), { zh: '序号', en: 'Task number' }),
  task: said(text.optional(), { zh: '任务', en: 'Task' }),
  units: said(z.array(text).min(1).optional(), { zh: '责任单位', en: 'Responsible units' }),
  emphasis: said(z.record(yearName, text).optional(), {
    zh: '年度重点：年 → 文字；未设的年份写该年限值',
    en: 'Emphasis by year: year → text; years not listed show their limits',
  }),
});

export const ledger = said(
  z.union([z.literal('default'), z.literal('none'), ownTask]).default('default'),
  {
    zh: '任务台账：default 四川省采用通知第 12 项任务，其他区域不设；none 不设；也可自定义文字',
    en: 'Task ledger: default is task 12 of the notice in Sichuan and nothing elsewhere; none leaves it out; or give your own texts',
  },
);
