import { posix } from 'node:path';

/** What stands in a file of the project; undefined where there is no such file. */
export type SourceOf = (path: string) => string | undefined;

const statement = /^(?:import|export)\s+(?!type[\s{])(?:[\w$*{},\s]+?\sfrom\s+)?'([^']+)'/gmu;
const required = /\brequire\(\s*'([^']+)'\s*\)/gu;
const expression = /(?<!typeof )\bimport\(\s*'([^']+)'\s*\)/gu;
const comment = /^\s*(?:\/\/.*$|\/\*.*?\*\/)/gmsu;

/**
 * The modules that a file loads, as they are written in it. `import type` loads nothing;
 * `import { type … }` does, since the compiler leaves such an import in place.
 * @param deferred whether also those that are imported when something is called
 */
export function importsOf(source: string, deferred = true): string[] {
  const code = source.replace(comment, '');
  return [statement, required, ...(deferred ? [expression] : [])].flatMap((form) =>
    [...code.matchAll(form)].map(([, name]) => name ?? ''),
  );
}

/**
 * The shortest way from a file to each package that it reaches through the project's own files:
 * the files in order, and the package last.
 */
export function waysFrom(
  start: string,
  sourceOf: SourceOf,
  deferred = true,
): Map<string, string[]> {
  const ways = new Map([[start, [start]]]);
  const packages = new Map<string, string[]>();
  for (const [file, way] of ways) {
    for (const name of importsOf(sourceOf(file) ?? '', deferred)) {
      if (name.startsWith('.')) {
        const next = fileOf(posix.join(posix.dirname(file), name), sourceOf);
        if (!next) throw new Error(`${file} imports ${name}, which is not there`);
        if (!ways.has(next)) ways.set(next, [...way, next]);
      } else if (!packages.has(name)) packages.set(name, [...way, name]);
    }
  }
  return packages;
}

/** TypeScript names a module by what it is compiled to. */
function fileOf(path: string, sourceOf: SourceOf): string | undefined {
  return [path.replace(/\.js$/u, '.ts'), path].find((name) => sourceOf(name) !== undefined);
}
