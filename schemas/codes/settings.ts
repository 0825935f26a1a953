import { type CodeOf, codes } from './codes.js';

/** Where the value of a setting comes from. */
export const settingSourceCodes = codes({
  default: { zh: '默认', en: 'Default' },
  file: { zh: '设置文件', en: 'Settings file' },
  option: { zh: '命令行', en: 'Command line' },
  data: { zh: '由数据得出', en: 'From the data' },
});
export type SettingSource = CodeOf<typeof settingSourceCodes>;
