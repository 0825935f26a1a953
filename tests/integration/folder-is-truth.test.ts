import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command } from '../support/command.js';
import { withFolder, writeFiles } from '../support/folder.js';

const header = 'event_id,provider,city,area_tier,asset_id,started_at,restored_at,users,nature\n';
const row = (id: string, day: string, hours: number, users = 10) =>
  `${id},甲,510300,urban,T-${id},2022-${day} 08:00:00,2022-${day} ${String(8 + hours).padStart(2, '0')}:00:00,${users},fault\n`;
const customers = (users: number) =>
  `city,area_tier,users,valid_from\n510300,urban,${users},2022-01-01\n`;

class Planner {
  constructor(readonly folder: string) {}

  put(name: string, text: string): void {
    writeFiles(this.folder, [[name, text]]);
  }

  delete(name: string): void {
    rmSync(join(this.folder, name), { recursive: true });
  }

  async run(...options: string[]) {
    const said = await command('run', '--project', this.folder, '--lang', 'en', ...options);
    expect(said.code, said.notes).toBe(0);
    return said;
  }

  async rows<T>(query: string, ...options: string[]): Promise<T[]> {
    const said = await command('query', query, '--project', this.folder, '--json', ...options);
    expect(said.code, said.notes).toBe(0);
    return JSON.parse(said.out) as T[];
  }

  async userHours(): Promise<Record<string, number>> {
    const rows = await this.rows<{ event_id: string; h: number }>(
      'select event_id, cast(net_user_seconds as double) / 3600 as h from outage_facts order by 1',
    );
    return Object.fromEntries(rows.map(({ event_id: id, h }) => [id, h]));
  }

  get order(): string {
    return readFileSync(join(this.folder, 'shihu.loads.csv'), 'utf8');
  }
}

async function planning(work: (planner: Planner) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    const planner = new Planner(folder);
    planner.put('data/outages/2022.csv', header + row('E1', '03-05', 2) + row('E2', '03-06', 1));
    planner.put('data/customers/a.csv', customers(100));
    await planner.run();
    await work(planner);
  });
}

describe('the files in data/ are the truth', () => {
  it('an edit that is taken back is a version like any other', async () => {
    await planning(async (planner) => {
      const users = async () =>
        (await planner.rows<{ users: number }>('select users from customer_rows'))[0]?.users;
      planner.put('data/customers/a.csv', customers(200));
      await planner.run();
      expect(await users()).toBe(200);
      planner.put('data/customers/a.csv', customers(100));
      await planner.run();
      expect(await users()).toBe(100);
      const loads = await planner.rows<{ n: number }>(
        "select count(*) as n from batches where feed = 'customers'",
      );
      expect(loads).toEqual([{ n: 3 }]);
      expect(await planner.rows('select users from customer_rows', '--known-at', '3')).toEqual([
        { users: 200 },
      ]);
    });
  });

  it('a row that is deleted goes, a line that moves is cited where it stands', async () => {
    await planning(async (planner) => {
      planner.put('data/outages/2022.csv', header + row('E2', '03-06', 1));
      await planner.run();
      expect(await planner.rows('select event_id, source_line from outage_facts')).toEqual([
        { event_id: 'E2', source_line: 2 },
      ]);
      // Its content is that of the first load, whose row it still is.
      expect(
        await planner.rows(
          'select b.ingested_order from outage_facts f join batches b on b.batch_id = f.batch_id',
        ),
      ).toEqual([{ ingested_order: 1 }]);
    });
  });

  it('a file that is deleted is withdrawn, and that is said with the number of its rows', async () => {
    await planning(async (planner) => {
      planner.put('data/outages/b.csv', header + row('E3', '03-07', 3));
      await planner.run();
      planner.delete('data/outages/2022.csv');
      const { notes } = await planner.run();
      expect(notes).toContain('data/outages/2022.csv is gone. Withdrew its 2 rows.');
      expect(await planner.userHours()).toEqual({ E3: 30 });
    });
  });

  it('a folder of data that is not there is no withdrawal of everything', async () => {
    await planning(async (planner) => {
      renameSync(join(planner.folder, 'data'), join(planner.folder, 'away'));
      const said = await command('run', '--project', planner.folder, '--lang', 'en');
      expect(said.code).toBe(1);
      expect(said.notes).toContain('There is no folder');
      expect(await planner.userHours()).toEqual({ E1: 20, E2: 10 });
    });
  });

  it('a copy counts once, also where numbers start again in every file', async () => {
    await planning(async (planner) => {
      writeFileSync(join(planner.folder, 'shihu.yaml'), 'event_scope: document\n');
      planner.put('data/outages/copy.csv', header + row('E1', '03-05', 2) + row('E2', '03-06', 1));
      const { notes } = await planner.run();
      expect(notes).toContain(
        'data/outages/copy.csv has the same content as data/outages/2022.csv and counts once.',
      );
      expect(await planner.userHours()).toEqual({ E1: 20, E2: 10 });
      const [{ rows } = { rows: 0 }] = await planner.rows<{ rows: number }>(
        'select count(*) as rows from outage_facts',
      );
      expect(rows).toBe(2);
    });
  });

  it('what programs leave in a folder is no document', async () => {
    await planning(async (planner) => {
      for (const name of ['.DS_Store', '~$2022.xlsx', 'Thumbs.db', 'desktop.ini', 'README.md']) {
        planner.put(`data/outages/${name}`, 'x');
      }
      expect((await planner.run()).notes).not.toContain('Not read');
    });
  });
});

