import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Where to look, which tests choose themselves. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly exists: (path: string) => boolean;
}

const here: Machine = { platform: process.platform, env: process.env, exists: existsSync };

/** Names a browser, or a file that is none, whatever else the machine has. */
export const BROWSER = 'SHIHU_BROWSER';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

const windowsParts = [
  'Google/Chrome/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
  'Chromium/Application/chrome.exe',
];

/** A Chromium, Chrome or Edge of the machine, by which pages are printed; undefined where there is none. */
export function findBrowser(machine: Machine = here): string | undefined {
  const { env, exists } = machine;
  const named = env[BROWSER];
  if (named) return exists(named) ? named : undefined;
  return placesOn(machine).find(exists);
}

function placesOn({ platform, env }: Machine): string[] {
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA];
    return roots.flatMap((root) => (root ? windowsParts.map((part) => join(root, part)) : []));
  }
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  if (platform !== 'darwin') return [...onPath, '/snap/bin/chromium'];
  const apps = ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
    macApps.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
  );
  return [...apps, ...onPath];
}
