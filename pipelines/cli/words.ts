import type { Words } from '../../schemas/words.js';

/** Words of the command line that more than one command uses. */
export const words = {
  file: { zh: '文件', en: 'File' },
  read: { zh: '读取', en: 'Read' },
  loaded: { zh: '载入', en: 'Loaded' },
  rejected: { zh: '拒绝', en: 'Rejected' },
  skipped: { zh: '跳过', en: 'Skipped' },
  code: { zh: '问题', en: 'Code' },
  rows: { zh: '行数', en: 'Rows' },
  example: { zh: '例', en: 'For instance' },
  year: { zh: '年度', en: 'Year' },
  tier: { zh: '地区特征', en: 'Tier' },
  verdict: { zh: '判定', en: 'Verdict' },
  check: { zh: '检查', en: 'Check' },
  severity: { zh: '级别', en: 'Severity' },
  what: { zh: '内容', en: 'What should hold' },
} as const satisfies Record<string, Words>;

export const severityWords: Record<string, Words> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'info' },
};
