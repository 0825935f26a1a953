import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../pipelines/base/package.js';
import { circles, knownRooms, roomOf } from '../support/rooms.js';
import { trackedFiles } from '../support/tracked.js';

const files = trackedFiles().filter((name) =>
  /^(?:pipelines|schemas|reports|data-samples\/generator)\/.*\.ts$/u.test(name),
);
const sourceOf = (name: string) => {
  try {
    return readFileSync(join(packageRoot, name), 'utf8');
  } catch {
    return undefined;
  }
};

/** The table of rooms in docs/architecture.md, from the ground up. */
function drawnRooms(): Map<string, string[]> {
  const text = readFileSync(join(packageRoot, 'docs', 'architecture.md'), 'utf8');
  const table = /\n\| Room \| Holds \| Knows \|\n[\s\S]*?\n\n/u.exec(text)?.[0] ?? '';
  const lines = [...table.matchAll(/^\| `([^`]+)` \| [^|]+ \| ([^|]*) \|$/gmu)];
  return new Map(
    lines.map(([, room = '', knows = '']) => [
      room,
      [...knows.matchAll(/`([^`]+)`/gu)].map(([, name]) => name ?? ''),
    ]),
  );
}

describe('the rooms of the program', () => {
  const drawn = drawnRooms();
  const known = knownRooms(files, sourceOf);

  it('are those that docs/architecture.md draws, and know those that it says', () => {
    expect(drawn.size).toBeGreaterThan(35);
    const sorted = (rooms: ReadonlyMap<string, Iterable<string>>) =>
      Object.fromEntries([...rooms].map(([room, knows]) => [room, [...knows].sort()]));
    expect(sorted(drawn)).toEqual(sorted(known));
  });

  it('know only rooms that stand above them in the drawing, and so no circle', () => {
    const order = [...drawn.keys()];
    for (const [room, knows] of drawn) {
      const later = knows.filter((name) => order.indexOf(name) >= order.indexOf(room));
      expect([room, later]).toEqual([room, []]);
    }
  });

  it('hold no files that need each other’s values', () => {
    expect(files.length).toBeGreaterThan(300);
    expect(circles(files, sourceOf)).toEqual([]);
  });
});

describe('what is looked at', () => {
  const made: Record<string, string> = {
    'a/x/one.ts': "import type { Two } from '../y/two.js';\nimport { three } from './three.js';\n",
    'a/x/three.ts': "import { one } from './one.js';\n",
    'a/y/two.ts': ['export const f = () => import', "('../x/one.js');\n"].join(''),
    'a/top.ts': "export * from './y/two.js';\n",
  };
  const names = Object.keys(made);

  it('is types, values and what is imported when called', () => {
    expect(names.map(roomOf)).toEqual(['a/x', 'a/x', 'a/y', 'a']);
    const known = knownRooms(names, (name) => made[name]);
    expect([...known].map(([room, knows]) => [room, [...knows]])).toEqual([
      ['a/x', ['a/y']],
      ['a/y', ['a/x']],
      ['a', ['a/y']],
    ]);
  });

  it('are circles of values, and not of types', () => {
    expect(circles(names, (name) => made[name])).toEqual([
      ['a/x/one.ts', 'a/x/three.ts', 'a/x/one.ts'],
    ]);
  });
});
