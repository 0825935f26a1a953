/** A row of one population, as far as an overlap is concerned. Times are seconds. */
export interface SweptRow {
  readonly id: number;
  readonly from: number;
  readonly to: number;
  readonly users: number;
  readonly stages: readonly { readonly at: number; readonly users: number }[];
  /** Where time is excluded, `[from, to)`. */
  readonly window: { readonly from: number; readonly to: number } | null;
  readonly provider: string;
  readonly event: string;
}

export interface Swept {
  readonly from: number;
  readonly to: number;
  readonly users: number;
  readonly isExcluded: boolean;
  readonly adds: number;
  readonly coveredBy: number | null;
}

/**
 * What one row adds, instant by instant, beside the rows that share its population: at each instant
 * they go by start, counted before excluded, provider, event and number, and each adds what it has
 * above the most seen so far. The same rule as the model `contributions`, worked out for one row.
 */
export function sweep(row: SweptRow, others: readonly SweptRow[]): Swept[] {
  if (row.to <= row.from) return [];
  const near = others.filter((o) => o.id !== row.id && o.from < row.to && o.to > row.from);
  const cuts = [row, ...near]
    .flatMap((one) => [one.from, one.to, ...one.stages.map(({ at }) => at), ...edges(one)])
    .filter((at) => at > row.from && at < row.to);
  const instants = [...new Set([row.from, ...cuts, row.to])].sort((a, b) => a - b);
  const slices = instants.slice(0, -1).map((from, i): Swept => {
    const users = usersAt(row, from);
    const first = near
      .filter((other) => isActive(other, from) && isBefore(other, row, from))
      .map((other) => ({ other, users: usersAt(other, from) }))
      .reduce<{ other: SweptRow; users: number } | null>(
        (most, one) => (most && !exceeds(one, most, from) ? most : one),
        null,
      );
    return {
      from,
      to: instants[i + 1] ?? row.to,
      users,
      isExcluded: isExcluded(row, from),
      adds: Math.max(0, users - (first?.users ?? 0)),
      coveredBy: first && first.users > 0 && users > 0 ? first.other.id : null,
    };
  });
  return merged(slices);
}

function edges({ window }: SweptRow): number[] {
  return window ? [window.from, window.to] : [];
}

function usersAt({ users, stages }: SweptRow, at: number): number {
  return stages.reduce((left, stage) => (stage.at <= at ? left - stage.users : left), users);
}

function isActive({ from, to }: SweptRow, at: number): boolean {
  return from <= at && at < to;
}

function isExcluded({ window }: SweptRow, at: number): boolean {
  return window !== null && window.from <= at && at < window.to;
}

/** More users, or as many and further up in the order. */
function exceeds(
  a: { other: SweptRow; users: number },
  b: { other: SweptRow; users: number },
  at: number,
): boolean {
  return a.users > b.users || (a.users === b.users && isBefore(a.other, b.other, at));
}

function isBefore(a: SweptRow, b: SweptRow, at: number): boolean {
  return (
    (a.from - b.from ||
      Number(isExcluded(a, at)) - Number(isExcluded(b, at)) ||
      byBytes(a.provider, b.provider) ||
      byBytes(a.event, b.event) ||
      a.id - b.id) < 0
  );
}

/** The order of texts in the database. */
function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function merged(slices: readonly Swept[]): Swept[] {
  const result: Swept[] = [];
  for (const slice of slices) {
    const last = result.at(-1);
    const isSame =
      last &&
      last.users === slice.users &&
      last.isExcluded === slice.isExcluded &&
      last.adds === slice.adds &&
      last.coveredBy === slice.coveredBy;
    if (isSame) result[result.length - 1] = { ...last, to: slice.to };
    else result.push(slice);
  }
  return result;
}
