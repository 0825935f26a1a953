import { z } from 'zod';
import { said } from './said.js';
import { text, zoneName } from './values.js';

const city = z.strictObject({
  code: said(text, { zh: '代码', en: 'Code' }),
  name: said(text, { zh: '名称', en: 'Name' }),
  name_en: said(text.optional(), { zh: '英文名称', en: 'Name in English' }),
  aliases: said(z.array(text).optional(), { zh: '其他写法', en: 'Other spellings' }),
});

const ownRegion = z.strictObject({
  code: said(text, { zh: '全区域汇总行的代码', en: 'Code of the roll-up for the whole region' }),
  name: said(text, { zh: '区域名称', en: 'Name of the region' }),
  name_en: said(text.optional(), { zh: '英文名称', en: 'Name in English' }),
  time_zone: said(zoneName.optional(), {
    zh: '时区，如 Europe/London；全年用标准时间；默认 Asia/Shanghai',
    en: 'Time zone, by IANA name; its standard time is used all year; Asia/Shanghai by default',
  }),
  cities: said(z.array(city).min(1), { zh: '城市', en: 'Cities' }),
});

export const region = said(z.union([z.literal('sichuan'), ownRegion]).default('sichuan'), {
  zh: '区域：sichuan，或自定义的城市表',
  en: 'Region: sichuan, or your own list of cities',
});
