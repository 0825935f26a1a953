/*
 * The text of values, made by DuckDB as `cellText` makes it, for the types that it can do this for. Nothing
 * for null and for what is no number; VARCHAR and what is written by other rules is not here.
 */

type Text = (column: string) => string;

const asIs: Text = (c) => `cast(${c} as varchar)`;

/** DuckDB leaves the zero before the point away where the type has no digit for it. */
const fraction: Text = (c) => `regexp_replace(cast(${c} as varchar), '^(-?)[.]', '\\10.')`;

/**
 * A double as JavaScript writes it: the same digits, and an exponent beyond 10²¹ and below 10⁻⁶. Most need
 * only the first two cases, which are cheap.
 */
const double: Text = (column) => {
  const c = `cast(${column} as double)`;
  const t = `cast(${c} as varchar)`;
  const sign = `if(${c} < 0, '-', '')`;
  const digits = `replace(regexp_extract(${t}, '^-?([0-9.]+)', 1), '.', '')`;
  const exponent = `cast(regexp_extract(${t}, 'e(.*)$', 1) as integer)`;
  return `case when abs(${c}) < 1e15 and ${c} = trunc(${c})
      then cast(cast(${c} as bigint) as varchar)
    when abs(${c}) >= 1e-4 and abs(${c}) < 1e15 then ${t}
    when not isfinite(${c}) then null
    when not contains(${t}, 'e') then if(ends_with(${t}, '.0'), ${t}[:-3], ${t})
    when abs(${c}) >= 1e21 or abs(${c}) < 1e-6 then regexp_replace(${t}, 'e([+-])0+', 'e\\1')
    when abs(${c}) < 1 then ${sign} || '0.' || repeat('0', -${exponent} - 1) || ${digits}
    else ${sign} || rpad(${digits}, ${exponent} + 1, '0') end`;
};

/** Years beyond four digits as ISO 8601 has them, in six and with a sign. */
const longYear = (c: string) =>
  `if(year(${c}) < 0, '-', if(year(${c}) > 9999, '+', ''))
    || lpad(cast(abs(year(${c})) as varchar), if(year(${c}) between 0 and 9999, 4, 6), '0')`;

const date: Text = (c) =>
  `case when not isfinite(${c}) then cast(${c} as varchar)
    when year(${c}) between 1 and 9999 then cast(${c} as varchar)
    else ${longYear(c)} || strftime(${c}, '-%m-%d') end`;

const moment: Text = (column) => {
  const c = `cast(${column} as timestamp)`;
  const t = `cast(${c} as varchar)`;
  return `case when not isfinite(${c}) then ${t}
    when length(${t}) = 19 then replace(${t}, ' ', 'T')
    else ${longYear(c)} || if(epoch_us(${c}) % 1000000 = 0,
      strftime(${c}, '-%m-%dT%H:%M:%S'), strftime(${c}, '-%m-%dT%H:%M:%S.%f')) end`;
};

const byType: Readonly<Record<string, Text>> = {
  '"NULL"': asIs,
  BOOLEAN: asIs,
  TINYINT: asIs,
  SMALLINT: asIs,
  INTEGER: asIs,
  BIGINT: asIs,
  HUGEINT: asIs,
  UTINYINT: asIs,
  USMALLINT: asIs,
  UINTEGER: asIs,
  UBIGINT: asIs,
  UHUGEINT: asIs,
  UUID: asIs,
  FLOAT: double,
  DOUBLE: double,
  DATE: date,
  TIMESTAMP: moment,
  TIMESTAMP_S: moment,
  TIMESTAMP_MS: moment,
};

/** Digits of a decimal type, all of them and those of the fraction. */
export function decimalDigits(type: string): readonly [number, number] | undefined {
  const found = /^DECIMAL\((\d+),(\d+)\)$/u.exec(type);
  return found ? [Number(found[1]), Number(found[2])] : undefined;
}

/** SQL for the text of a value of that type, by DuckDB's name of it. */
export function valueText(type: string, column: string): string | undefined {
  const [width, scale] = decimalDigits(type) ?? [];
  if (width !== undefined) return (width === scale ? fraction : asIs)(column);
  return byType[type]?.(column);
}
