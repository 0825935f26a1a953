import type { ReportData } from '../../reports/view/data.js';
import { type Gap, sufficingEvents } from '../../reports/view/gap.js';
import { tierCodes } from '../../schemas/codes/index.js';
import type { Database } from '../base/database.js';
import { type Rules, rulesOf } from '../explain/rules.js';
import type { Period } from '../project/period.js';
import { type Cell, type CellYear, cellsOf, marginHours } from '../whatif/cells.js';
import { type Least, leastOf } from '../whatif/least.js';
import { Rerun } from '../whatif/rerun.js';

type Held = Pick<ReportData, 'periodHours' | 'verdicts'>;

/**
 * Of each city and tier with an allowance in the period's year how far it is from it. What it would have
 * taken is asked in the report of a year that is over alone, once for all cells beyond: it runs the models.
 */
export async function gapsOf(published: Database, period: Period, held: Held): Promise<Gap[]> {
  const rows = held.verdicts.filter(
    ({ year, margin_user_hours: margin }) => year === period.year && margin !== null,
  );
  const asked = rows.flatMap(({ city_code: cityCode, area_tier: tier, year }): CellYear[] =>
    tierCodes.has(tier) ? [{ cityCode, tier, year }] : [],
  );
  if (asked.length === 0) return [];
  const rules = await rulesOf(published);
  const cells = await cellsOf(published, asked, rules);
  const isAsked = period.kind === 'year' && cells.every(({ figure }) => figure.is_final);
  const beyond = isAsked ? cells.filter((cell) => marginOf(cell) < 0n) : [];
  const fewest = await fewestOf(published, beyond, rules);
  const before = beforeOf(held, period.year - 1);
  return cells.map((cell): Gap => {
    const { cityCode: city_code, tier: area_tier } = cell.asked;
    const [events, lines] = fewest.get(cell) ?? [];
    return {
      city_code,
      area_tier,
      allowance_hours: cell.widest ? Number(cell.widest.num) / Number(cell.widest.den) : 0,
      margin_user_seconds: marginOf(cell),
      margin_hours: marginHours(cell, cell.figure.net_user_seconds) ?? 0,
      sufficing: events ? sufficingOf(cell, events) : null,
      least: events && lines ? { events: events.items, lines: lines.items } : null,
      before: before(city_code, area_tier),
    };
  });
}

function marginOf({ allowance, figure }: Cell): bigint {
  return (allowance ?? 0n) - figure.net_user_seconds;
}

/** Events and lines of each cell, by one rerun that holds the rows of all. */
async function fewestOf(
  published: Database,
  cells: readonly Cell[],
  rules: Rules,
): Promise<ReadonlyMap<Cell, readonly [Least, Least]>> {
  const found = new Map<Cell, readonly [Least, Least]>();
  if (cells.length === 0) return found;
  const rerun = await Rerun.of(published, cells, rules);
  try {
    const events = await leastOf(rerun, cells, 'events');
    const lines = await leastOf(rerun, cells, 'lines');
    for (const [i, cell] of cells.entries()) {
      const [ofEvents, ofLines] = [events[i], lines[i]];
      if (ofEvents && ofLines) found.set(cell, [ofEvents, ofLines]);
    }
    return found;
  } finally {
    rerun.close();
  }
}

/** Where there are fewer events, they are all of them. */
function sufficingOf({ allowance }: Cell, { without_largest: left }: Least): Gap['sufficing'] {
  const enough = sufficingEvents.find((count) => {
    const net = left[Math.min(count, left.length) - 1];
    return net !== undefined && net <= (allowance ?? -1n);
  });
  return enough ?? null;
}

function beforeOf({ verdicts, periodHours }: Held, year: number) {
  const period = String(year).padStart(4, '0');
  const rows = new Map(
    verdicts.filter((row) => row.year === year).map((row) => [place(row), row] as const),
  );
  const figures = new Map(
    periodHours
      .filter((row) => row.period_kind === 'year' && row.period === period)
      .map((row) => [place(row), row] as const),
  );
  return (city_code: string, area_tier: string): Gap['before'] => {
    const row = rows.get(place({ city_code, area_tier }));
    if (!row || row.hours === null) return null;
    const { hours, verdict, margin_user_hours: margin } = row;
    const users = figures.get(place(row))?.users_avg ?? null;
    return { hours, verdict, margin_hours: margin !== null && users ? margin / users : null };
  };
}

interface Place {
  readonly city_code: string;
  readonly area_tier: string;
}

function place({ city_code, area_tier }: Place): string {
  return `${city_code} ${area_tier}`;
}
