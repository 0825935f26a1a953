import { badRowsOf, isRepeated, type OutageFile } from './bad-rows.js';
import { csvLine } from './csv.js';
import { chineseProvider } from './geography.js';
import { meterRows } from './meters.js';
import { monthsOf } from './months.js';
import type { Nature, Outage } from './outage.js';
import { isoTime, type Seconds, slashTime } from './time.js';
import type { World } from './world.js';

/** Cells of a row of the outage feed by column; an absent one is empty. */
export type OutageText = Readonly<Partial<Record<keyof typeof chineseHeaders, string>>>;

const chineseHeaders = {
  event_id: '停电编号',
  provider: '供电单位',
  city: '地市',
  county: '区县',
  area_tier: '地区特征',
  line_id: '线路编号',
  asset_id: '配变编号',
  started_at: '停电时间',
  restored_at: '复电时间',
  users: '停电用户数',
  nature: '停电性质',
  cause: '停电原因',
  avoidance_order: '避险令编号',
  notified_at: '通知时间',
  reported_user_hours: '时户数',
} as const;
const columns = Object.keys(chineseHeaders) as (keyof typeof chineseHeaders)[];

const chineseTiers = { central: '市中心区', urban: '市区', town: '城镇', rural: '农村' } as const;
const chineseNatures: Readonly<Record<Nature, string>> = {
  fault: '故障',
  planned: '预安排',
  rationing: '限电',
  safety_shutdown: '停运避险',
  other: '其他',
};

/** A year of every provider that exports the plain form. */
export function* plainOutages(world: World, year: number): Generator<string> {
  const own = (provider: string) => world.clean || provider !== chineseProvider;
  const cells = world.cells.filter(({ city }) => own(city.provider));
  yield csvLine(columns);
  yield* yearLines(world, cells, year, 'plain', (row) => textOf(row, plainForm));
}

/** The months of a year, each the lines of a file, of every provider and with a row for each meter. */
export function* meterMonths(
  world: World,
  year: number,
): Generator<{ month: number; lines: () => Generator<string> }> {
  for (const { month, rows } of monthsOf(world, world.cells, year)) {
    yield { month, lines: () => meterLines(rows) };
  }
}

function* meterLines(rows: readonly Outage[]): Generator<string> {
  yield csvLine(columns);
  for (const row of rows) {
    for (const { row: meter, assets } of meterRows(row)) {
      // Only the asset differs, so the rest of the line is written once.
      const [before, after] = lineOf({ ...textOf(meter, plainForm), asset_id: '\0' }).split('\0');
      for (const asset of assets) yield `${before}${asset}${after}`;
    }
  }
}

/** All years of the provider that exports Chinese headers, with a title above and a total below. */
export function* chineseOutages(world: World): Generator<string> {
  const cells = world.cells.filter(({ city }) => city.provider === chineseProvider);
  const [first, last] = [world.years[0], world.years.at(-1)];
  yield csvLine(titled(`${chineseProvider}停电事件明细表（${first}—${last}年，合成示例）`));
  yield csvLine(columns.map((column) => chineseHeaders[column]));
  let users = 0;
  const counting = (row: Outage) => {
    users += row.users;
    return textOf(row, chineseForm);
  };
  for (const year of world.years) yield* yearLines(world, cells, year, 'chinese', counting);
  yield lineOf({ event_id: '合计', users: String(users) });
}

function titled(title: string): string[] {
  return columns.map((_, i) => (i === 0 ? title : ''));
}

function* yearLines(
  world: World,
  cells: World['cells'],
  year: number,
  file: OutageFile,
  write: (row: Outage) => OutageText,
): Generator<string> {
  for (const { month, rows } of monthsOf(world, cells, year)) {
    for (const row of rows) yield lineOf(write(row));
    if (world.clean) continue;
    const last = rows.at(-1);
    if (last && isRepeated(world, file, year, month)) yield lineOf(write(last));
    for (const badRow of badRowsOf(world, file, year, month)) {
      yield badRow.isUnquoted ? `${cellsOf(badRow.text).join(',')}\n` : lineOf(badRow.text);
    }
  }
}

function lineOf(text: OutageText): string {
  return csvLine(cellsOf(text));
}

function cellsOf(text: OutageText): string[] {
  return columns.map((column) => text[column] ?? '');
}

/** How a provider writes what can be written in several ways. */
interface Form {
  readonly city: (row: Outage) => string;
  readonly tier: (row: Outage) => string;
  readonly nature: (row: Outage) => string;
  readonly time: (time: Seconds) => string;
}

const plainForm: Form = {
  city: (row) => row.cell.city.code,
  tier: (row) => row.cell.tier,
  nature: (row) => row.nature,
  time: isoTime,
};

const chineseForm: Form = {
  city: (row) => row.cell.city.name,
  tier: (row) => chineseTiers[row.cell.tier],
  nature: (row) => chineseNatures[row.nature],
  time: slashTime,
};

function textOf(row: Outage, form: Form): OutageText {
  return {
    event_id: row.eventId,
    provider: row.cell.city.provider,
    city: form.city(row),
    county: row.line.county,
    area_tier: form.tier(row),
    line_id: row.line.id,
    asset_id: row.assetId,
    started_at: form.time(row.start),
    restored_at: row.restored === null ? '' : form.time(row.restored),
    users: String(row.users),
    nature: form.nature(row),
    cause: row.cause,
    avoidance_order: row.order,
    notified_at: row.notified === null ? '' : form.time(row.notified),
    reported_user_hours: row.reportedUserHours,
  };
}
