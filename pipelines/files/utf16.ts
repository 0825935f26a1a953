/**
 * Where text in UTF-16 stops to be any: at the first half of a pair without the other half, or at a last byte
 * that is alone. Lines and bytes are counted from 1.
 */
export async function firstHalf(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  isBigEndian: boolean,
): Promise<{ line: number; byte: number }> {
  let line = 1;
  let count = 0;
  let first = 0;
  /** Where the first half of a pair stands that waits for the other. */
  let open: { line: number; byte: number } | undefined;
  for await (const chunk of chunks) {
    for (const byte of chunk) {
      count += 1;
      if (count % 2 === 1) {
        first = byte;
        continue;
      }
      const unit = isBigEndian ? first * 256 + byte : byte * 256 + first;
      const isLow = unit >= 0xdc00 && unit <= 0xdfff;
      if (isLow !== (open !== undefined)) return open ?? { line, byte: count - 1 };
      open = unit >= 0xd800 && unit <= 0xdbff ? { line, byte: count - 1 } : undefined;
      if (unit === 10) line += 1;
    }
  }
  return open ?? { line, byte: count };
}
