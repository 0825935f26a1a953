import { crc32, deflateSync } from 'node:zlib';
import type { PNG } from 'pngjs';

const mostColours = 256;

/**
 * A picture as a PNG with a palette, a fifth of the size: pages have few colours, and the shades at
 * the edges of letters lose nothing that anyone sees.
 */
export function withPalette({ width, height, data }: PNG): Buffer {
  const counts = new Map<number, number>();
  const rough = new Uint32Array(width * height);
  for (let i = 0; i < rough.length; i += 1) {
    const at = i * 4;
    const colour = (step(data[at]) << 16) | (step(data[at + 1]) << 8) | step(data[at + 2]);
    rough[i] = colour;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const colours = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour);
  const palette = colours.slice(0, mostColours);
  const places = new Map(colours.map((colour) => [colour, nearest(colour, palette)]));
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      lines[y * (width + 1) + 1 + x] = places.get(rough[y * width + x] ?? 0) ?? 0;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A channel to a grain of eight; white stays white. */
function step(value = 0): number {
  return Math.min(255, Math.round(value / 8) * 8);
}

function channels(colour: number): [number, number, number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function nearest(colour: number, palette: readonly number[]): number {
  const [r, g, b] = channels(colour);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  palette.forEach((candidate, i) => {
    const [R, G, B] = channels(candidate);
    const away = (r - R) ** 2 + (g - G) ** 2 + (b - B) ** 2;
    if (away < least) [best, least] = [i, away];
  });
  return best;
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
