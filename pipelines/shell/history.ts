import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { inert } from '../terminal/inert.js';

/** Entries that are kept. */
export const MOST = 1000;

/** Where the user's history is kept from one session to the next. */
export function historyFile(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home = homedir(),
): string {
  const said = platform === 'win32' ? environment.LOCALAPPDATA : environment.XDG_STATE_HOME;
  const usual =
    platform === 'win32' ? join(home, 'AppData', 'Local') : join(home, '.local', 'state');
  // The specification of XDG wants relative paths ignored.
  return join(said !== undefined && isAbsolute(said) ? said : usual, 'shihu', 'history');
}

/** Entries of earlier sessions, newest first, as readline wants them. Nothing where none can be read. */
export function readHistory(file: string): string[] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    if (lines.length > 2 * MOST) writePrivately(file, `${lines.slice(-MOST).join('\n')}\n`);
    // Readline prints them itself.
    return lines.slice(-MOST).map(inert).reverse();
  } catch {
    return [];
  }
}

/** Keeps an entry, as one line. A history that can't be written is none, and no error. */
export function remember(file: string, entry: string): void {
  const line = oneLine(entry);
  if (line === '') return;
  try {
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, `${line}\n`, { mode: 0o600 });
  } catch {
    // A prompt without history is a prompt.
  }
}

/** The entry on one line, where no comment to the end of a line stands in the way. */
export function oneLine(entry: string): string {
  const lines = entry.trim().split(/\r?\n/u);
  return entry.includes('--') && lines.length > 1 ? '' : lines.map((line) => line.trim()).join(' ');
}

function writePrivately(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
}
