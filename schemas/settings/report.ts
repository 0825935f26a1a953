import { z } from 'zod';
import { said } from './said.js';
import { text } from './values.js';

export const report = said(
  z
    .strictObject({
      organisation: said(text.nullable().default(null), {
        zh: '编制单位，写在报告首部和封面',
        en: 'Who makes the report; on its head and cover',
      }),
      letterhead: said(z.array(text).max(6).default([]), {
        zh: '抬头，最多六行文字，写在标题之上',
        en: 'Letterhead: up to six lines of text above the title',
      }),
      filled_in_by: said(text.nullable().default(null), { zh: '填报人', en: 'Who filled it in' }),
      checked_by: said(text.nullable().default(null), { zh: '审核人', en: 'Who checked it' }),
      approved_by: said(text.nullable().default(null), { zh: '批准人', en: 'Who approved it' }),
    })
    .prefault({}),
  {
    zh: '报告的编制单位、抬头与签署，不影响任何指标',
    en: 'Who makes and signs the reports; no figure depends on it',
  },
);
