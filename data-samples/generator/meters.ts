import { transformerAsset } from './network.js';
import type { Outage } from './outage.js';
import { HOUR } from './time.js';

/** Rows of single meters that differ in their asset alone. */
export interface MeterRows {
  readonly row: Outage;
  readonly assets: readonly string[];
}

/**
 * The same outage as a meter-level export has it: a row for each user, at an asset of its own. Who comes
 * back in a stage has a row that ends with it, so there are no stages any more.
 */
export function* meterRows(row: Outage): Generator<MeterRows> {
  let next = firstMeter(row);
  for (const { users, restored } of partsOf(row)) {
    const hours = restored === null ? null : (restored - row.start) / HOUR;
    const reportedUserHours =
      row.reportedUserHours === '' || hours === null ? '' : hours.toFixed(2);
    const assets = Array.from({ length: users }, () => transformerAsset(row.line, next++));
    yield { row: { ...row, restored, users: 1, stages: [], reportedUserHours }, assets };
  }
}

/** How many users come back together, and when. */
function partsOf(row: Outage): { users: number; restored: number | null }[] {
  const parts = row.stages.map(({ at, users }) => ({ users, restored: at as number | null }));
  const left = parts.reduce((sum, { users }) => sum - users, row.users);
  return [...parts, { users: left, restored: row.restored }];
}

/** Meters are numbered along the line, from 1. */
function firstMeter({ line, assetId, users }: Outage): number {
  const own = assetId.slice(line.id.length);
  const single = /^-(\d+)$/u.exec(own);
  if (single) return Number(single[1]);
  const named = /^-S(\d+)$/u.exec(own);
  // Where no section is given, it is one of as many users, or all of the line.
  const section = named ? Number(named[1]) - 1 : Math.max(0, line.sections.indexOf(users));
  return line.sections.slice(0, section).reduce((sum, of) => sum + of, 1);
}
