import { z } from 'zod';
import { type FeedName, feedNames } from '../../schemas/feeds/index.js';
import { type ColumnSetting, NONE } from '../../schemas/settings/columns.js';
import type { Settings } from '../../schemas/settings/settings.js';
import type { Words } from '../../schemas/words/index.js';
import type { Database } from '../base/database.js';
import { nearest } from '../base/nearest.js';
import { ingestWords as w } from '../words/ingest.js';
import { filterSettings, settingOfFilter } from './filters.js';
import { isArchive } from './formats/format.js';
import { type FileSettings, isNamedBy } from './own-settings.js';
import type { Spelling } from './spellings.js';

/** What a document in force has of the settings. */
export interface DocumentMatches {
  readonly feed: FeedName;
  readonly document: string;
  readonly matchedHeaders: readonly string[];
  readonly metSpellings: readonly Spelling[];
  /** Its headers that nothing knows: one of them may have been meant. */
  readonly unknownColumns: readonly string[];
}

const texts = z.array(z.string());
const spellings = z.array(z.object({ column: z.string(), spelling: z.string() }));

const matchesShape = z.object({
  feed: z.enum(feedNames),
  source_file: z.string(),
  matched_headers: z.string().transform((held) => texts.parse(JSON.parse(held))),
  met_spellings: z.string().transform((held) => spellings.parse(JSON.parse(held))),
  unknown_columns: z.string(),
});

/** What the documents in force of a warehouse have of the settings. */
export async function matchesHeld(warehouse: Database): Promise<DocumentMatches[]> {
  const rows = await warehouse.rows(
    `select d.feed, d.source_file, l.matched_headers, l.met_spellings, l.unknown_columns
     from held_loads l join held_documents d on d.document_no = l.document_no
     where l.kind = 'load' and l.ended_by is null order by l.load_no`,
    {},
    matchesShape,
  );
  return rows.map((row) => ({
    feed: row.feed,
    document: row.source_file,
    matchedHeaders: row.matched_headers,
    metSpellings: row.met_spellings,
    unknownColumns: row.unknown_columns.split(', '),
  }));
}

/**
 * Headers, spellings and files of the settings that no document of their feed has: slips, or left from an
 * export that looked otherwise. A feed without documents has nothing to match.
 */
export function unmatchedSettings(
  feeds: Settings['feeds'],
  documents: readonly DocumentMatches[],
): Words[] {
  return feedNames.flatMap((feed) => {
    const here = documents.filter((document) => document.feed === feed);
    const own = feeds[feed];
    if (!own || here.length === 0) return [];
    const setting = `feeds.${feed}`;
    const covers = Object.keys(own.covers ?? {})
      .filter((file) => !here.some(({ document }) => isNamed(document, feed, file)))
      .map((file) => w.fileSetting({ setting: `${setting}.covers`, file }));
    const files = Object.entries(own.files ?? {}).flatMap(([pattern, ofFile]) => {
      const some = here.filter(({ document }) => isNamedBy(document, feed, pattern));
      return some.length === 0
        ? [w.fileSetting({ setting: `${setting}.files`, file: pattern })]
        : unmatchedIn(ofFile, `${setting}.files.${pattern}`, some);
    });
    return [...unmatchedIn(own, setting, here), ...covers, ...files];
  });
}

/** Headers and values among settings that none of the documents has for which they are made. */
function unmatchedIn(
  own: FileSettings,
  path: string,
  documents: readonly DocumentMatches[],
): Words[] {
  const found = new Set(documents.flatMap(({ matchedHeaders }) => matchedHeaders));
  const unknown = [...new Set(documents.flatMap(({ unknownColumns }) => unknownColumns))].sort();
  const lackedHeader = (setting: string, header: string) =>
    found.has(header)
      ? []
      : [w.headerSetting({ setting, header, guess: nearest(header, unknown) ?? '' })];
  const met = new Set(
    documents.flatMap(({ metSpellings }) =>
      metSpellings.map(({ column, spelling }) => `${column} ${spelling}`),
    ),
  );
  const lackedValues = (setting: string, column: string, spellings: readonly string[]) =>
    spellings
      .filter((spelling) => !met.has(`${column} ${spelling}`))
      .map((spelling) => w.spellingSetting({ setting, spelling }));
  const headers = Object.entries(own.columns ?? {}).flatMap(([column, written]) =>
    headersIn(written)
      .filter((header) => header !== NONE)
      .flatMap((header) => lackedHeader(`${path}.columns.${column}`, header)),
  );
  const values = Object.entries(own.values ?? {}).flatMap(([column, spellings]) =>
    lackedValues(`${path}.values.${column}`, column, Object.keys(spellings ?? {})),
  );
  const filters = filterSettings.flatMap((by) =>
    Object.entries(own[by] ?? {}).flatMap(([name, written]) => {
      const lacked = lackedHeader(`${path}.${by}`, name);
      if (lacked.length > 0) return lacked;
      return lackedValues(`${path}.${by}.${name}`, settingOfFilter({ by, name }), written);
    }),
  );
  return [...headers, ...values, ...filters];
}

/** Every header that a column's setting names. */
function headersIn(written: string | string[] | ColumnSetting | undefined): string[] {
  if (written === undefined) return [];
  if (typeof written === 'string' || Array.isArray(written)) return [written].flat();
  const { header = [], date = [], time = [], join = [] } = written;
  return [header, date, time, join].flat();
}

/** By its path, by that in the folder of its feed, or by its file name; or by those of its archive. */
function isNamed(document: string, feed: FeedName, file: string): boolean {
  const names = [document, document.replace(`data/${feed}/`, ''), document.split('/').at(-1)];
  return names.includes(file) || (isArchive(file) && `/${document}`.includes(`/${file}/`));
}
