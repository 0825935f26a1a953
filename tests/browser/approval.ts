import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { withPalette } from './palette.js';

const folder = fileURLToPath(new URL('./approved/', import.meta.url));
const elsewhere = join(tmpdir(), 'shihu-images');

/** `SHIHU_APPROVE=1` takes the pictures as they are now for right. */
export const isApproving = process.env.SHIHU_APPROVE === '1';

/** Names of the pictures that were approved, of those that begin like this. */
export function approved(beginning: string): string[] {
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder)
    .filter((name) => name.startsWith(beginning) && name.endsWith('.png'))
    .map((name) => name.slice(0, -4))
    .sort();
}

export function approve(beginning: string, pictures: ReadonlyMap<string, Buffer>): void {
  for (const name of approved(beginning)) rmSync(join(folder, `${name}.png`));
  for (const [name, picture] of pictures) {
    writeFileSync(join(folder, `${name}.png`), withPalette(PNG.sync.read(picture)));
  }
}

/**
 * How pictures differ from those approved, a line for each that does; the pictures and what differs
 * in them are left in the temporary folder.
 * @param tolerance share of a picture's pixels that may differ
 */
export function differences(
  beginning: string,
  pictures: ReadonlyMap<string, Buffer>,
  tolerance: number,
): string[] {
  const names = [...new Set([...approved(beginning), ...pictures.keys()])].sort();
  const held = new Set(approved(beginning));
  return names.flatMap((name) => {
    const picture = pictures.get(name);
    if (!picture) return [`${name}: is no longer made`];
    if (!held.has(name)) return [`${name}: was not approved; it is in ${keep(name, picture)}`];
    const now = PNG.sync.read(picture);
    const then = PNG.sync.read(readFileSync(join(folder, `${name}.png`)));
    const { width, height } = now;
    if (then.width !== width || then.height !== height) {
      const sizes = `${width} × ${height}, approved ${then.width} × ${then.height}`;
      return [`${name}: ${sizes}; it is in ${keep(name, picture)}`];
    }
    const marked = new PNG({ width, height });
    const count = pixelmatch(then.data, now.data, marked.data, width, height, { threshold: 0.2 });
    if (count <= tolerance * width * height) return [];
    keep(`${name}-differs`, PNG.sync.write(marked));
    return [`${name}: ${count} pixels differ; it is in ${keep(name, picture)}`];
  });
}

function keep(name: string, picture: Buffer): string {
  mkdirSync(elsewhere, { recursive: true });
  const file = join(elsewhere, `${name}.png`);
  writeFileSync(file, picture);
  return file;
}