describe('the order of loads is part of the project', () => {
  it('so that deleting the warehouse undoes no correction, whatever its name', async () => {
    await planning(async (planner) => {
      planner.put('data/outages/0-corrected.csv', header + row('E1', '03-05', 4));
      planner.put('data/outages/2022.csv', header + row('E2', '03-06', 5) + row('E1', '03-05', 2));
      await planner.run();
      // Both arrived together: the correction comes first by its name, and E1 of the other is unchanged.
      const before = await planner.userHours();
      expect(before).toEqual({ E1: 40, E2: 50 });
      const order = planner.order;
      planner.delete('warehouse');
      planner.delete('out');
      await planner.run();
      expect(await planner.userHours()).toEqual(before);
      expect(planner.order).toBe(order);
    });
  });

  it('and can be edited: what stands below counts', async () => {
    await planning(async (planner) => {
      planner.put('data/outages/b.csv', header + row('E1', '03-05', 4));
      await planner.run();
      expect(await planner.userHours()).toEqual({ E1: 40, E2: 10 });
      writeFileSync(
        join(planner.folder, 'shihu.loads.csv'),
        'feed,document\noutages,data/outages/b.csv\noutages,data/outages/2022.csv\ncustomers,data/customers/a.csv\n',
      );
      const { notes } = await planner.run();
      expect(notes).toContain('shihu.loads.csv was edited');
      expect(await planner.userHours()).toEqual({ E1: 20, E2: 10 });
      expect((await planner.run()).notes).toContain('No new files');
    });
  });

  it('a mistake in it is told with its line, and nothing is touched', async () => {
    await planning(async (planner) => {
      writeFileSync(join(planner.folder, 'shihu.loads.csv'), 'feed,document\noutage,x\n');
      const said = await command('run', '--project', planner.folder, '--lang', 'en');
      expect(said.code).toBe(2);
      expect(said.notes).toContain('shihu.loads.csv:2: feed is "outage"');
      expect(await planner.userHours()).toEqual({ E1: 20, E2: 10 });
    });
  });

  it('a state whose content is gone is refused, not guessed', async () => {
    await planning(async (planner) => {
      planner.put('data/outages/2022.csv', header + row('E1', '03-05', 9));
      await planner.run();
      planner.delete('warehouse');
      await planner.run();
      expect(await planner.userHours()).toEqual({ E1: 90 });
      const said = await command(
        'query',
        'from verdicts',
        '--known-at',
        '2',
        '--project',
        planner.folder,
        '--lang',
        'en',
      );
      expect(said.code).toBe(2);
      expect(said.notes).toContain(
        'content that was in force then no longer exists (1 data/outages/2022.csv)',
      );
    });
  });
});

