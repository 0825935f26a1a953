import fc from 'fast-check';

/** A change of some bytes, at a place between 0 and 1 of the whole. */
export type Mutation =
  | { readonly do: 'put' | 'overwrite'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly do: 'cut' | 'repeat'; readonly at: number; readonly length: number }
  | { readonly do: 'flip'; readonly at: number; readonly bit: number }
  | { readonly do: 'end'; readonly at: number };

/** Bytes that readers have stumbled over: quotes, breaks, delimiters, marks, halves of characters. */
const pieces: readonly (string | readonly number[])[] = [
  ...['"', '""', '"""', '","', '"\n', '\n"', '\\"', "'", ',', ';', '\t', '|'],
  ...['\n', '\r', '\r\n', '\n\r', '\n\n\n', '\u2028', '\u0085', '\u000b', '\u000c'],
  ...['\0', '\u001b[2J', '\ufeff', '\u200b', '\u00a0', '\u3000', '\ufffd', '㐀', '𠀀', 'é', '÷'],
  ...['=1+1', '合计', '小计,', '-', '—', '/', 'NULL', '#', '{', '}', '[', ']', ':', '<', '&'],
  ...['0001-01-01', '2022-02-30', '1e9', '９', '-0', '99999999999999999999'],
  [0x80],
  [0xff],
  [0xfe, 0xff],
  [0xff, 0xfe],
  [0xb3, 0xc9],
  [0xc9],
  [0x81, 0x30, 0x81],
  [0xe6, 0x88],
  [0xed, 0xa0, 0x80],
  [0x1f, 0x8b],
  [0, 0, 0, 0],
  [0xff, 0xff, 0xff, 0x7f],
];
const piece = fc
  .constantFrom(...pieces)
  .map((one) => (typeof one === 'string' ? Buffer.from(one, 'utf8') : Uint8Array.from(one)));
const bytes = fc.oneof(
  { weight: 6, arbitrary: piece },
  { weight: 1, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 8 }) },
);
const at = fc.double({ min: 0, max: 1, noNaN: true });
const length = fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 400 }));

export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom('put', 'overwrite'), at, bytes }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('cut', 'repeat'), at, length }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('flip'), at, bit: fc.nat({ max: 7 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end'), at }) },
);

export const mutations = fc.array(mutation, { minLength: 1, maxLength: 6 });

export function mutated(content: Uint8Array, changes: readonly Mutation[]): Buffer {
  let now = Buffer.from(content);
  for (const change of changes) {
    const from = Math.min(now.length, Math.floor(change.at * (now.length + 1)));
    const [before, after] = [now.subarray(0, from), now.subarray(from)];
    switch (change.do) {
      case 'put':
        now = Buffer.concat([before, change.bytes, after]);
        break;
      case 'overwrite':
        now = Buffer.concat([before, change.bytes, after.subarray(change.bytes.length)]);
        break;
      case 'cut':
        now = Buffer.concat([before, after.subarray(change.length)]);
        break;
      case 'repeat':
        now = Buffer.concat([before, after.subarray(0, change.length), after]);
        break;
      case 'flip': {
        const byte = after[0];
        if (byte !== undefined) {
          now = Buffer.concat([before, Uint8Array.of(byte ^ (1 << change.bit)), after.subarray(1)]);
        }
        break;
      }
      case 'end':
        now = Buffer.from(before);
    }
  }
  return now;
}
