import type { FeedDeclaration } from './index.js';
import { placeColumns } from './place.js';

export const orders: FeedDeclaration = {
  zh: '停运避险批准单',
  en: 'Safety-shutdown orders',
  grain: { zh: '每份批准单一行', en: 'One row per order' },
  identity: ['order_no'],
  span: ['approved_from', 'approved_to'],
  conflict: 'conflicting_duplicate',
  columns: (fields) => ({
    order_no: fields.required('text', {
      zh: '批准文号',
      en: 'Order number',
      aliases: ['批准文号', '避险令编号', '停运避险批准文号', '避险批准文号'],
      hints: ['文号', '编号', 'order'],
    }),
    city: placeColumns(fields).city,
    approved_from: fields.required('time', {
      zh: '批准开始时间',
      en: 'Start of the approved window',
      aliases: ['批准开始时间'],
      side: 'start',
      hints: ['开始', '起', 'from', 'start', 'begin'],
    }),
    approved_to: fields.required('time', {
      zh: '批准结束时间',
      en: 'End of the approved window',
      aliases: ['批准结束时间'],
      side: 'end',
      hints: ['结束', '终止', '截止', '止', 'to', 'end', 'until'],
      isWindowEnd: true,
    }),
    authority: fields.optional('text', {
      zh: '批准单位',
      en: 'Approving authority',
      aliases: ['批准单位'],
    }),
    reason: fields.optional('text', { zh: '事由', en: 'Reason', aliases: ['事由'] }),
    lines: fields.optional('list', {
      zh: '线路（多条用 ; 分隔）',
      en: 'Lines, separated by ;',
      aliases: ['线路'],
    }),
  }),
};
