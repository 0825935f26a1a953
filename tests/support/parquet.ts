import { readFileSync } from 'node:fs';
import { parquetMetadata, parquetReadObjects, type SchemaElement } from 'hyparquet';

/** A file's rows and the types of its columns, as a reader sees them that is not DuckDB. */
export async function readParquet(file: string) {
  const bytes = readFileSync(file);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { schema } = parquetMetadata(buffer as ArrayBuffer);
  const rows = await parquetReadObjects({ file: buffer as ArrayBuffer });
  return { types: schema.slice(1).map((one) => `${one.name} ${typeOf(one)}`), rows };
}

function typeOf(element: SchemaElement): string {
  const logical = element.logical_type?.type ?? element.converted_type;
  if (logical === 'DECIMAL') return `DECIMAL(${element.precision},${element.scale})`;
  if (logical === 'STRING' || logical === 'UTF8') return 'VARCHAR';
  if (logical === 'DATE') return 'DATE';
  if (/^TIMESTAMP/u.test(logical ?? '')) return 'TIMESTAMP';
  const plain = { INT64: 'BIGINT', DOUBLE: 'DOUBLE', BOOLEAN: 'BOOLEAN' } as Record<string, string>;
  return plain[element.type ?? ''] ?? `${element.type} ${logical}`;
}
