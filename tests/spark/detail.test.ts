import { cpSync, readdirSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { stringify } from 'yaml';
import { command } from '../support/command.js';
import { withFolder } from '../support/folder.js';
import { type Cluster, hasFew, sparkHome, startCluster } from './support/cluster.js';

// A build is some hundred statements, each of which a cluster plans and hands out.
vi.setConfig({ testTimeout: 900_000 });

const home = sparkHome();
const example = fileURLToPath(new URL('../golden/worked-example/input', import.meta.url));

const asked: readonly (readonly string[])[] = [
  ['query', 'select * from outage_facts order by outage_id', '--format', 'csv'],
  ['query', 'select * from outage_months order by all', '--format', 'csv'],
  ['query', '@largest_events', '--format', 'csv'],
  ['describe', 'outage_facts', '--lang', 'en'],
  ['tables', '--lang', 'en'],
];

describe.skipIf(home === undefined || hasFew)('detail that stays in the storage', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await startCluster(home ?? '', 'detail', 1);
  });
  afterAll(() => cluster?.stop());

  it('is read as if it were in the published file, and goes when another one is published', async () => {
    await withFolder(async (plain) => {
      await withFolder(async (spark) => {
        for (const root of [plain, spark]) cpSync(example, root, { recursive: true });
        const storage = join(cluster.folder, 'storage');
        const engine = { kind: 'spark', connect: cluster.address, storage, parquet_from: 0 };
        await appendFile(join(spark, 'shihu.yaml'), `\n${stringify({ engine })}`);
        for (const root of [plain, spark]) {
          const { code, notes } = await command('run', '--project', root);
          expect(code, notes).toBe(0);
        }
        for (const args of asked) {
          const [wanted, found] = await Promise.all(
            [plain, spark].map((root) => command(...args, '--project', root)),
          );
          expect(found?.notes).toBe(wanted?.notes);
          expect(found?.out).toBe(wanted?.out);
          expect(Buffer.from(found?.bytes ?? [])).toEqual(Buffer.from(wanted?.bytes ?? []));
        }
        for (const file of ['index.html', 'report.xlsx']) {
          const [period = ''] = readdirSync(join(plain, 'out', 'reports')).filter((name) =>
            /^\d/u.test(name),
          );
          const at = (root: string) => readFile(join(root, 'out', 'reports', period, file));
          expect((await at(spark)).equals(await at(plain))).toBe(true);
        }
        // A query reaches nothing else in the storage.
        const other = await command(
          ...[
            'query',
            `select * from read_parquet('${storage}/*/rows/*/*/*.parquet')`,
            '--project',
            spark,
          ],
        );
        expect(other.code).not.toBe(0);
        expect(runsIn(storage)).toHaveLength(1);
        await command('build', '--full', '--engine', 'duckdb', '--project', spark);
        await command('build', '--full', '--project', spark);
        expect(runsIn(storage)).toHaveLength(1);
      });
    });
  });
});

function runsIn(storage: string): string[] {
  return readdirSync(storage).flatMap((owner) => readdirSync(join(storage, owner, 'tables')));
}
