import type {
  DuckDBArrayType,
  DuckDBArrayValue,
  DuckDBDecimalType,
  DuckDBListType,
  DuckDBListValue,
  DuckDBMapType,
  DuckDBMapValue,
  DuckDBStructType,
  DuckDBStructValue,
  DuckDBType,
  DuckDBValue,
} from '@duckdb/node-api';
import { DuckDBDecimalValue, DuckDBTypeId } from '../base/duckdb.js';
import { cellJson } from './cells.js';
import { isSafe, type QueryResult } from './query-result.js';

/*
 * A whole number that a double can't hold is a string in JSON. So that a column has one type all the
 * same, all of its numbers are strings as soon as one of them has to be: which is known before the first
 * row is written, since a result is stored first.
 */

type Cell = (value: DuckDBValue) => string;

/** A place of values: a column, or what a list, a struct or a map of it holds. */
interface Place {
  /** Looks at a value before any is written; absent where it makes no difference. */
  readonly see?: (value: DuckDBValue) => void;
  readonly write: Cell;
}

/** For each column, what makes its cells. */
export async function jsonCells(result: QueryResult): Promise<Cell[]> {
  const places: Place[] = [];
  const toSee: [number, (value: DuckDBValue) => void][] = [];
  for (const [i, type] of result.types.entries()) {
    const isWhole = isWide(type);
    const place = isWhole ? wholes(!(await result.fitsDouble(i))) : placeOf(type);
    places.push(place);
    if (!isWhole && place.see) toSee.push([i, place.see]);
  }
  if (toSee.length > 0) {
    for await (const rows of result.rows()) {
      for (const row of rows) for (const [i, see] of toSee) see(row[i] ?? null);
    }
  }
  return places.map(({ write }) => write);
}

const wideTypes: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
  DuckDBTypeId.BIGNUM,
]);

/** Digits that a double holds, whatever they are. */
const SAFE_DIGITS = 15;

/** Whether its values are whole numbers of which a double can't hold all. */
function isWide(type: DuckDBType): boolean {
  if (wideTypes.has(type.typeId)) return true;
  if (type.typeId !== DuckDBTypeId.DECIMAL) return false;
  const { width, scale } = type as DuckDBDecimalType;
  return scale === 0 && width > SAFE_DIGITS;
}

function placeOf(type: DuckDBType): Place {
  if (isWide(type)) return wholes(false);
  switch (type.typeId) {
    case DuckDBTypeId.LIST:
      return lists(placeOf((type as DuckDBListType).valueType));
    case DuckDBTypeId.ARRAY:
      return lists(placeOf((type as DuckDBArrayType).valueType));
    case DuckDBTypeId.STRUCT: {
      const { entryNames, entryTypes } = type as DuckDBStructType;
      return structs(entryNames, entryTypes.map(placeOf));
    }
    case DuckDBTypeId.MAP: {
      const { keyType, valueType } = type as DuckDBMapType;
      return maps(placeOf(keyType), placeOf(valueType));
    }
    default:
      return { write: cellJson };
  }
}

function wholes(isKnownToBeLong: boolean): Place {
  let isText = isKnownToBeLong;
  return {
    see: (value) => {
      isText ||= !isSafe(value);
    },
    write: (value) => {
      if (value === null) return 'null';
      const digits = String(value instanceof DuckDBDecimalValue ? value.value : value);
      return isText ? `"${digits}"` : digits;
    },
  };
}

function lists({ see, write }: Place): Place {
  const itemsOf = (value: DuckDBValue) => (value as DuckDBListValue | DuckDBArrayValue).items;
  return nullable({
    ...(see && { see: (value: DuckDBValue) => itemsOf(value).forEach(see) }),
    write: (value) => `[${itemsOf(value).map(write).join(',')}]`,
  });
}

function structs(names: readonly string[], places: readonly Place[]): Place {
  const memberOf = (value: DuckDBValue, name: string) =>
    (value as DuckDBStructValue).entries[name] ?? null;
  const keys = names.map((name) => `${JSON.stringify(name)}:`);
  const isSeen = places.some(({ see }) => see !== undefined);
  const see = (value: DuckDBValue) => {
    for (const [i, name] of names.entries()) places[i]?.see?.(memberOf(value, name));
  };
  return nullable({
    ...(isSeen && { see }),
    write: (value) =>
      `{${names.map((name, i) => `${keys[i]}${places[i]?.write(memberOf(value, name))}`).join(',')}}`,
  });
}

function maps(key: Place, inner: Place): Place {
  const see = (value: DuckDBValue) => {
    for (const entry of (value as DuckDBMapValue).entries) {
      key.see?.(entry.key);
      inner.see?.(entry.value);
    }
  };
  return nullable({
    ...((key.see ?? inner.see) && { see }),
    write: (value) => {
      const { entries } = value as DuckDBMapValue;
      const pairs = entries.map((entry) => `[${key.write(entry.key)},${inner.write(entry.value)}]`);
      return `[${pairs.join(',')}]`;
    },
  });
}

function nullable({ see, write }: Place): Place {
  return {
    ...(see && { see: (value: DuckDBValue) => (value === null ? undefined : see(value)) }),
    write: (value) => (value === null ? 'null' : write(value)),
  };
}
