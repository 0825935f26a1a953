import type { ExplanationData, OutageRow, Seconds } from '../../reports/explain/data.js';
import type { Database } from '../base/database.js';
import { big } from './values.js';

/**
 * Holds every sum of an explanation against the published figure, to the second.
 * @throws Error, a defect of the program, when one differs
 */
export async function prove(published: Database, data: ExplanationData): Promise<void> {
  const { figure, sustained_over_seconds } = data;
  // net_on is of the period and all that comes after it: the whole life of a row that starts in it.
  const made = await published.one(
    `select coalesce(sum(net), 0) as net, coalesce(sum(excluded), 0) as excluded,
       coalesce(sum(net) filter (where nature = 'fault'), 0) as fault,
       coalesce(sum(net) filter (
         where date_diff('second', started_at, ended_at) > $over), 0) as sustained,
       count(*) filter (where is_started) as outages,
       coalesce(sum(users) filter (where is_started and net_on > 0), 0) as interruptions,
       count(*) filter (where alone < net + excluded) as impossible
     from explained_rows`,
    { over: sustained_over_seconds },
  );
  const equal: [string, bigint, bigint][] = [
    ['net', big(made.net), figure.net_user_seconds],
    ['excluded', big(made.excluded), figure.excluded_user_seconds],
    ['gross', big(made.net) + big(made.excluded), figure.gross_user_seconds],
    ['fault', big(made.fault), figure.fault_user_seconds],
    ['planned', big(made.net) - big(made.fault), figure.planned_user_seconds],
    ['sustained', big(made.sustained), figure.sustained_user_seconds],
    ['outages', big(made.outages), BigInt(figure.outages)],
    ['interruptions', big(made.interruptions), figure.interruptions],
    ['rows beyond themselves', big(made.impossible), 0n],
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
