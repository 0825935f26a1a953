import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../pipelines/base/package.js';
import { trackedFiles } from '../support/tracked.js';

const sources = trackedFiles()
  .filter((name) => /^(?:pipelines|reports|schemas)\/.*\.ts$/u.test(name))
  .filter((name) => !name.startsWith('pipelines/files/'))
  .map((name) => ({ name, text: readFileSync(join(packageRoot, name), 'utf8') }));

/** Names that a module imports from a module of Node, its parts such as `promises` included. */
function importedFrom(text: string, module: string): string[] {
  const imports = text.matchAll(/import (?!type\b)\s*([^;]*?) from '([^']+)'/gu);
  return [...imports]
    .filter(([, , from]) => from === module || from === module.replace(/^node:/u, ''))
    .flatMap(([, names = '']) => names.replace(/[{}]/gu, ' ').split(','))
    .map((name) => name.trim().split(/\s+as\s+/u)[0] ?? '')
    .filter((name) => name !== '' && !name.startsWith('type '));
}

/** What reads, or writes to what is open already. */
const harmless =
  /^(?:exists|stat|lstat|readdir|readFile|realpath|statfs|access)(?:Sync)?$|^(?:createReadStream|constants|writeSync)$/u;

const writersOf = (text: string) =>
  ['node:fs', 'node:fs/promises']
    .flatMap((module) => importedFrom(text, module))
    .filter((name) => !harmless.test(name));

const callersOf = (call: RegExp) =>
  sources.filter(({ text }) => call.test(text)).map(({ name }) => name);

describe('what the program writes', () => {
  it('is written by the files room, or into a folder that it made', () => {
    const found = sources
      .map(({ name, text }) => ({ name, uses: writersOf(text).sort() }))
      .filter(({ uses }) => uses.length > 0);
    expect(Object.fromEntries(found.map(({ name, uses }) => [name, uses.join(' ')]))).toEqual({
      // References and schemas of the program itself, made by its developers.
      'pipelines/docs/main.ts': 'writeFile',
      'pipelines/init/schemas.ts': 'mkdir rm writeFile',
      // Into a folder from `withBeside`, `swapFolder`, `scratchBeside` or `scratchFolder`.
      'pipelines/doctor/machine.ts': 'writeFile',
      'pipelines/export/export.ts': 'rm writeFile',
      'pipelines/ingest/bulk.ts': 'rm writeFile',
      'pipelines/ingest/packed.ts': 'createWriteStream',
      'pipelines/ingest/utf8-file.ts': 'createWriteStream',
      'pipelines/portable/pdf.ts': 'writeFile',
      'pipelines/propose/read-sample.ts': 'createWriteStream writeFile',
      'pipelines/query/answer.ts': 'rm',
      'pipelines/query/output.ts': 'writeFile',
      'pipelines/shell/output.ts': 'appendFile copyFile',
      // A project is made aside, and moved to where nothing is.
      'pipelines/init/init.ts': 'copyFile mkdir writeFile',
      // The same, and takes away what it keeps for the next build.
      'pipelines/build/build.ts': 'copyFile rm',
      // Below the folder of a cluster or of a store, in folders of the project's own.
      'pipelines/build/spark-engine.ts': 'mkdir rm',
      'pipelines/build/spark-rows.ts': 'mkdir rm',
      'pipelines/spark/storage.ts': 'mkdir rm',
      'pipelines/spark/trial.ts': 'mkdir rm',
      'pipelines/warehouse/store.ts': 'mkdir rm',
      // Reads the beginning of a page, and pieces of a file.
      'pipelines/query/arrow-stored.ts': 'open',
      'pipelines/ingest/formats/open-book.ts': 'open',
      'pipelines/ingest/sampled-lines.ts': 'open',
      'pipelines/report/held.ts': 'open',
      'pipelines/propose/pieces.ts': 'open',
      // The user's own history of the prompt, for himself alone.
      'pipelines/shell/history.ts': 'appendFileSync mkdirSync writeFileSync',
    });
  });

  it('goes where the program decides only from these, and else through the guard', () => {
    expect(callersOf(/\bownPlace\(/u)).toEqual([
      'pipelines/build/build.ts',
      'pipelines/build/spark-rows.ts',
      'pipelines/catalogue/catalogue.ts',
      'pipelines/doctor/machine.ts',
      'pipelines/history/compare.ts',
      'pipelines/history/diff.ts',
      'pipelines/history/state.ts',
      'pipelines/history/submit.ts',
      'pipelines/ingest/order-file.ts',
      'pipelines/ingest/sightings.ts',
      'pipelines/ingest/together.ts',
      'pipelines/ingest/utf8-file.ts',
      'pipelines/init/init.ts',
      'pipelines/report/index-page.ts',
      'pipelines/report/report.ts',
      'pipelines/run/made.ts',
      'pipelines/warehouse/manifest.ts',
      'pipelines/warehouse/store.ts',
    ]);
    // No command decides for itself.
    expect(callersOf(/\bownPlace\(/u).filter((name) => name.includes('/cli/'))).toEqual([]);
    expect(callersOf(/\bguardOf\(/u).filter((name) => name.includes('/cli/'))).toEqual(
      ['check', 'explain', 'export', 'query', 'tables'].map(
        (name) => `pipelines/cli/commands/${name}.ts`,
      ),
    );
  });

  it('is never in the system’s temporary folder under a name that others can know', () => {
    expect(callersOf(/\btmpdir\b/u)).toEqual([]);
    expect(callersOf(/\bmkdtemp/u)).toEqual([]);
  });

  it('is found by what a module imports', () => {
    const text = [
      "import { createReadStream, type Dirent, writeFileSync as put } from 'node:fs';",
      "import fs from 'fs/promises';",
      "import type { Stats } from 'node:fs';",
    ].join('\n');
    expect(writersOf(text)).toEqual(['writeFileSync', 'fs']);
  });
});
