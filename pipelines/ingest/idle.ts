import { feedNames } from '../../schemas/feeds/index.js';
import { NONE, type Settings } from '../../schemas/settings.js';
import type { Words } from '../../schemas/words.js';
import type { Database } from '../base/database.js';
import type { Spelling } from './spellings.js';

/** What a document in force makes use of among the settings. */
export interface Used {
  readonly feed: string;
  readonly document: string;
  readonly headers: readonly string[];
  readonly spellings: readonly Spelling[];
}

export async function usedSettings(warehouse: Database): Promise<Used[]> {
  const rows = await warehouse.rows(
    `select d.feed, d.source_file, l.matched_headers, l.met_spellings
     from held_loads l join held_documents d on d.document_no = l.document_no
     where l.kind = 'load' and l.ended_by is null order by l.load_no`,
  );
  return rows.map((row) => ({
    feed: String(row.feed),
    document: String(row.source_file),
    headers: JSON.parse(String(row.matched_headers)) as string[],
    spellings: JSON.parse(String(row.met_spellings)) as Spelling[],
  }));
}

/** Headers, spellings and file names of the settings that no document has: probably mistyped. */
export function idleSettings({ feeds }: Settings, used: readonly Used[]): Words[] {
  return feedNames.flatMap((feed) => {
    const own = feeds[feed];
    const documents = used.filter((one) => one.feed === feed);
    if (!own || documents.length === 0) return [];
    const headers = new Set(documents.flatMap((one) => one.headers));
    const met = new Set(
      documents.flatMap((one) => one.spellings.map((s) => `${s.column}\n${s.spelling}`)),
    );
    const columns = Object.entries(own.columns ?? {}).flatMap(([column, written]) =>
      [written ?? []]
        .flat()
        .filter((header) => header !== NONE && !headers.has(header))
        .map((header) => told(`feeds.${feed}.columns.${column}`, header)),
    );
    const values = Object.entries(own.values ?? {}).flatMap(([column, spellings]) =>
      Object.keys(spellings ?? {})
        .filter((spelling) => !met.has(`${column}\n${spelling}`))
        .map((spelling) => told(`feeds.${feed}.values.${column}`, spelling)),
    );
    const covers = Object.keys(own.covers ?? {})
      .filter((file) => !documents.some(({ document }) => isNamed(document, feed, file)))
      .map((file) => told(`feeds.${feed}.covers`, file));
    return [...columns, ...values, ...covers];
  });
}

function isNamed(document: string, feed: string, file: string): boolean {
  return (
    document === file || document === `data/${feed}/${file}` || document.split('/').at(-1) === file
  );
}

function told(setting: string, text: string): Words {
  return {
    zh: `shihu.yaml 的 ${setting} 中的“${text}”没有出现在任何文件中。`,
    en: `"${text}" under ${setting} in shihu.yaml occurs in no file.`,
  };
}
