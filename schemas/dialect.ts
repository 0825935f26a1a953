/** How the cells of a file write times, numbers and nothing. What is not said is read as the feeds' own forms. */
export interface Dialect {
  /** Marks of nothing. */
  readonly blanks: readonly string[];
  readonly decimal?: DecimalMark | undefined;
  readonly thousands?: ThousandsMark | undefined;
  /** Whether the file holds numbers of its own beside texts: their decimals stand behind a point, whatever is said. */
  readonly holdsNumbers?: boolean;
  readonly dateOrder?: DateOrder | undefined;
  /** First of the hundred years that two-digit years lie in. */
  readonly twoDigitYearsFrom?: number | undefined;
  /** Directives of strptime, or one of `numericTimes`. */
  readonly timeFormat?: string | undefined;
  /** IANA name of the zone whose civil time a time without an offset is; the project's own where not said. */
  readonly zone?: string | undefined;
  /** IANA name of the zone whose standard time all times are converted to. */
  readonly homeZone: string;
}

export const decimalMarks = ['.', ','] as const;
export type DecimalMark = (typeof decimalMarks)[number];

export const thousandsMarks = [',', '.', ' ', "'"] as const;
export type ThousandsMark = (typeof thousandsMarks)[number];

export const dateOrders = ['year_first', 'month_first', 'day_first'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** Formats of times that are numbers: seconds and milliseconds since 1970 in UTC, days of a sheet. */
export const numericTimes = ['epoch', 'epoch_ms', 'excel'] as const;
export type NumericTime = (typeof numericTimes)[number];

/** Ways in which exports write "nothing". */
export const blankMarks: readonly string[] = [
  '-',
  '--',
  '—',
  '——',
  '/',
  '无',
  'NULL',
  'null',
  'N/A',
  'n/a',
];

/** Of the method: no daylight saving. */
export const METHOD_ZONE = 'Asia/Shanghai';

export const usualDialect: Dialect = { blanks: blankMarks, homeZone: METHOD_ZONE };
