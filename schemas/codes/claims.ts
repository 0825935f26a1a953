import { type CodeOf, codes } from './codes.js';

/** What becomes of a claim to exclusion. */
export const outcomeCodes = codes({
  qualified: { zh: '予以扣除', en: 'Qualified' },
  refused: { zh: '不予扣除', en: 'Refused' },
});
export type Outcome = CodeOf<typeof outcomeCodes>;

/** The same of any outage row, most of which claim nothing. */
export const claimCodes = codes({
  none: { zh: '未申请', en: 'None' },
  ...outcomeCodes.words,
});
export type Claim = CodeOf<typeof claimCodes>;

/** Why a claim is refused, in the order in which the conditions are tried. */
export const claimReasonCodes = codes({
  no_order: { zh: '未注明批准文号', en: 'Names no order' },
  unknown_order: { zh: '批准单登记中无此文号', en: 'Order is not in the register' },
  not_proactive: { zh: '属故障停电，并非主动停运', en: 'A fault, not a proactive shutdown' },
  wrong_city: { zh: '批准单属于其他市州', en: 'Order is for another city' },
  wrong_line: { zh: '线路不在批准单所列范围', en: 'Line is not among those of the order' },
  outside_window: { zh: '停电开始时间不在批准时段内', en: 'Starts outside the approved window' },
});
export type ClaimReason = CodeOf<typeof claimReasonCodes>;
