import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  historyFile,
  MOST,
  oneLine,
  readHistory,
  remember,
} from '../../../pipelines/shell/history.js';
import { withFolder } from '../../support/folder.js';

describe('the history', () => {
  it('is kept in the state folder of the user', () => {
    const home = join('/', 'h');
    const usual = join(home, '.local', 'state', 'shihu', 'history');
    expect(historyFile({}, 'linux', home)).toBe(usual);
    expect(historyFile({ XDG_STATE_HOME: join('/', 's') }, 'darwin', home)).toBe(
      join('/', 's', 'shihu', 'history'),
    );
    expect(historyFile({ XDG_STATE_HOME: 'relative' }, 'linux', home)).toBe(usual);
    expect(historyFile({}, 'win32', home)).toBe(join(home, 'AppData', 'Local', 'shihu', 'history'));
    expect(historyFile({ LOCALAPPDATA: join('/', 'l') }, 'win32', home)).toBe(
      join('/', 'l', 'shihu', 'history'),
    );
  });

  it('comes back newest first, each entry on one line', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'deep', 'history');
      for (const entry of ['select 1;', 'select\n  2\n;', '', '-- a\nselect 3;', '.tables']) {
        remember(file, entry);
      }
      expect(readHistory(file)).toEqual(['.tables', 'select 2 ;', 'select 1;']);
      if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
    });
    expect(oneLine(' -- alone ')).toBe('-- alone');
  });

  it('is cut when it grows', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'history');
      const lines = Array.from({ length: 2 * MOST + 1 }, (_, i) => `select ${i};`);
      writeFileSync(file, `${lines.join('\n')}\n`);
      expect(readHistory(file)).toHaveLength(MOST);
      expect(readHistory(file)[0]).toBe(lines.at(-1));
      expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(MOST + 1);
    });
  });

  it('never fails', async () => {
    await withFolder(async (folder) => {
      writeFileSync(join(folder, 'file'), '');
      const file = join(folder, 'file', 'history');
      remember(file, 'select 1;');
      expect(readHistory(file)).toEqual([]);
    });
  });
});
