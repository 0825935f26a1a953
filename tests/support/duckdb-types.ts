import type { DuckDBTypeId } from '@duckdb/node-api';

/** A value of a type: as SQL, as the program's Arrow file gives it to Arrow's reader, and to pyarrow. */
export interface TypeCase {
  readonly sql: string;
  /** As the Arrow library in JavaScript writes it. */
  readonly arrow: string;
  /** As Arrow's reader for JavaScript gives the value, numbers of 64 bits and more as text. */
  readonly value: unknown;
  /** As pyarrow writes the type. */
  readonly python: string;
  /** `str()` of what pyarrow makes of the value. */
  readonly pythonValue: string;
}

const at = (fraction: string) => `2022-02-28 23:59:59${fraction}`;

/** Nothing for types that no column of a result has. */
export const typeCases: Record<keyof typeof DuckDBTypeId, TypeCase | null> = {
  INVALID: null,
  ANY: null,
  SQLNULL: null,
  STRING_LITERAL: null,
  INTEGER_LITERAL: null,
  BOOLEAN: { sql: 'true', arrow: 'Bool', value: true, python: 'bool', pythonValue: 'True' },
  TINYINT: same('(-128)::tinyint', 'Int8', -128, 'int8'),
  SMALLINT: same('(-32768)::smallint', 'Int16', -32768, 'int16'),
  INTEGER: same('(-2147483648)::integer', 'Int32', -2147483648, 'int32'),
  BIGINT: same('9223372036854775807', 'Int64', '9223372036854775807', 'int64'),
  UTINYINT: same('255::utinyint', 'Uint8', 255, 'uint8'),
  USMALLINT: same('65535::usmallint', 'Uint16', 65535, 'uint16'),
  UINTEGER: same('4294967295::uinteger', 'Uint32', 4294967295, 'uint32'),
  UBIGINT: same('18446744073709551615::ubigint', 'Uint64', '18446744073709551615', 'uint64'),
  HUGEINT: same(
    '(-99999999999999999999999999999999999999)::hugeint',
    'Decimal[38e0]',
    '-99999999999999999999999999999999999999',
    'decimal128(38, 0)',
  ),
  UHUGEINT: same('7::uhugeint', 'Decimal[38e0]', '7', 'decimal128(38, 0)'),
  DECIMAL: {
    ...same(
      '(-12345678901234567890.12)::decimal(30,2)',
      'Decimal[30e+2]',
      '-1234567890123456789012',
      '',
    ),
    python: 'decimal128(30, 2)',
    pythonValue: '-12345678901234567890.12',
  },
  BIGNUM: same(
    '170141183460469231731687303715884105728::bignum',
    'Utf8',
    '170141183460469231731687303715884105728',
    'string',
  ),
  FLOAT: same('0.5::float', 'Float32', 0.5, 'float'),
  DOUBLE: same('0.1::double', 'Float64', 0.1, 'double'),
  VARCHAR: same("'时户'", 'Utf8', '时户', 'string'),
  ENUM: same("'b'::enum('a', 'b')", 'Utf8', 'b', 'string'),
  BIT: same("'0101'::bit", 'Utf8', '0101', 'string'),
  UNION: same('union_value(n := 7)::union(n int, t varchar)', 'Utf8', '7', 'string'),
  VARIANT: same('7::variant', 'Utf8', '7', 'string'),
  TIME_TZ: same("'12:30:00+08'::timetz", 'Utf8', '12:30:00+08', 'string'),
  BLOB: {
    sql: "'\\x00\\xFF'::blob",
    arrow: 'Binary',
    value: [0, 255],
    python: 'binary',
    pythonValue: "b'\\x00\\xff'",
  },
  GEOMETRY: {
    sql: "'POINT (1 2)'::geometry",
    arrow: 'Binary',
    value: [...Buffer.from('0101000000000000000000f03f0000000000000040', 'hex')],
    python: 'binary',
    pythonValue:
      "b'\\x01\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\xf0?\\x00\\x00\\x00\\x00\\x00\\x00\\x00@'",
  },
  UUID: {
    sql: "'0a0b0c0d-0102-0304-0506-0708090a0b0c'::uuid",
    arrow: 'FixedSizeBinary[16]',
    value: [10, 11, 12, 13, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    python: 'extension<arrow.uuid>',
    pythonValue: '0a0b0c0d-0102-0304-0506-0708090a0b0c',
  },
  DATE: {
    sql: "date '1969-12-31'",
    arrow: 'Date32<DAY>',
    value: -1,
    python: 'date32[day]',
    pythonValue: '1969-12-31',
  },
  TIME: {
    sql: "time '23:59:59.123457'",
    arrow: 'Time64<MICROSECOND>',
    value: '86399123457',
    python: 'time64[us]',
    pythonValue: '23:59:59.123457',
  },
  TIME_NS: {
    sql: "'23:59:59.123457'::time_ns",
    arrow: 'Time64<NANOSECOND>',
    value: '86399123457000',
    python: 'time64[ns]',
    pythonValue: '23:59:59.123457',
  },
  TIMESTAMP: {
    sql: `timestamp '${at('.123457')}'`,
    arrow: 'Timestamp<MICROSECOND>',
    value: '1646092799123457',
    python: 'timestamp[us]',
    pythonValue: at('.123457'),
  },
  TIMESTAMP_S: {
    sql: `'${at('')}'::timestamp_s`,
    arrow: 'Timestamp<SECOND>',
    value: '1646092799',
    python: 'timestamp[s]',
    pythonValue: at(''),
  },
  TIMESTAMP_MS: {
    sql: `'${at('.123')}'::timestamp_ms`,
    arrow: 'Timestamp<MILLISECOND>',
    value: '1646092799123',
    python: 'timestamp[ms]',
    pythonValue: at('.123000'),
  },
  TIMESTAMP_NS: {
    sql: `'${at('.123457')}'::timestamp_ns`,
    arrow: 'Timestamp<NANOSECOND>',
    value: '1646092799123457000',
    python: 'timestamp[ns]',
    pythonValue: at('.123457'),
  },
  TIMESTAMP_TZ: {
    sql: "timestamptz '2022-03-01 07:59:59.123457+08'",
    arrow: 'Timestamp<MICROSECOND, UTC>',
    value: '1646092799123457',
    python: 'timestamp[us, tz=UTC]',
    pythonValue: at('.123457+00:00'),
  },
  INTERVAL: {
    sql: "interval '14 months' + interval '3 days' + interval '-1500 milliseconds'",
    arrow: 'Interval<MONTH_DAY_NANO>',
    value: [14, 3, -1500000000, -1],
    python: 'month_day_nano_interval',
    pythonValue: 'MonthDayNano(months=14, days=3, nanoseconds=-1500000000)',
  },
  LIST: {
    sql: '[1.50::decimal(3,2), null]',
    arrow: 'List<Decimal[3e+2]>',
    value: ['150', null],
    python: 'list<item: decimal128(3, 2)>',
    pythonValue: "[Decimal('1.50'), None]",
  },
  ARRAY: {
    sql: '[1, null, 3]::smallint[3]',
    arrow: 'FixedSizeList[3]<Int16>',
    value: [1, null, 3],
    python: 'fixed_size_list<item: int16>[3]',
    pythonValue: '[1, None, 3]',
  },
  STRUCT: {
    sql: "{'n': null::date, 'l': [{'t': 'x'}, null]}",
    arrow: 'Struct<{n:Date32<DAY>, l:List<Struct<{t:Utf8}>>}>',
    value: { n: null, l: [{ t: 'x' }, null] },
    python: 'struct<n: date32[day], l: list<item: struct<t: string>>>',
    pythonValue: "{'n': None, 'l': [{'t': 'x'}, None]}",
  },
  MAP: {
    sql: "map {'a': 1::utinyint, 'b': null}",
    arrow: 'Map<{key:Utf8, value:Uint8}>',
    value: { a: 1, b: null },
    python: 'map<string, uint8>',
    pythonValue: "[('a', 1), ('b', None)]",
  },
};

function same(sql: string, arrow: string, value: string | number, python: string): TypeCase {
  return { sql, arrow, value, python, pythonValue: String(value) };
}
