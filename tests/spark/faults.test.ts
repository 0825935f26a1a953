import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import { addressOf } from '../../pipelines/spark/address.js';
import { SparkClient } from '../../pipelines/spark/client.js';
import { withFolder } from '../support/folder.js';
import { Bench } from '../support/histories/bench.js';
import { Dice } from '../support/histories/dice.js';
import { type Ended, start } from '../support/process.js';
import { differencesOnSpark, type Place } from './support/both.js';
import { type Cluster, end, hasFew, sparkHome, startCluster } from './support/cluster.js';

// A build is some hundred statements, each of which a cluster plans and hands out.
vi.setConfig({ testTimeout: 900_000 });

const home = sparkHome();

describe.skipIf(home === undefined)('a build on a cluster', () => {
  let cluster: Cluster;
  let place: Place;

  beforeAll(async () => {
    cluster = await startCluster(home ?? '', 'faults');
    place = { connect: cluster.address, storage: join(cluster.folder, 'storage') };
  });
  afterAll(() => cluster?.stop());

  async function project(root: string, seed: number, at: Place = place): Promise<void> {
    const bench = new Bench(root);
    bench.desk.begin(new Dice(seed));
    await bench.ingest();
    const settings = join(root, 'shihu.yaml');
    const own = parse(await readFile(settings, 'utf8'));
    await writeFile(settings, stringify({ ...own, engine: { kind: 'spark', ...at } }));
  }

  /** Schemas on the server, and files in the storage, that runs have left. */
  async function left(at: Place = place): Promise<string[]> {
    const client = new SparkClient(addressOf(at.connect));
    try {
      const schemas = await client.rows("show schemas like 'shihu_*'");
      return [...schemas.map(({ namespace }) => String(namespace)), ...runsIn(at.storage)];
    } finally {
      await client.close();
    }
  }

  const building = (root: string) => start(['build', '--project', root, '--lang', 'en']);

  /** Waits until the build is on its way with models. */
  async function under(at: Place): Promise<void> {
    for (let i = 0; i < 1800; i += 1) {
      const models = runsIn(at.storage)
        .flatMap((run) => readdirSync(run))
        .filter((name) => name !== 'given');
      if (models.length > 3) return;
      await pause(100);
    }
    throw new Error('the build has not begun');
  }

  it.skipIf(hasFew)('leaves nothing behind', async () => {
    await withFolder(async (root) => {
      await project(root, 21);
      const { code, notes } = await building(root).ended;
      expect(code, notes).toBe(0);
      expect(await left()).toEqual([]);
      // What is unchanged is not built again, and without a server nobody would know.
      expect((await building(root).ended).code).toBe(0);
    });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends on %s, on the cluster too', async (signal) => {
    await withFolder(async (root) => {
      await project(root, 22);
      const { child, ended } = building(root);
      await under(place);
      child.kill(signal);
      expect((await ended).signal).toBe(signal);
      expect(existsSync(join(root, 'out', 'reliability.duckdb'))).toBe(false);
      expect(await left()).toEqual([]);
    });
  });

  it.skipIf(hasFew)('that is killed leaves nothing to the next', async () => {
    await withFolder(async (root) => {
      await project(root, 23);
      const { child, ended } = building(root);
      await under(place);
      child.kill('SIGKILL');
      await ended;
      expect(await left()).not.toEqual([]);
      expect((await building(root).ended).code).toBe(0);
      expect(await left()).toEqual([]);
      expect(await differencesOnSpark(root, place)).toEqual([]);
    });
  });

  it.skipIf(hasFew)('ends right though a worker is killed in the middle', async () => {
    await withFolder(async (root) => {
      await project(root, 24);
      const { ended } = building(root);
      await under(place);
      const [worker] = cluster.workers;
      if (!worker) throw new Error('no worker');
      // Its executor is a process of its own, which ends when the worker is gone.
      await end(worker, 'SIGKILL');
      const { code, notes } = await ended;
      expect(code, notes).toBe(0);
      await cluster.addWorker();
      expect(await differencesOnSpark(root, place)).toEqual([]);
    });
  });

  it.skipIf(hasFew)('says so where the server goes, and what was published stays', async () => {
    await withFolder(async (root) => {
      const other = await cluster.addServer();
      const at = { connect: other.address, storage: join(cluster.folder, 'other-storage') };
      await project(root, 25, at);
      expect((await building(root).ended).code).toBe(0);
      const published = await readFile(join(root, 'out', 'reliability.duckdb'));
      await project(root, 26, at);
      const { ended } = building(root);
      await under(at);
      await end(other.process, 'SIGKILL');
      const { code, notes }: Ended = await ended;
      expect(code).toBe(1);
      expect(notes).toContain(`The Spark Connect server at ${other.address} cannot be reached`);
      expect(notes).not.toMatch(/\bat .*\.js:\d/u);
      expect(await readFile(join(root, 'out', 'reliability.duckdb'))).toEqual(published);
      expect(runsIn(at.storage)).toEqual([]);
    });
  });

  it.skipIf(hasFew)('goes beside another one', async () => {
    await withFolder(async (one) => {
      await withFolder(async (other) => {
        await project(one, 27);
        await project(other, 28);
        const ends = await Promise.all([building(one).ended, building(other).ended]);
        expect(ends.map(({ code }) => code)).toEqual([0, 0]);
        expect(await left()).toEqual([]);
        expect(await differencesOnSpark(one, place)).toEqual([]);
        expect(await differencesOnSpark(other, place)).toEqual([]);
      });
    });
  });

  it('is the same on a server in another time zone, without ANSI, and in a folder with any name', async () => {
    const server = await cluster.addServer({
      'spark.sql.session.timeZone': 'America/New_York',
      'spark.sql.ansi.enabled': 'false',
      'spark.sql.timestampType': 'TIMESTAMP_LTZ',
    });
    await withFolder(async (root) => {
      const storage = join(cluster.folder, "共享 {1,2} [3] 100% 'it''s' #?");
      await mkdir(storage, { recursive: true });
      const at = { connect: server.address, storage };
      await new Bench(root).desk.begin(new Dice(29));
      await new Bench(root).ingest();
      expect(await differencesOnSpark(root, at)).toEqual([]);
    });
    await end(server.process);
  });
});

function runsIn(storage: string): string[] {
  if (!existsSync(storage)) return [];
  return readdirSync(storage)
    .map((owner) => join(storage, owner, 'runs'))
    .filter((runs) => existsSync(runs))
    .flatMap((runs) => readdirSync(runs).map((run) => join(runs, run)));
}
