import type { Words } from '../../schemas/words.js';

/** Headings of the tables that the command line prints. */
export const words = {
  file: { zh: '文件', en: 'File' },
  read: { zh: '读取', en: 'Read' },
  loaded: { zh: '载入', en: 'Loaded' },
  rejected: { zh: '拒绝', en: 'Rejected' },
  skipped: { zh: '跳过', en: 'Skipped' },
  replaced: { zh: '替换', en: 'Replaced' },
  code: { zh: '问题', en: 'Code' },
  rows: { zh: '行数', en: 'Rows' },
  example: { zh: '首例', en: 'First of them' },
  tier: { zh: '地区特征', en: 'tier' },
  check: { zh: '检查', en: 'Check' },
  severity: { zh: '级别', en: 'Severity' },
  what: { zh: '应满足', en: 'What should hold' },
} as const satisfies Record<string, Words>;
