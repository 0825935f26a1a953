import type { FeedDeclaration } from './index.js';
import { placeColumns, userHints } from './place.js';

/** Headers of the instant at which users are back. */
export const restoredAliases: readonly string[] = [
  '复电时间',
  '停电结束时间',
  '送电时间',
  '终止时间',
  '停电终止时间',
  '恢复供电时间',
  '恢复送电时间',
  '恢复时间',
  '来电时间',
  '复电时刻',
  '停电结束时刻',
  '送电完成时间',
  '复电完成时间',
  '结束时间',
  '实际复电时间',
  '实际送电时间',
];
export const restoredHints: readonly string[] = [
  ...['复电', '恢复', '送电', '来电', '结束', '终止', '截止', '至'],
  ...['restor', 'end', 'finish', 'recover', 'back', 'until'],
];

export const outages: FeedDeclaration = {
  zh: '停电记录',
  en: 'Outages',
  grain: {
    zh: '每个停电事件的每个停电设备一行',
    en: 'One row per outage event and asset',
  },
  identity: ['provider', 'event_id', 'asset_id'],
  span: ['started_at', 'restored_at'],
  conflict: 'conflicting_duplicate',
  columns: (fields) => ({
    event_id: fields.required('text', {
      zh: '停电事件编号',
      en: 'Event identifier',
      aliases: ['事件编号', '停电编号', '停电事件编号', '停电记录id', '工单号'],
      hints: ['编号', '单号', '工单', 'id', 'event'],
    }),
    ...placeColumns(fields),
    line_id: fields.optional('text', {
      zh: '线路编号',
      en: 'Line',
      aliases: ['线路编号', '馈线编号', '馈线编码', '线路名称'],
    }),
    asset_id: fields.optional('text', {
      zh: '停电设备',
      en: 'Asset that is out (a population of users)',
      aliases: ['停电设备', '配变编号', '台区编号', '用户编号', '用户编码'],
    }),
    started_at: fields.required('time', {
      zh: '停电开始时间',
      en: 'Start of the outage',
      aliases: [
        '停电开始时间',
        '停电时间',
        '停电起始时间',
        '起始时间',
        '停电开始时刻',
        '实际停电时间',
      ],
      side: 'start',
      hints: ['停电时', '停电日', '开始', '起始', '起止', '发生', 'start', 'begin', 'from'],
    }),
    restored_at: fields.optional('time', {
      zh: '复电时间',
      en: 'Restoration time; empty while users are out',
      aliases: restoredAliases,
      // Were it optional as a column, every outage of a file that names it otherwise would be open.
      decisive: true,
      side: 'end',
      hints: restoredHints,
    }),
    duration: fields.optional('duration', {
      zh: '停电时长，用以得出复电时间',
      en: 'How long users were out, with its unit: gives restored_at where a row has none',
      aliases: [
        '停电时长',
        '停电历时',
        '持续时间',
        '停电持续时间',
        '停电持续时长',
        'outage duration',
      ],
      quantity: 'length',
      inPlaceOf: 'restored_at',
    }),
    users: fields.required('count', {
      zh: '停电用户数',
      en: 'Users out',
      aliases: ['停电用户数', '停电户数', '影响用户数', '影响户数'],
      quantity: 'users',
      hints: userHints,
    }),
    nature: fields.required('nature', {
      zh: '停电性质',
      en: 'Nature of the outage',
      aliases: ['停电性质', '停电类型'],
      hints: ['性质', '类型', '类别', 'nature', 'type', 'kind'],
    }),
    cause: fields.optional('text', {
      zh: '停电原因',
      en: 'Cause',
      aliases: ['停电原因', '责任原因'],
    }),
    avoidance_order: fields.optional('text', {
      zh: '避险令编号',
      en: 'Number of the safety-shutdown order',
      aliases: ['避险令编号', '停运避险批准文号', '避险批准文号'],
    }),
    notified_at: fields.optional('time', {
      zh: '通知时间',
      en: 'Time of notice',
      aliases: ['通知时间', '公告时间'],
    }),
    reported_user_hours: fields.optional('decimal', {
      zh: '停电时户数',
      en: 'User-hours reported by the source',
      aliases: ['停电时户数', '时户数'],
      quantity: 'user_hours',
    }),
    users_served: fields.optional('count', {
      zh: '供电用户数；没有用户基数的市州、地区特征以其当月最大值为用户数',
      en: 'Users served in the city and tier; where no customer row names these, the largest of each month is their number of users',
      aliases: ['供电用户数', '供电户数', '用户总数'],
      quantity: 'users',
    }),
  }),
};
