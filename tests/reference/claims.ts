import type { Order, Outage, Settings } from './types.js';

export type Reason =
  | 'no_order'
  | 'unknown_order'
  | 'not_proactive'
  | 'wrong_city'
  | 'wrong_line'
  | 'outside_window';

export interface Claim {
  readonly claim: 'none' | 'qualified' | 'refused';
  readonly reason: Reason | null;
  /** The order that the row names, when the register has it. */
  readonly order: Order | null;
  /** Time from `from` until just before `to` is excluded; null: none is. */
  readonly excluded: { readonly from: number; readonly to: number } | null;
}

/** The first reason for which the claim fails, or null when all conditions hold. */
function firstReason(outage: Outage, order: Order | null, settings: Settings): Reason | null {
  const byOrder = settings.evidence === 'order';
  if (outage.avoidance_order === '') return 'no_order';
  if (byOrder && order === null) return 'unknown_order';
  if (outage.nature === 'fault') return 'not_proactive';
  if (!byOrder || order === null) return null;
  if (order.city !== outage.city) return 'wrong_city';
  if (order.lines.length > 0 && !order.lines.includes(outage.line_id)) return 'wrong_line';
  if (outage.started_at < order.approved_from - settings.start_tolerance_minutes * 60) {
    return 'outside_window';
  }
  if (outage.started_at >= order.approved_to) return 'outside_window';
  return null;
}

export function claimOf(outage: Outage, orders: readonly Order[], settings: Settings): Claim {
  const order =
    outage.avoidance_order === ''
      ? null
      : (orders.find((candidate) => candidate.order_no === outage.avoidance_order) ?? null);
  if (outage.avoidance_order === '' && outage.nature !== 'safety_shutdown') {
    return { claim: 'none', reason: null, order: null, excluded: null };
  }
  const reason = firstReason(outage, order, settings);
  if (reason !== null) return { claim: 'refused', reason, order, excluded: null };
  if (settings.evidence === 'claim' || order === null) {
    return {
      claim: 'qualified',
      reason: null,
      order,
      excluded: { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
    };
  }
  return {
    claim: 'qualified',
    reason: null,
    order,
    excluded: {
      from: order.approved_from,
      to: order.approved_to + settings.patrol_allowance_minutes * 60,
    },
  };
}
