import { z } from 'zod';
import type { ExplanationData, OutageRow, Seconds } from '../../reports/explain/data.js';
import type { Database } from '../base/database.js';
import { askOne } from '../models/queries.js';

const sum = z.bigint();
const parts = z.object({
  net: sum,
  excluded: sum,
  fault: sum,
  sustained: sum,
  outages: sum,
  interruptions: sum,
  interruptions_sustained: sum,
  impossible: sum,
});

/**
 * Holds every sum of an explanation against the published figure, to the second.
 * @throws Error, a defect of the program, when one differs
 */
export async function prove(published: Database, data: ExplanationData): Promise<void> {
  const { figure, sustained_over_seconds } = data;
  const over = { sustained_over: sustained_over_seconds };
  const made = await askOne(published, 'explain/proof', over, parts);
  const equal: [string, bigint, bigint][] = [
    ['net', made.net, figure.net_user_seconds],
    ['excluded', made.excluded, figure.excluded_user_seconds],
    ['gross', made.net + made.excluded, figure.gross_user_seconds],
    ['fault', made.fault, figure.fault_user_seconds],
    ['planned', made.net - made.fault, figure.planned_user_seconds],
    ['sustained', made.sustained, figure.sustained_user_seconds],
    ['outages', made.outages, BigInt(figure.outages)],
    ['interruptions', made.interruptions, figure.interruptions],
    ['sustained ones', made.interruptions_sustained, figure.interruptions_sustained],
    [
      'momentary ones',
      made.interruptions - made.interruptions_sustained,
      figure.interruptions_momentary,
    ],
    ['rows beyond themselves', made.impossible, 0n],
    ...listed(data),
    ...rolledUp(data),
  ];
  for (const [name, is, should] of equal) {
    if (is === should) continue;
    const { period, city_code, area_tier } = figure;
    throw new Error(
      `the explanation of ${city_code} ${area_tier} ${period} doesn't add up: ${name} is ${is}, published ${should}`,
    );
  }
}

/** What is listed, with the rest, makes the figure. */
function listed(data: ExplanationData): [string, bigint, bigint][] {
  const { figure, events, idle, natures, users, rows, excluded } = data;
  const net = figure.net_user_seconds;
  const sum = (list: readonly Seconds[]) => list.reduce((total, one) => total + one.net, 0n);
  const out = (list: readonly OutageRow[]) => list.reduce((total, one) => total + one.excluded, 0n);
  const userDays = users.spans.shown.reduce((total, span) => total + span.user_days, 0n);
  const spans: [string, bigint, bigint][] = [
    ['events', sum(events.shown) + events.rest.net + idle.net, net],
    ['natures', sum(natures), net],
    ['user-days', userDays + users.spans.rest.user_days, figure.user_days],
    ['claims', out(excluded.shown) + excluded.rest.excluded, figure.excluded_user_seconds],
  ];
  if (rows) spans.push(['rows', rows.reduce((total, row) => total + row.net, 0n), net]);
  return spans;
}

/** The parts of a roll-up make it. */
function rolledUp({ figure, parts }: ExplanationData): [string, bigint, bigint][] {
  return parts.flatMap(({ by, rows }) =>
    (['net_user_seconds', 'excluded_user_seconds', 'user_days'] as const).map(
      (column): [string, bigint, bigint] => [
        `${column} by ${by}`,
        rows.reduce((total, row) => total + row[column], 0n),
        figure[column],
      ],
    ),
  );
}
