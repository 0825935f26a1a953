import type { FeedDeclaration } from './index.js';
import { placeColumns, userHints } from './place.js';

export const plans: FeedDeclaration = {
  zh: '停电计划',
  en: 'Planned outages to come',
  grain: {
    zh: '每项计划停电的每个停电设备一行',
    en: 'One row per planned outage and asset',
  },
  identity: ['provider', 'plan_id', 'city', 'area_tier', 'line_id', 'asset_id', 'planned_from'],
  span: ['planned_from', 'planned_to'],
  conflict: 'conflicting_duplicate',
  isExtra: true,
  columns: (fields) => ({
    plan_id: fields.optional('text', {
      zh: '计划编号',
      en: 'Identifier of the plan',
      aliases: ['计划编号', '停电计划编号', '计划单号', '检修计划编号', '申请单编号', '申请单号'],
    }),
    ...placeColumns(fields),
    line_id: fields.optional('text', {
      zh: '线路编号',
      en: 'Line',
      aliases: ['线路编号', '馈线编号', '馈线编码', '线路名称', '停电线路', 'line'],
    }),
    asset_id: fields.optional('text', {
      zh: '停电设备',
      en: 'Asset that will be out (a population of users)',
      aliases: ['停电设备', '配变编号', '台区编号', '用户编号', '用户编码', '设备编号', 'asset'],
    }),
    planned_from: fields.required('time', {
      zh: '计划开始时间',
      en: 'Start of the planned outage',
      aliases: [
        '计划开始时间',
        '计划停电时间',
        '计划停电开始时间',
        '计划停电起始时间',
        '计划起始时间',
        '停电开始时间',
        '开始时间',
        'planned start',
        'start',
      ],
      side: 'start',
      hints: ['计划', '开始', '起', '停电时', 'start', 'begin', 'from'],
    }),
    planned_to: fields.required('time', {
      zh: '计划结束时间',
      en: 'End of the planned outage',
      aliases: [
        '计划结束时间',
        '计划送电时间',
        '计划复电时间',
        '计划恢复时间',
        '计划停电结束时间',
        '计划终止时间',
        '停电结束时间',
        '结束时间',
        'planned end',
        'end',
      ],
      side: 'end',
      hints: ['结束', '送电', '复电', '恢复', '终止', '止', 'end', 'finish', 'until'],
    }),
    users: fields.required('count', {
      zh: '计划停电用户数',
      en: 'Users that will be out',
      aliases: [
        '计划停电用户数',
        '计划停电户数',
        '停电用户数',
        '停电户数',
        '影响用户数',
        '影响户数',
        '预计停电用户数',
        '预计影响户数',
      ],
      quantity: 'users',
      hints: userHints,
    }),
    notified_at: fields.optional('time', {
      zh: '通知时间',
      en: 'Time of notice, where it was given already',
      aliases: ['通知时间', '公告时间'],
    }),
  }),
};
