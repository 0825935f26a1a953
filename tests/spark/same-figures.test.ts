import { cpSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withFolder } from '../support/folder.js';
import { Bench } from '../support/histories/bench.js';
import { Dice } from '../support/histories/dice.js';
import { type KindName, kinds } from '../support/histories/history.js';
import { differencesOnSpark, type Place } from './support/both.js';
import { type Cluster, hasFew, sparkHome, startCluster } from './support/cluster.js';

/*
 * Every published table of many projects, cell by cell the same on a cluster as on DuckDB: integers, texts, dates
 * and booleans equal, doubles within two units in the last place.
 */

// A build is some hundred statements, each of which a cluster plans and hands out.
vi.setConfig({ testTimeout: 900_000 });

const home = sparkHome();
const golden = fileURLToPath(new URL('../golden/', import.meta.url));
const samples = fileURLToPath(new URL('../../data-samples/', import.meta.url));
const cases = hasFew
  ? ['worked-example']
  : readdirSync(golden).filter((name) => statSync(join(golden, name)).isDirectory());

describe.skipIf(home === undefined)('on Spark', () => {
  let cluster: Cluster;
  let place: Place;

  beforeAll(async () => {
    cluster = await startCluster(home ?? '', 'same');
    place = { connect: cluster.address, storage: join(cluster.folder, 'storage') };
  });
  afterAll(() => cluster?.stop());

  async function compared(folder: string, asked = {}): Promise<string[]> {
    await new Bench(folder).ingest();
    return differencesOnSpark(folder, place, asked);
  }

  it.each(cases)('golden case %s', async (name) => {
    await withFolder(async (folder) => {
      cpSync(join(golden, name, 'input'), folder, { recursive: true });
      expect(await compared(folder)).toEqual([]);
    });
  });

  it.each(hasFew ? ['nasty'] : ['nasty', 'sichuan'])('data-samples/%s', async (name) => {
    await withFolder(async (folder) => {
      for (const part of readdirSync(join(samples, name))) {
        if (part === 'out' || part === 'warehouse') continue;
        cpSync(join(samples, name, part), join(folder, part), { recursive: true });
      }
      expect(await compared(folder)).toEqual([]);
    });
  });

  it.each(Array.from({ length: hasFew ? 1 : 20 }, (_, i) => i + 1))(
    'random project %i',
    async (seed) => {
      await withFolder(async (folder) => {
        const bench = new Bench(folder);
        bench.desk.begin(new Dice(seed));
        expect(await compared(folder)).toEqual([]);
      });
    },
  );

  const tour: readonly (readonly KindName[])[] = [
    ['edit', 'correct', 'lateOrder'],
    ['lateStage', 'drop', 'month', 'lateUsers'],
    ['give', 'withdraw', 'spoil', 'lateHistory'],
    ['undo', 'remove', 'comeBack'],
  ];

  it.skipIf(hasFew)('after corrections, and as it was known before them', async () => {
    const dice = new Dice(11);
    await withFolder(async (folder) => {
      const bench = new Bench(folder);
      bench.desk.begin(new Dice(3));
      await bench.ingest();
      for (const names of tour) {
        const before = await bench.lastLoad();
        for (const name of names) await kinds[name].act(bench, new Dice(dice.roll(1_000_000)));
        expect(await compared(folder)).toEqual([]);
        expect(await compared(folder, { knownAt: String(before) })).toEqual([]);
      }
    });
  });
});
