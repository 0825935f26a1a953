import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type CatalogueData,
  type Example,
  type Relation,
  renderCatalogue,
} from '../../reports/catalogue/index.js';
import { catalogueWords } from '../../reports/words/index.js';
import { feedNames, feeds } from '../../schemas/feeds/index.js';
import { publishedTables } from '../../schemas/published/index.js';
import { type Language, languages, type Words } from '../../schemas/words/index.js';
import { version } from '../base/package.js';
import { loadChecks } from '../build/checks.js';
import { ownPlace } from '../files/guard.js';
import { type Content, writeTogether } from '../files/whole.js';
import { sqlFiles, sqlFolder } from '../models/files.js';
import { bodyOf, headOf } from '../models/header.js';
import { loadModels, type Model } from '../models/models.js';
import type { ProjectPaths } from '../project/paths.js';
import { heldTable, heldTables } from '../warehouse/schema.js';
import { feedWords as w } from '../words/catalogue.js';

/** File of the catalogue in each language. */
export const catalogueFile: Record<Language, string> = {
  zh: 'catalogue.html',
  en: 'catalogue.en.html',
};

/**
 * Writes the catalogue beside the published database, in both languages. A page that is there already and
 * the same is left alone: two commands at once would else write the same file.
 * @param made beforehand, while DuckDB was at work
 */
export async function writeCatalogue(
  { published }: Pick<ProjectPaths, 'published'>,
  made: Promise<CataloguePages> = cataloguePages(),
): Promise<void> {
  const content = await made;
  const pages: Content[] = [];
  for (const language of languages) {
    const file = join(dirname(published), catalogueFile[language]);
    const page = content[language];
    const held = await readFile(file, 'utf8').catch(() => undefined);
    if (held !== page) pages.push({ place: ownPlace(file), content: page });
  }
  await writeTogether(pages);
}

export type CataloguePages = Readonly<Record<Language, string>>;

export async function cataloguePages(): Promise<CataloguePages> {
  const data = await catalogueData();
  return { zh: renderCatalogue(data, 'zh'), en: renderCatalogue(data, 'en') };
}

/** One page of it. */
export async function cataloguePage(language: Language): Promise<string> {
  return renderCatalogue(await catalogueData(), language);
}

/** The files that `writeCatalogue` writes. */
export function catalogueFiles({ published }: Pick<ProjectPaths, 'published'>): string[] {
  return languages.map((language) => join(dirname(published), catalogueFile[language]));
}

/** What the catalogue shows: of the program alone, so that it is the same for every project. */
export async function catalogueData(folder = sqlFolder): Promise<CatalogueData> {
  return {
    tables: publishedTables,
    relations: relationsOf(await loadModels(folder), await loadChecks(folder)),
    examples: await examplesIn(folder),
    version,
  };
}

type Reader = Pick<Model, 'name' | 'reads'>;

function relationsOf(models: readonly Model[], checks: readonly Reader[]): Relation[] {
  const readBy = (name: string) => checks.filter(({ reads }) => reads.includes(name));
  const checksOf = (name: string) => readBy(name).map((check) => check.name);
  const inputs = heldTables;
  const made = new Set([...inputs, ...models.map(({ name }) => name)]);
  return [
    ...inputs.map((name) => ({ ...inputOf(name), checks: checksOf(name) })),
    ...models.map((model): Relation => {
      const { zh, en, source } = model.header;
      const isMade = (name: string) => made.has(name);
      return {
        name: model.name,
        layer: model.layer,
        what: { zh, en },
        reads: model.reads.filter(isMade),
        settings: model.reads.filter((name) => !isMade(name)),
        checks: checksOf(model.name),
        file: `sql/${model.file}`,
        method: [...source.matchAll(/"([^"]+)"/gu)].map(([, section]) => section ?? ''),
      };
    }),
  ];
}

function inputOf(name: string): Omit<Relation, 'checks'> {
  const feed = feedNames.find((one) => heldTable(one) === name);
  return {
    name,
    layer: 'input',
    what: feed
      ? w.described({ feed: feeds[feed], grain: feeds[feed].grain })
      : (inputWords[name] ?? { zh: '', en: '' }),
    reads: [],
    settings: [],
    file: feed ? `data/${feed}` : '',
    method: [],
  };
}

const inputWords: Record<string, Words> = {
  held_documents: catalogueWords.heldDocuments,
  held_loads: catalogueWords.heldLoads,
  held_parts: catalogueWords.heldParts,
  held_rejects: catalogueWords.heldRejects,
};

/** Saved queries, as many as there are; a file without words in both languages is none. */
async function examplesIn(folder: string): Promise<Example[]> {
  return (await sqlFiles(folder, 'analyses')).flatMap(({ name, sql }) => {
    const { zh, en } = headOf(sql);
    return zh && en ? [{ name, what: { zh, en }, sql: bodyOf(sql) }] : [];
  });
}
