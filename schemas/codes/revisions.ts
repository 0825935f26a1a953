import { type CodeOf, codes } from './codes.js';

/** What a difference from a submitted figure is made of, in the order in which the parts are taken. */
export const differencePartCodes = codes({
  rows_added: { zh: '新增行', en: 'Rows added' },
  rows_changed: { zh: '改动行', en: 'Rows changed' },
  rows_withdrawn: { zh: '撤回行', en: 'Rows withdrawn' },
  users: { zh: '用户基数', en: 'Users' },
  orders: { zh: '批准单与分步送电', en: 'Orders and stages' },
  settings: { zh: '设置', en: 'Settings' },
  program: { zh: '程序', en: 'Program' },
});
export type DifferencePart = CodeOf<typeof differencePartCodes>;

export const revisionMarkCodes = codes({
  r: { zh: 'r 已修订', en: 'r: revised' },
  p: { zh: 'p 已修订，上报时为临时数', en: 'p: revised, provisional when submitted' },
  c: { zh: 'c 判定改变', en: 'c: verdict changed' },
});
export type RevisionMark = CodeOf<typeof revisionMarkCodes>;

/** How a figure that was submitted is marked where it is no longer the same. */
export function revisionMarks(of: {
  readonly isRevised: boolean;
  readonly wasFinal: boolean;
  readonly isVerdictChanged: boolean;
}): RevisionMark[] {
  return [
    ...(of.isRevised ? [of.wasFinal ? ('r' as const) : ('p' as const)] : []),
    ...(of.isVerdictChanged ? ['c' as const] : []),
  ];
}
