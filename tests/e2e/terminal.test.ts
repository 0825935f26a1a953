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
