const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/**
 * CRC-32, as zip archives have it. Node's own came in the course of version 20.
 * @param before that of what came before these bytes
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  let sum = before ^ -1;
  for (let i = 0; i < bytes.length; i++) {
    sum = (table[(sum ^ (bytes[i] as number)) & 0xff] as number) ^ (sum >>> 8);
  }
  return (sum ^ -1) >>> 0;
}
