import { describe, expect, it } from 'vitest';
import type { Database } from '../../pipelines/base/database.js';
import { seeProject } from '../../pipelines/ingest/documents.js';
import { ingest } from '../../pipelines/ingest/ingest.js';
import { projectPaths } from '../../pipelines/project/paths.js';
import { parseSettings } from '../../pipelines/project/settings.js';
import { makeFolder, removeFolder, withFolder, writeFiles } from '../support/folder.js';
import { growthOf, MOST_GROWTH } from '../support/growth.js';
import { emptyWarehouse } from '../support/reading.js';

const header = 'event_id,city,area_tier,started_at,restored_at,users,nature';
const row = (id: number, users: number | string = 5) =>
  `E${id},510100,urban,2022-01-01 00:00:00,2022-01-02 00:00:00,${users},fault`;
const textOf = (rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`;

const loaded = parseSettings('');

/** Reads the one document as it stands now. */
async function load(warehouse: Database, folder: string, text: string): Promise<void> {
  writeFiles(folder, [['data/outages/a.csv', text]]);
  const seen = await seeProject(projectPaths(folder), undefined);
  const { files } = await ingest(warehouse, { seen, isWhole: true }, loaded, { bulkFrom: 0 });
  if (files[0]?.did !== 'load') throw new Error('not taken for a new version');
}

/** Every row ever loaded: its line, its event, its standing, and the loads it came and went with. */
async function heldRows(warehouse: Database): Promise<string[]> {
  const rows = await warehouse.rows(
    `select source_line, event_id, users, standing, from_load, to_load from held_outages
     order by from_load, source_line`,
  );
  return rows.map((one) => Object.values(one).join(' '));
}

async function unchanged(warehouse: Database): Promise<string> {
  const { text } = await warehouse.one(
    'select unchanged as text from held_loads order by load_no desc limit 1',
  );
  return String(text);
}

describe('a version of a document', () => {
  it('touches only the rows that differ, and moves those that keep their content', async () => {
    await withFolder(async (folder) => {
      const warehouse = await emptyWarehouse();
      try {
        await load(warehouse, folder, textOf([row(1), row(2), row(3)]));
        await load(warehouse, folder, textOf([row(1), row(2, 7), row(3)]));
        const edited = ['2 E1 5 1 1 ', '3 E2 5 1 1 2', '4 E3 5 1 1 ', '3 E2 7 2 2 '];
        expect(await heldRows(warehouse)).toEqual(edited);
        expect(await unchanged(warehouse)).toBe('1:2 4');
        // A row above all others: each of them stands on another line, with the standing that it had.
        await load(warehouse, folder, textOf([row(9), row(1), row(2, 7), row(3)]));
        expect(await heldRows(warehouse)).toEqual([
          ...['2 E1 5 1 1 3', '3 E2 5 1 1 2', '4 E3 5 1 1 3', '3 E2 7 2 2 3'],
          ...['2 E9 5 3 3 ', '3 E1 5 1 3 ', '4 E2 7 2 3 ', '5 E3 5 1 3 '],
        ]);
        expect(await unchanged(warehouse)).toBe('1:3 5;2:4');
      } finally {
        warehouse.close();
      }
    });
  });

  it('takes two rows that change places for the same ones', async () => {
    await withFolder(async (folder) => {
      const warehouse = await emptyWarehouse();
      try {
        await load(warehouse, folder, textOf([row(1), row(2), row(3)]));
        await load(warehouse, folder, textOf([row(2), row(1), row(3, 'x')]));
        expect(await heldRows(warehouse)).toEqual([
          ...['2 E1 5 1 1 2', '3 E2 5 1 1 2', '4 E3 5 1 1 2'],
          ...['2 E2 5 1 2 ', '3 E1 5 1 2 '],
        ]);
        // The row that can't be read any more has the standing of the load that broke it.
        const rejects = await warehouse.rows('select source_line, standing from held_rejects');
        expect(rejects).toEqual([{ source_line: 4, standing: 2 }]);
        await load(warehouse, folder, textOf([row(2), row(1), row(3)]));
        expect((await heldRows(warehouse)).at(-1)).toBe('4 E3 5 3 3 ');
        expect(await unchanged(warehouse)).toBe('1:2-3');
      } finally {
        warehouse.close();
      }
    });
  });

  it('costs what a reading of its file costs where one row was corrected', async () => {
    const folders: string[] = [];
    const warehouses: Database[] = [];
    try {
      const work = (size: number) => {
        const folder = makeFolder();
        folders.push(folder);
        const rows = Array.from({ length: size }, (_, i) => row(i));
        let users = 0;
        let warehouse: Database | undefined;
        return async () => {
          if (!warehouse) {
            warehouse = await emptyWarehouse();
            warehouses.push(warehouse);
          }
          users += 1;
          rows[size / 2] = row(size / 2, users);
          await load(warehouse, folder, textOf(rows));
        };
      };
      expect(await growthOf(work, 20_000)).toBeLessThanOrEqual(MOST_GROWTH);
    } finally {
      for (const warehouse of warehouses) warehouse.close();
      for (const folder of folders) removeFolder(folder);
    }
  });
});
