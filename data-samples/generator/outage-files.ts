import { blemishesOf, isRepeated, type OutageFile } from './blemishes.js';
import { csvLine } from './csv.js';
import { chineseProvider } from './geography.js';
import { monthsOf } from './months.js';
import type { Nature, Outage } from './outage.js';
import { isoTime, slashTime } from './time.js';
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
  yield* yearLines(world, cells, year, 'plain', plainText);
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
    return chineseText(row);
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
  textOf: (row: Outage) => OutageText,
): Generator<string> {
  for (const { month, rows } of monthsOf(world, cells, year)) {
    for (const row of rows) yield lineOf(textOf(row));
    if (world.clean) continue;
    const last = rows.at(-1);
    if (last && isRepeated(world, file, year, month)) yield lineOf(textOf(last));
    for (const blemish of blemishesOf(world, file, year, month)) {
      yield blemish.isUnquoted ? `${cellsOf(blemish.text).join(',')}\n` : lineOf(blemish.text);
    }
  }
}

function lineOf(text: OutageText): string {
  return csvLine(cellsOf(text));
}

function cellsOf(text: OutageText): string[] {
  return columns.map((column) => text[column] ?? '');
}

function plainText(row: Outage): OutageText {
  return {
    ...sharedText(row),
    city: row.cell.city.code,
    area_tier: row.cell.tier,
    nature: row.nature,
    started_at: isoTime(row.start),
    restored_at: row.restored === null ? '' : isoTime(row.restored),
    notified_at: row.notified === null ? '' : isoTime(row.notified),
  };
}

function chineseText(row: Outage): OutageText {
  return {
    ...sharedText(row),
    city: row.cell.city.name,
    area_tier: chineseTiers[row.cell.tier],
    nature: chineseNatures[row.nature],
    started_at: slashTime(row.start),
    restored_at: row.restored === null ? '' : slashTime(row.restored),
    notified_at: row.notified === null ? '' : slashTime(row.notified),
  };
}

function sharedText(row: Outage): OutageText {
  return {
    event_id: row.eventId,
    provider: row.cell.city.provider,
    county: row.line.county,
    line_id: row.line.id,
    asset_id: row.assetId,
    users: String(row.users),
    cause: row.cause,
    avoidance_order: row.order,
    reported_user_hours: row.reportedUserHours,
  };
}
