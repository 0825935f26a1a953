import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withFolder, writeFiles } from '../support/folder.js';
import { hostileIn, hostileProject } from '../support/hostile.js';
import { hasTerminal, onTerminal } from '../support/terminal.js';

it.runIf(hasTerminal)(
  'a terminal gets what clears a line, and nothing else that steers it',
  async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, hostileProject);
      const args = ['run', '--project', folder, '--lang', 'en'];
      const terminal = onTerminal(args, { CI: '' });
      const shown = await terminal.shows('Evidence for 2022 is missing');
      expect(await terminal.ended).toBe(0);
      // Progress is shown, and taken away again.
      const [, ...cleared] = shown.split('\r\u001b[K');
      expect(cleared.length).toBeGreaterThan(2);
      expect(hostileIn(shown.replaceAll('\r\u001b[K', '').replaceAll('\r\n', '\n'))).toEqual([]);
      expect(shown).toContain('\\u202e');
    });
  },
);

const ambiguous = `event_id,city,area_tier,started_at,restored_at,users,nature
1,Chengdu,urban,05/03/2022 08:00,05/03/2022 09:30,120,fault
2,Chengdu,urban,06/03/2022 18:10,06/03/2022 20:00,300,fault
`;

it.runIf(hasTerminal)('a terminal is asked what decides a figure, a script is not', async () => {
  await withFolder(async (folder) => {
    writeFiles(folder, [['export.csv', ambiguous]]);
    const file = join(folder, 'export.csv');
    const project = join(folder, 'project');
    const asked = onTerminal(['doctor', file, '--project', folder, '--lang', 'en'], { CI: '' });
    const question = await asked.shows('Answer (1–2');
    expect(question).toContain('05/03/2022 08:00 → 2022-03-05 08:00:00');
    asked.type('sometime\r');
    await asked.shows('is no answer to date_order');
    await asked.shows('Answer (1–2');
    asked.type('2\r');
    await asked.shows('date_order: month_first');
    expect(await asked.ended).toBe(0);

    const open = onTerminal(['init', project, '--from', file, '--lang', 'en'], { CI: '' });
    await open.shows('Answer (1–2');
    open.type('\r');
    await open.shows('No project was made');
    expect(await open.ended).toBe(2);
    expect(existsSync(project)).toBe(false);

    const made = onTerminal(['init', project, '--from', file, '--lang', 'en'], { CI: '' });
    await made.shows('Answer (1–2');
    made.type('day_first\r');
    await made.shows('Created a project');
    expect(await made.ended).toBe(0);
    expect(readFileSync(join(project, 'shihu.yaml'), 'utf8')).toContain('date_order: day_first');
  });
});
