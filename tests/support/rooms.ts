import { posix } from 'node:path';
import { importsOf, type SourceOf } from './imports.js';

/** Names of types too: a room that only knows another one's types knows it all the same. */
const typeImport = /^(?:import|export)\s+type\s+(?:[\w$*{},\s]+?\sfrom\s+)'([^']+)'/gmu;

/** The folder that a file belongs to: below the top, since that is where a file's neighbours are. */
export function roomOf(file: string): string {
  const parts = file.split('/');
  return parts.length > 2 ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

/** Of each room, the rooms that its files import from, by type or by value, at once or when called. */
export function knownRooms(
  files: readonly string[],
  sourceOf: SourceOf,
): Map<string, ReadonlySet<string>> {
  const known = new Map<string, Set<string>>();
  for (const file of files) {
    const room = roomOf(file);
    const rooms = known.get(room) ?? new Set();
    known.set(room, rooms);
    for (const target of targetsOf(file, sourceOf, true)) {
      if (roomOf(target) !== room) rooms.add(roomOf(target));
    }
  }
  return known;
}

/** Files that import each other's values in a circle, each circle from its first file on. */
export function circles(files: readonly string[], sourceOf: SourceOf): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]) => {
    const at = way.indexOf(file);
    if (at >= 0) found.push([...way.slice(at), file]);
    if (at >= 0 || done.has(file)) return;
    for (const target of targetsOf(file, sourceOf, false)) visit(target, [...way, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return found;
}

function targetsOf(file: string, sourceOf: SourceOf, withTypes: boolean): string[] {
  const source = sourceOf(file) ?? '';
  const types = withTypes ? [...source.matchAll(typeImport)].map(([, name]) => name ?? '') : [];
  return [...importsOf(source), ...types]
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(file), name).replace(/\.js$/u, '.ts'));
}
