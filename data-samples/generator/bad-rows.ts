/**
 * Rows that the program must reject, and rows that say the same twice. Real exports have them, and
 * a sample without any would not show what becomes of them.
 */
import type { OutageText } from './outage-files.js';
import type { World } from './world.js';

export type OutageFile = 'plain' | 'chinese';

export interface BadRow {
  readonly file: OutageFile;
  /** Counted from the first year of the sample. */
  readonly yearNo: number;
  /** The row stands after those of this month, whose days its own times are. */
  readonly month: number;
  readonly code: string;
  /** What it changes in a sound row. */
  readonly own: OutageText;
  /** Whether a comma inside a cell goes unquoted, so that the row has a cell too many. */
  readonly isUnquoted?: boolean;
}

const badRows: readonly BadRow[] = [
  plain(0, 2, 'bad_time', { started_at: '2020-02-30 08:15:00' }),
  plain(0, 4, 'unknown_city', { city: '重庆市' }),
  plain(0, 6, 'unknown_tier', { area_tier: '郊区' }),
  plain(0, 8, 'missing_value', { users: '' }),
  plain(0, 10, 'negative_duration', { restored_at: '2020-10-11 07:00:00' }),
  plain(1, 1, 'ambiguous_tier', { area_tier: '城镇/农村' }),
  plain(1, 3, 'unknown_nature', { nature: '待核实' }),
  plain(1, 5, 'bad_number', { users: '约30' }),
  plain(1, 7, 'conflicting_duplicate', { event_id: '5106R2107X01', users: '20' }),
  plain(1, 7, 'conflicting_duplicate', { event_id: '5106R2107X01', users: '26' }),
  {
    ...plain(1, 9, 'malformed_row', { cause: '外力破坏,挖断电缆', reported_user_hours: '80.00' }),
    isUnquoted: true,
  },
  plain(1, 11, 'missing_value', { event_id: '' }),
  plain(2, 2, 'bad_time', { restored_at: '2022-13-11 12:00:00' }),
  plain(2, 4, 'unknown_city', { city: '510200' }),
  plain(2, 6, 'conflicting_duplicate', { event_id: '5106R2206X01', cause: '雷击' }),
  plain(2, 6, 'conflicting_duplicate', { event_id: '5106R2206X01', cause: '大风' }),
  plain(2, 8, 'negative_duration', { restored_at: '2021-08-11 12:00:00' }),
  plain(2, 10, 'missing_value', { started_at: '' }),
  chinese(1, 4, 'bad_time', { started_at: '2021/4/31 9:00' }),
  chinese(1, 9, 'ambiguous_tier', { area_tier: '市区、农村' }),
  chinese(2, 5, 'unknown_nature', { nature: '待定' }),
];

/** Months after whose last row that row stands once more. */
const repeats: readonly (readonly [OutageFile, number, number])[] = [
  ['plain', 0, 5],
  ['plain', 1, 8],
  ['plain', 2, 7],
  ['plain', 2, 9],
  ['chinese', 1, 6],
];

export function badRowsOf(world: World, file: OutageFile, year: number, month: number) {
  return badRows
    .filter((b) => b.file === file && b.yearNo === yearNoOf(world, year) && b.month === month)
    .map((badRow) => ({
      text: { ...soundRow(badRow, year), ...badRow.own },
      isUnquoted: badRow.isUnquoted ?? false,
    }));
}

export function isRepeated(world: World, file: OutageFile, year: number, month: number): boolean {
  const yearNo = yearNoOf(world, year);
  return repeats.some(([f, y, m]) => f === file && y === yearNo && m === month);
}

function yearNoOf(world: World, year: number): number {
  return year - (world.years[0] as number);
}

function plain(yearNo: number, month: number, code: string, own: OutageText): BadRow {
  return { file: 'plain', yearNo, month, code, own };
}

function chinese(yearNo: number, month: number, code: string, own: OutageText): BadRow {
  return { file: 'chinese', yearNo, month, code, own };
}

function soundRow({ file, month }: BadRow, year: number): OutageText {
  const twoDigits = (n: number) => String(n % 100).padStart(2, '0');
  if (file === 'plain') {
    const day = `${year}-${twoDigits(month)}-11`;
    return {
      event_id: `5106R${twoDigits(year)}${twoDigits(month)}X00`,
      provider: '示例第三供电公司',
      city: '510600',
      county: '中江县',
      area_tier: 'rural',
      line_id: '5106R0003',
      asset_id: '5106R0003-S1',
      started_at: `${day} 08:00:00`,
      restored_at: `${day} 12:00:00`,
      users: '20',
      nature: 'fault',
      cause: '树障',
    };
  }
  return {
    event_id: `5110R${twoDigits(year)}${twoDigits(month)}X00`,
    provider: '示例第六供电公司',
    city: '内江市',
    county: '资中县',
    area_tier: '农村',
    line_id: '5110R0005',
    started_at: `${year}/${month}/11 8:00`,
    restored_at: `${year}/${month}/11 11:30`,
    users: '20',
    nature: '故障',
    cause: '树障',
  };
}
