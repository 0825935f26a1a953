import { describe, expect, it } from 'vitest';
import { Database } from '../../pipelines/base/database.js';
import { loadChecks } from '../../pipelines/build/checks.js';
import { loadModels, relationsRead } from '../../pipelines/models/models.js';

describe('the files under sql/', () => {
  async function withMemory<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const database = await Database.open(':memory:');
    try {
      return await work(database);
    } finally {
      database.close();
    }
  }

  it('say what they read, and read it', async () => {
    await withMemory(async (database) => {
      const files = [...(await loadModels()), ...(await loadChecks())];
      expect(files.length).toBeGreaterThan(40);
      for (const { file, sql, reads } of files) {
        const parsed = await relationsRead(database, sql, file);
        expect({ file, reads }).toEqual({ file, reads: parsed });
        const header = sql.slice(0, sql.search(/^(select|with)\b/mu)).replace(/\n--\s*/gu, ' ');
        const said = /Reads: ([a-z_, ]+)\./u.exec(header)?.[1]?.split(', ').sort();
        expect({ file, reads: said }).toEqual({ file, reads });
        expect({ file, grain: /Grain: /u.test(header), source: /Source: /u.test(header) }).toEqual({
          file,
          grain: true,
          source: true,
        });
      }
    });
  });

  it('keep to what Spark SQL understands too', async () => {
    for (const { file, sql } of await loadModels()) {
      const code = sql.replace(/--.*$/gmu, '');
      const found = /::|\binterval\b|\[|\blist_|\bstruct_|qualify|exclude\b/iu.exec(code);
      expect({ file, found }).toEqual({ file, found: null });
    }
  });

  it('are parsed for the relations that they name, without their own', async () => {
    await withMemory(async (database) => {
      const sql =
        'with a as (select * from b) select * from a join c using (x) where x in (select x from d)';
      expect(await relationsRead(database, sql, 'x.sql')).toEqual(['b', 'c', 'd']);
      await expect(relationsRead(database, 'selec', 'marts/x.sql')).rejects.toThrow(
        'sql/marts/x.sql',
      );
    });
  });
});
