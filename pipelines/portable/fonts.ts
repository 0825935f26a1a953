import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../schemas/words/index.js';

/** Files of fonts for pictures, and the family that texts are set in first. */
export interface Fonts {
  readonly files: readonly string[];
  readonly family: Readonly<Record<Language, string>>;
}

interface Face {
  readonly family: string;
  /** Names of its files, in lower case: the regular one, and a bold one where that is a file of its own. */
  readonly regular: RegExp;
  readonly bold?: RegExp;
}

/** Faces with simplified Chinese, the better ones first. */
const chinese: readonly Face[] = [
  face('Noto Sans CJK SC', 'notosanscjk-regular\\.ttc', 'notosanscjk-bold\\.ttc'),
  face('Noto Sans CJK SC', 'notosanscjksc-regular\\.otf', 'notosanscjksc-bold\\.otf'),
  face('Noto Sans SC', 'notosanssc-regular\\.[ot]tf', 'notosanssc-bold\\.[ot]tf'),
  face(
    'Source Han Sans SC',
    'sourcehansans(?:sc)?-regular\\.[ot]t[cf]',
    'sourcehansans(?:sc)?-bold\\.[ot]t[cf]',
  ),
  face('Source Han Sans CN', 'sourcehansanscn-regular\\.[ot]tf', 'sourcehansanscn-bold\\.[ot]tf'),
  face('PingFang SC', 'pingfang\\.ttc'),
  face('Microsoft YaHei', 'msyh\\.tt[cf]', 'msyhbd\\.tt[cf]'),
  face('Hiragino Sans GB', 'hiragino sans gb\\.ttc'),
  face('Heiti SC', 'stheiti light\\.ttc', 'stheiti medium\\.ttc'),
  face('DengXian', 'deng\\.ttf', 'dengb\\.ttf'),
  face('SimHei', 'simhei\\.ttf'),
  face('WenQuanYi Micro Hei', 'wqy-microhei\\.ttc'),
  face('WenQuanYi Zen Hei', 'wqy-zenhei\\.ttc'),
  face('Droid Sans Fallback', 'droidsansfallback(?:full)?\\.ttf'),
  face('SimSun', 'simsun\\.ttc'),
];

/** A Chinese face sets an English apostrophe a full em wide, so English has one of its own. */
const latin: readonly Face[] = [
  face('Arial', 'arial\\.ttf', 'arial(?: |_)?(?:bold|bd)\\.ttf'),
  face('Liberation Sans', 'liberationsans-regular\\.ttf', 'liberationsans-bold\\.ttf'),
  face('Helvetica', 'helvetica\\.ttc'),
  face('DejaVu Sans', 'dejavusans\\.ttf', 'dejavusans-bold\\.ttf'),
];

/** Signs that neither of them may have. */
const signs: readonly Face[] = [
  face('DejaVu Sans', 'dejavusans\\.ttf'),
  face('Segoe UI Symbol', 'seguisym\\.ttf'),
  face('Apple Symbols', 'apple symbols\\.ttf'),
];

function face(family: string, regular: string, bold?: string): Face {
  const named = (pattern: string) => new RegExp(`^${pattern}$`, 'u');
  return { family, regular: named(regular), ...(bold !== undefined && { bold: named(bold) }) };
}

/** Where systems keep fonts. */
export function fontFolders(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): string[] {
  const home = homedir();
  if (platform === 'win32') {
    return [
      join(env.WINDIR ?? 'C:\\Windows', 'Fonts'),
      ...(env.LOCALAPPDATA ? [join(env.LOCALAPPDATA, 'Microsoft', 'Windows', 'Fonts')] : []),
    ];
  }
  if (platform === 'darwin') {
    return [
      join(home, 'Library', 'Fonts'),
      '/Library/Fonts',
      '/System/Library/Fonts',
      '/System/Library/AssetsV2',
    ];
  }
  return [
    join(home, '.local', 'share', 'fonts'),
    join(home, '.fonts'),
    '/usr/local/share/fonts',
    '/usr/share/fonts',
  ];
}

/**
 * The fonts for pictures: none of the system's settings have a say, so that the same files give the same
 * picture.
 * @param named the file of a font with Chinese characters, where the user names one
 * @returns undefined where no font with Chinese characters is found
 */
export async function findFonts(
  folders: readonly string[],
  named?: string | undefined,
): Promise<Fonts | undefined> {
  const files = new Map<string, string>();
  for (const folder of folders) await collect(folder, files, 0);
  const own = named === undefined ? filesOf(chinese, files) : { family: '', files: [named] };
  if (!own) return undefined;
  const english = filesOf(latin, files);
  return {
    files: [
      ...new Set([
        ...own.files,
        ...(english?.files ?? []),
        ...(filesOf(signs, files)?.files ?? []),
      ]),
    ],
    family: { zh: own.family, en: english?.family ?? own.family },
  };
}

function filesOf(
  faces: readonly Face[],
  files: ReadonlyMap<string, string>,
): { readonly family: string; readonly files: readonly string[] } | undefined {
  const found = (pattern: RegExp | undefined) =>
    [...files].flatMap(([name, path]) => (pattern?.test(name) ? [path] : [])).slice(0, 1);
  for (const { family, regular, bold } of faces) {
    const own = found(regular);
    if (own.length > 0) return { family, files: [...own, ...found(bold)] };
  }
  return undefined;
}

const DEEPEST = 5;

/** Files by their names in lower case; of two of a name, the first. */
async function collect(folder: string, files: Map<string, string>, depth: number): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    const name = entry.name.toLowerCase();
    if (entry.isDirectory()) {
      if (depth < DEEPEST) await collect(path, files, depth + 1);
    } else if (/\.[ot]t[cf]$/u.test(name) && !files.has(name)) files.set(name, path);
  }
}
