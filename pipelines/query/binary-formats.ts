import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DuckDBDataChunk,
  DuckDBDateValue,
  type DuckDBDecimalType,
  DuckDBDecimalValue,
  DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api';
import * as xlsx from '@e965/xlsx';
import {
  Bool,
  type DataType,
  DateDay,
  Field,
  Float64,
  Int64,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  TimestampMicrosecond,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import { Database, quoted, type Result } from '../base/database.js';
import { toPlain } from '../base/values.js';
import { cellText, distinctNames, isNumeric } from './cells.js';

interface ArrowColumn {
  readonly type: DataType;
  /** What of the column is not exactly what the table holds. */
  readonly note?: string;
  readonly value: (value: DuckDBValue) => unknown;
}

/** Arrow type of a DuckDB type; nothing exact becomes inexact without a note on the field. */
function arrowColumn(type: DuckDBType): ArrowColumn {
  switch (type.typeId) {
    case DuckDBTypeId.BOOLEAN:
      return { type: new Bool(), value: (v) => v };
    case DuckDBTypeId.TINYINT:
    case DuckDBTypeId.SMALLINT:
    case DuckDBTypeId.INTEGER:
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UTINYINT:
    case DuckDBTypeId.USMALLINT:
    case DuckDBTypeId.UINTEGER:
      return { type: new Int64(), value: (v) => (v === null ? null : BigInt(v as number)) };
    case DuckDBTypeId.FLOAT:
    case DuckDBTypeId.DOUBLE:
      return { type: new Float64(), value: (v) => v };
    case DuckDBTypeId.DATE:
      return {
        type: new DateDay(),
        value: (v) => (v instanceof DuckDBDateValue ? new Date(v.days * 86_400_000) : null),
      };
    case DuckDBTypeId.TIMESTAMP:
      return {
        type: new TimestampMicrosecond(),
        value: (v) => (v instanceof DuckDBTimestampValue ? Number(v.micros) / 1000 : null),
      };
    case DuckDBTypeId.DECIMAL:
      if ((type as DuckDBDecimalType).scale > 0) {
        return {
          type: new Float64(),
          note: `${type} as the nearest double`,
          value: (v) => (v instanceof DuckDBDecimalValue ? v.toDouble() : null),
        };
      }
      return { type: new Utf8(), note: `${type} in decimal digits`, value: textOrNull };
    default:
      return {
        type: new Utf8(),
        ...(type.typeId === DuckDBTypeId.VARCHAR ? {} : { note: `${type} as text` }),
        value: textOrNull,
      };
  }
}

function textOrNull(value: DuckDBValue): string | null {
  return value === null ? null : cellText(value);
}

/** An Arrow file (IPC) with a declared schema. */
export function asArrow({ columns, types, values }: Result): Uint8Array {
  const declared = types.map(arrowColumn);
  const fields = distinctNames(columns).map((name, i) => {
    const { type, note } = declared[i] as ArrowColumn;
    return new Field(name, type, true, new Map(note ? [['note', note]] : []));
  });
  const children = declared.map(
    ({ type, value }, i) =>
      vectorFromArray(
        values.map((row) => value(row[i] ?? null)),
        type,
      ).data[0],
  );
  const schema = new Schema(fields);
  const data = makeData({
    type: new Struct(fields),
    length: values.length,
    nullCount: 0,
    children: children as never,
  });
  return tableToIPC(new Table(schema, [new RecordBatch(schema, data as never)]), 'file');
}

/** A workbook with typed cells; text is never a formula. */
export function asXlsx({ columns, types, values }: Result): Uint8Array {
  const rows = values.map((row) =>
    row.map((value, i): xlsx.CellObject | null => {
      if (value === null) return null;
      const plain = toPlain(value);
      if (typeof plain === 'boolean') return { t: 'b', v: plain };
      const number = Number(cellText(value));
      // Excel keeps 15 digits: a longer whole number stays text, so that no digit is lost.
      if (isNumeric(types[i] as DuckDBType) && Number.isFinite(number) && Math.abs(number) < 1e15) {
        return { t: 'n', v: number };
      }
      return { t: 's', v: cellText(value).slice(0, 32_767) };
    }),
  );
  const head = columns.map((name): xlsx.CellObject => ({ t: 's', v: name }));
  const sheet = xlsx.utils.aoa_to_sheet([head, ...rows] as unknown[][]);
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, sheet, 'shihu');
  return xlsx.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

/** Parquet, written by DuckDB from a database that holds nothing but this result. */
export async function asParquet({ columns, types, values }: Result): Promise<Uint8Array> {
  const file = join(tmpdir(), `shihu-${process.pid}.parquet`);
  const database = await Database.open(':memory:');
  try {
    const declared = distinctNames(columns).map(
      (name, i) => `"${name.replaceAll('"', '""')}" ${types[i]}`,
    );
    await database.query(`create table result (${declared.join(', ')})`);
    const appender = await database.connection.createAppender('result');
    for (let at = 0; at < values.length; at += 2048) {
      const chunk = DuckDBDataChunk.create([...types]);
      chunk.setRows(values.slice(at, at + 2048).map((row) => [...row]));
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
    await database.query(`copy result to ${quoted(file)} (format parquet)`);
    return await readFile(file);
  } finally {
    database.close();
    await rm(file, { force: true });
  }
}
