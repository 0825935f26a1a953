/** From picks to a project. */
import {
  assets,
  causes,
  cities,
  counties,
  days,
  events,
  hour,
  hoursTexts,
  leads,
  lengths,
  limitTexts,
  lines,
  ownRegion,
  pick,
  plainNatures,
  providers,
  rates,
  roundCounts,
  servedCounts,
  stageOffsets,
  startOffsets,
  userCounts,
  windows,
} from './choices.js';
import { day, isoDate, secondsPerDay } from './civil.js';
import { distinct } from './distinct.js';
import type { CustomerSeed, OutageSeed, ProjectSeed } from './seeds.js';
import { tied } from './ties.js';
import {
  type Customer,
  defaultSettings,
  feedNames,
  type Order,
  type Outage,
  type Project,
  type Restoration,
  type Settings,
  type Targets,
  type TierHours,
  tiers,
} from './types.js';

function hoursOf(texts: readonly (number | null)[]): TierHours {
  const hours: Record<string, string> = {};
  tiers.forEach((tier, index) => {
    const text = texts[index];
    if (text !== null && text !== undefined) hours[tier] = pick(limitTexts, text);
  });
  return hours;
}

function settingsOf(seed: ProjectSeed['settings'], codes: readonly string[]): Settings {
  const { targets: byDefault } = defaultSettings;
  let targets: Targets = byDefault;
  if (seed.ownTargets !== null || seed.ownRegion) {
    const texts = seed.ownTargets ?? [0, 1, 2, 5, 1, 2, 5, 0];
    targets = {
      groups: {
        chengdu: { cities: [pick(codes, 0)], hours: hoursOf(texts.slice(0, 4)) },
        other: { cities: '*', hours: hoursOf(texts.slice(4)) },
      },
      stages: {},
    };
  }
  if (seed.stage !== null) {
    targets = { ...targets, stages: { '2020': { other: hoursOf(seed.stage) } } };
  }
  let asOf = seed.asOf === null ? null : pick(days, seed.asOf);
  let dataFrom = seed.dataFrom === null ? null : pick(days, seed.dataFrom);
  if (seed.wholeYears) {
    asOf = day('2023-01-01');
    dataFrom = day('2019-01-01');
  }
  if (asOf !== null && dataFrom !== null && asOf <= dataFrom) asOf = dataFrom + 400;
  return {
    as_of: asOf === null ? null : isoDate(asOf),
    data_from: dataFrom === null ? null : isoDate(dataFrom),
    repeated_rows: seed.groups ? 'groups' : 'conflict',
    overlap: seed.sum ? 'sum' : 'first_cause',
    evidence: seed.byClaim ? 'claim' : 'order',
    start_tolerance_minutes: seed.tolerance,
    patrol_allowance_minutes: seed.allowance,
    sustained_over_seconds: seed.sustainedOver,
    rate: pick(rates, seed.rate),
    rate_groups: seed.rateGroups === 0 ? 'all' : [seed.rateGroups === 1 ? 'other' : 'chengdu'],
    basis: seed.averageSince === null ? 'previous_year' : { average_since: seed.averageSince },
    targets,
    region: seed.ownRegion ? ownRegion : null,
  };
}

interface Place {
  readonly moments: readonly number[];
  readonly cells: readonly { readonly city: string; readonly tier: (typeof tiers)[number] }[];
  readonly codes: readonly string[];
}

function outageOf(seed: OutageSeed, index: number, place: Place): Outage {
  const { city, tier } = pick(place.cells, seed.cell);
  const started =
    pick(place.moments, seed.moment) * secondsPerDay + pick(startOffsets, seed.offset);
  const claims = seed.claim !== 0;
  const orderNo = ['', '', `SD-${index}`, 'SD-0', 'SD-unknown'][seed.claim] ?? '';
  return {
    event_id: pick(events, seed.event),
    provider: pick(providers, seed.provider),
    city,
    county: pick(counties, seed.county),
    area_tier: tier,
    line_id: pick(lines, seed.line),
    asset_id: pick(assets, seed.asset),
    started_at: started,
    restored_at: seed.open ? null : started + pick(lengths, seed.length),
    users: pick(userCounts, seed.users),
    nature: claims && seed.shutdown ? 'safety_shutdown' : pick(plainNatures, seed.nature),
    cause: pick(causes, seed.cause),
    avoidance_order: orderNo,
    users_served: seed.served === null ? null : pick(servedCounts, seed.served),
  };
}

function orderOf(seed: OutageSeed, index: number, outage: Outage, place: Place): Order {
  const from = outage.started_at + pick(leads, seed.order.lead);
  const other = place.codes.find((code) => code !== outage.city);
  const listed = [[], [], [outage.line_id], ['L1', 'L2'], ['L9']][seed.order.lines] ?? [];
  return {
    order_no: `SD-${index}`,
    city: seed.order.elsewhere && other !== undefined ? other : outage.city,
    approved_from: from,
    approved_to: from + pick(windows, seed.order.window),
    authority: 'forest office',
    reason: 'fire risk, "red"',
    lines: listed.filter((line) => line !== ''),
  };
}

