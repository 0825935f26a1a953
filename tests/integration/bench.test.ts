import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { floorFacts } from '../../bench/floor-facts.js';
import { peers } from '../../bench/peers/loop.js';
import { factSums } from '../../bench/run.js';
import { sampleFiles } from '../../data-samples/generator/sample.js';
import { Database } from '../../pipelines/base/database.js';
import { type Figures, openFigures } from '../support/figures.js';
import { withFolder, writeFiles } from '../support/folder.js';

/** A benchmark of something else would say nothing, so what it compares with gets the same figures. */
describe('what the benchmark compares with', () => {
  const files = filesOf({ outages: 3000, clean: true });
  let figures: Figures;
  beforeAll(async () => {
    figures = await openFigures(files);
  });
  afterAll(() => figures.close());

  it('has the facts that are published, in the floor that writes them', async () => {
    const [own] = await figures.rows(factSums);
    expect(Number(own?.n)).toBeGreaterThan(1000);
    await withFolder(async (folder) => {
      writeFiles(folder, files);
      const path = join(folder, 'floor.duckdb');
      await floorFacts([folder, path]);
      const floor = await Database.open(path, { readOnly: true });
      expect(await floor.one(factSums)).toEqual(own);
      floor.close();
    });
  });

  it('has the months that are published, in plain SQL', async () => {
    const own = await figures.rows(
      `select city_code as city, area_tier as tier, period as month, net_user_seconds::bigint as net
       from period_hours where period_kind = 'month' and area_tier <> 'all'
         and city_code in (select city_code from cities) and net_user_seconds <> 0 order by all`,
    );
    expect(own.length).toBeGreaterThan(1000);
    await withFolder(async (folder) => {
      writeFiles(folder, files);
      const plain = await Database.open(':memory:');
      await plain.query(`set file_search_path = '${folder}'`);
      for (const name of ['read.sql', 'sums.sql']) {
        await plain.connection.run(readFileSync(join(peers, name), 'utf8'));
      }
      expect(await plain.rows('from sums where net <> 0 order by all')).toEqual(own);
      plain.close();
    });
  });
});

describe('a year of single meters', () => {
  it('has one user in each row, and each asset once in an event', async () => {
    const rows = filesOf({ outages: 20_000, meters: true })
      .filter(([path]) => path.startsWith('data/outages/'))
      .flatMap(([, text]) => text.trim().split('\n').slice(1))
      .map((line) => line.split(','));
    expect(rows.length).toBeGreaterThan(10_000);
    expect(new Set(rows.map((cells) => cells[9]))).toEqual(new Set(['1']));
    const keys = new Set(rows.map((cells) => [cells[0], cells[1], cells[6]].join()));
    expect(keys.size).toBe(rows.length);
  });
});

function filesOf(options: Parameters<typeof sampleFiles>[0]): [string, string][] {
  const files: [string, string][] = [];
  for (const { path, text } of sampleFiles(options)) files.push([path, [...text()].join('')]);
  return files;
}
