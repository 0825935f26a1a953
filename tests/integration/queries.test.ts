import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withDatabase } from '../../pipelines/base/database.js';
import { packageRoot } from '../../pipelines/base/package.js';
import { sqlFolder, sqlNames } from '../../pipelines/models/files.js';
import { relationsRead } from '../../pipelines/models/models.js';
import { loadQuery } from '../../pipelines/models/queries.js';
import { trackedFiles } from '../support/tracked.js';

const names = readdirSync(join(sqlFolder, 'queries')).flatMap((room) =>
  sqlNames(`queries/${room}`).map((name) => `${room}/${name}`),
);
const program = trackedFiles()
  .filter((file) => /^pipelines\/.*\.ts$/u.test(file))
  .map((file) => readFileSync(join(packageRoot, file), 'utf8'))
  .join('\n');

describe('the files under sql/queries', () => {
  it('say in both languages what they find, what they take and what they read', async () => {
    expect(names.length).toBeGreaterThan(30);
    await withDatabase(':memory:', {}, async (database) => {
      for (const name of names) {
        const { file, sql, header } = await loadQuery(name);
        expect([name, /\p{Script=Han}/u.test(header.zh)]).toEqual([name, true]);
        const code = sql.replace(/--.*$/gmu, '');
        const used = [...code.matchAll(/\$(\w+)/gu)].map(([, one]) => one);
        const said = header.parameters.map((parameter) => parameter.name);
        expect([name, said.sort()]).toEqual([name, [...new Set(used)].sort()]);
        const reads = await relationsRead(database, sql, file);
        expect([name, [...header.reads].sort()]).toEqual([name, reads]);
      }
    });
  });

  it('are used, and no others are asked for', () => {
    const folders = readdirSync(join(sqlFolder, 'queries')).join('|');
    const asked = [...program.matchAll(new RegExp(`'((?:${folders})/\\w+)'`, 'gu'))];
    expect([...new Set(asked.map(([, name]) => name))].sort()).toEqual([...names].sort());
  });

  it('keep to names that can be read', async () => {
    for (const name of names) {
      const { sql } = await loadQuery(name);
      const code = sql.replace(/--.*$/gmu, '').replace(/'[^']*'/gu, '');
      expect([name, /\b(?:from|join)\s+[\w.]+\s+(?:as\s+)?[a-z]\b(?!\w)/u.exec(code)?.[0]]).toEqual(
        [name, undefined],
      );
    }
  });
});