function stagesOf(seed: OutageSeed, outage: Outage): Restoration[] {
  let back = 0;
  return seed.stages.map((stage, index) => {
    const shares = [1, Math.floor(outage.users / 2), outage.users, outage.users + 1, 0];
    let users = shares[stage.share] ?? 0;
    const isLast = index === seed.stages.length - 1;
    // So that the stages end the row, often.
    if (isLast && seed.finish && back <= outage.users) users = outage.users - back;
    back += users;
    const start =
      stage.fromEnd && outage.restored_at !== null ? outage.restored_at - hour : outage.started_at;
    return {
      event_id: outage.event_id,
      provider: stage.named % 2 === 0 ? outage.provider : '',
      asset_id: stage.named < 2 ? outage.asset_id : '',
      restored_at: start + pick(stageOffsets, stage.after),
      users_restored: users,
    };
  });
}

function customersOf(seeds: ProjectSeed['customers'], place: Place): Customer[] {
  const rows: Customer[] = [];
  const add = (cell: Place['cells'][number], seed: CustomerSeed) => {
    const from = pick(days, seed.from);
    rows.push({
      city: cell.city,
      area_tier: cell.tier,
      county: pick(counties, seed.county),
      provider: pick(providers, seed.provider),
      users: pick(userCounts, seed.users),
      valid_from: from,
      valid_to: seed.length === null ? null : from + seed.length,
    });
  };
  seeds.forEach((seed, index) => {
    // Beyond the cells that have outages come cells that have none.
    const cell = place.cells[index] ?? {
      city: pick(place.codes, index),
      tier: pick(tiers, index),
    };
    if (seed.plain === null) {
      for (const row of seed.rows) add(cell, row);
    } else {
      rows.push({
        city: cell.city,
        area_tier: cell.tier,
        county: '',
        provider: '',
        users: pick(roundCounts, seed.plain),
        valid_from: day('2018-01-01'),
        valid_to: null,
      });
    }
  });
  return rows;
}

const customerKey = (row: Customer) => [row.city, row.area_tier, row.county, row.provider];

/** Ends every row before the next of its key begins. */
function withoutOverlaps(rows: readonly Customer[]): Customer[] {
  return rows.map((row) => {
    if (row.valid_to === null) return row;
    let to = row.valid_to;
    for (const other of rows) {
      const same = JSON.stringify(customerKey(other)) === JSON.stringify(customerKey(row));
      if (same && other.valid_from > row.valid_from) to = Math.min(to, other.valid_from - 1);
    }
    return { ...row, valid_to: to };
  });
}

export function build(seed: ProjectSeed, overlappingValidity: boolean): Project {
  const all = seed.settings.ownRegion ? ownRegion.cities : cities;
  const held = seed.settings.ownRegion ? all : all.slice(0, seed.cityCount);
  const codes = held.map((city) => city.code);
  const place: Place = {
    moments: seed.moments.map((index) => pick(days, index)),
    cells: distinct(
      seed.cells.map((cell) => ({ city: pick(codes, cell.city), tier: pick(tiers, cell.tier) })),
      (cell) => cell,
    ),
    codes,
  };
  const settings = settingsOf(seed.settings, codes);

  const drawn = seed.outages.map((item, index) => ({
    item,
    index,
    outage: outageOf(item, index, place),
  }));
  // Another row of the same identity would be a conflict; a row equal throughout, a repeat.
  const kept = distinct(drawn, ({ outage }) =>
    settings.repeated_rows === 'conflict'
      ? [outage.provider, outage.event_id, outage.asset_id]
      : outage,
  );
  const outages = kept.map(({ outage }) => outage);
  const orders = kept
    .filter(({ index, item }) => index === 0 || item.claim === 2)
    .map(({ item, index, outage }) => orderOf(item, index, outage, place));

  const strays = seed.strays.map((stage) => ({
    event_id: pick([...events, 'E-nowhere'], stage.share + stage.named),
    provider: pick(providers, stage.named),
    asset_id: pick(assets, stage.share),
    restored_at: pick(place.moments, 0) * secondsPerDay + pick(stageOffsets, stage.after),
    users_restored: 1,
  }));
  const restorations = distinct(
    [...kept.flatMap(({ item, outage }) => stagesOf(item, outage)), ...strays],
    (row) => [row.event_id, row.provider, row.asset_id, row.restored_at],
  );

  const first = distinct(customersOf(seed.customers, place), (row) => [
    ...customerKey(row),
    row.valid_from,
  ]);
  const history = distinct(
    seed.history.map((item) => {
      const { city, tier } = pick(place.cells, item.cell);
      return { city, area_tier: tier, year: item.year, hours: pick(hoursTexts, item.hours) };
    }),
    (item) => [item.city, item.area_tier, item.year],
  );

  const project: Project = {
    settings,
    cities: held.map(({ code, name }) => ({ code, name })),
    outages,
    restorations,
    customers: overlappingValidity ? first : withoutOverlaps(first),
    orders,
    history,
    unread: seed.unread.map(({ feed, cities: count }) => ({
      feed: pick(feedNames, feed),
      cities: count === null ? null : codes.slice(0, count),
    })),
    confirmed: distinct(
      seed.confirmed.map(({ year, city }) => ({ year, city: pick(codes, city) })),
      (one) => one,
    ),
  };
  return seed.ties.reduce(tied, project);
}
