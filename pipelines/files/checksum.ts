const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** CRC-32 of bytes that come in pieces, as zip archives have it. Node's own came in the course of version 20. */
export class Checksum {
  private sum = -1;

  add(bytes: Uint8Array): void {
    let { sum } = this;
    for (let i = 0; i < bytes.length; i++) {
      sum = (table[(sum ^ (bytes[i] as number)) & 0xff] as number) ^ (sum >>> 8);
    }
    this.sum = sum;
  }

  get value(): number {
    return (this.sum ^ -1) >>> 0;
  }
}

export function crc32(bytes: Uint8Array): number {
  const checksum = new Checksum();
  checksum.add(bytes);
  return checksum.value;
}