describe('a document given from outside', () => {
  const give = (planner: Planner, ...options: string[]) =>
    command('ingest', 'outages', ...options, '--project', planner.folder, '--lang', 'en');

  it('stays until it is withdrawn by name', async () => {
    await planning(async (planner) => {
      planner.put('sent.csv', header + row('E1', '03-05', 6));
      const said = await give(planner, join(planner.folder, 'sent.csv'));
      expect(said.code, said.notes).toBe(0);
      expect(said.notes).toMatch(/sent\.csv │\s+1 │\s+1 │\s+0 │\s+0 │\s+1 │/u);
      await planner.run();
      expect(await planner.userHours()).toEqual({ E1: 60, E2: 10 });
      planner.delete('warehouse');
      await planner.run();
      expect(await planner.userHours()).toEqual({ E1: 60, E2: 10 });

      const withdraw = (name: string) =>
        command('withdraw', name, '--project', planner.folder, '--lang', 'en');
      expect((await withdraw('sent.csw')).notes).toContain('Did you mean sent.csv');
      expect((await withdraw('data/outages/2022.csv')).notes).toContain('is in data/');
      expect((await withdraw('sent.csv')).out).toContain('Withdrew sent.csv: 1 rows');
      await planner.run();
      expect(await planner.userHours()).toEqual({ E1: 20, E2: 10 });
      expect(
        await planner.rows(
          "select event_id from outage_facts where users = 10 and event_id = 'E1'",
          '--known-at',
          '3',
        ),
      ).toHaveLength(1);
    });
  });

  it('that is gone when the warehouse is made anew is told as unread', async () => {
    await planning(async (planner) => {
      planner.put('sent.csv', header + row('E1', '03-05', 6));
      await give(planner, join(planner.folder, 'sent.csv'));
      planner.delete('sent.csv');
      await planner.run();
      expect(await planner.userHours()).toEqual({ E1: 60, E2: 10 });
      planner.delete('warehouse');
      expect((await planner.run()).notes).toContain('Not read  sent.csv');
      expect(await planner.userHours()).toEqual({ E1: 20, E2: 10 });
    });
  });

  it('may not name a provider that no row has, and says how many rows its window withdraws', async () => {
    await planning(async (planner) => {
      planner.put('sent.csv', header + row('E9', '03-09', 1));
      const file = join(planner.folder, 'sent.csv');
      const window = ['--replace', '2022-03-06..2022-03-31', '--provider'];
      const wrong = await give(planner, file, ...window, '乙');
      expect(wrong.code).toBe(2);
      expect(wrong.notes).toContain('No outage row has the provider "乙"');
      const right = await give(planner, file, ...window, '甲');
      expect(right.notes).toContain('Withdrew 1 rows of other files between these dates.');
      await planner.run();
      expect(await planner.userHours()).toEqual({ E1: 20, E9: 10 });
    });
  });
});

describe('rejected rows', () => {
  const bad = row('E1', '03-05', 2).replace('urban', '郊区');

  it('are outstanding until a row of their identity is loaded after them', async () => {
    await planning(async (planner) => {
      planner.put('data/outages/2022.csv', header + bad + row('E2', '03-06', 1));
      await planner.run();
      const outstanding = async () =>
        (await planner.rows<{ n: number }>('select count(*) as n from rejected_rows'))[0]?.n;
      // The row that the file had before was a good one; the correction that was lost is not settled.
      expect(await outstanding()).toBe(1);
      planner.put('data/outages/b.csv', header + row('E1', '03-05', 4));
      await planner.run();
      expect(await outstanding()).toBe(0);
      // Another edit of the file leaves the rejected row where it stood.
      planner.put('data/outages/2022.csv', header + row('E4', '03-08', 1) + bad);
      await planner.run();
      expect(await outstanding()).toBe(0);
      planner.delete('data/outages/b.csv');
      await planner.run();
      expect(await outstanding()).toBe(1);
      planner.put('data/outages/2022.csv', header + row('E4', '03-08', 1));
      await planner.run();
      expect(await outstanding()).toBe(0);
    });
  });
});

describe('--known-at', () => {
  it('takes a number, a batch, or the beginning of one that is no other’s', async () => {
    await planning(async (planner) => {
      const ask = (at: string) =>
        command('query', 'select 1', '--known-at', at, '--project', planner.folder, '--lang', 'en');
      const loads = await planner.rows<{ batch_id: string }>(
        'select batch_id from batches order by ingested_order',
      );
      expect((await ask('1')).code).toBe(0);
      expect((await ask(loads[0]?.batch_id ?? '')).code).toBe(0);
      expect((await ask('outages-')).code).toBe(0);
      planner.put('data/outages/b.csv', header + row('E3', '03-07', 3));
      await planner.run();
      const said = await ask('outages-');
      expect(said.code).toBe(2);
      expect(said.notes).toContain('2 batches begin with outages-');
      expect((await ask('99')).notes).toContain('There is no batch 99');
    });
  });
});
