/**
 * Documents, versions and standings, done slowly and in plain sight: what a folder of files comes to
 * after each look at it. Texts stand for content; a row is its cells. It shares nothing with the program.
 */
export type Feed = 'outages' | 'customers';

export type Cells = { readonly [column: string]: string };

/** A file: its rows in order, or none where nobody could read it. Equal texts are equal content. */
export interface File {
  readonly text: string;
  readonly rows: readonly Cells[] | null;
}

/** Documents by their path, as `data/outages/a.csv`. */
export type Folder = ReadonlyMap<string, File>;

export interface Window {
  readonly from: string;
  readonly to: string;
  readonly provider: string | null;
}

export interface Choices {
  readonly repeatedRows: 'conflict' | 'groups';
  readonly eventScope: 'project' | 'document';
}

export interface StandingRow {
  readonly document: string;
  /** Line in the file; the header is the first. */
  readonly line: number;
  readonly standing: number;
  readonly cells: Cells;
}

interface Document {
  text: string;
  isGiven: boolean;
  window: (Window & { since: number }) | null;
  rows: StandingRow[];
  /** Rows of the last version that could be read. */
  lastRead: StandingRow[];
}

const feeds: readonly Feed[] = ['outages', 'customers'];
const contentOf = (cells: Cells) => JSON.stringify(Object.entries(cells).sort());

export class Ledger {
  private readonly documents: Record<Feed, Map<string, Document>> = {
    outages: new Map(),
    customers: new Map(),
  };
  private number = 0;

  constructor(private readonly choices: Choices) {}

  /** Number of the last load or withdrawal. */
  get last(): number {
    return this.number;
  }

  /** A look at every document of the folder. */
  run(folder: Folder): void {
    for (const feed of feeds) {
      const held = this.documents[feed];
      for (const name of [...held.keys()].sort()) {
        if (!held.get(name)?.isGiven && !folder.has(name)) this.withdraw(feed, name);
      }
    }
    for (const feed of feeds) {
      const held = this.documents[feed];
      const names = [...folder.keys()].filter((name) => name.startsWith(`data/${feed}/`)).sort();
      // Before any of them is loaded: of each content, the document that counts.
      const counts = new Map<string, string>();
      const sharing = [
        ...names.map((name) => ({ name, text: folder.get(name)?.text ?? '' })),
        ...[...held]
          .filter(([name]) => !folder.has(name))
          .map(([name, { text }]) => ({ name, text })),
      ];
      for (const { text } of sharing) {
        const same = sharing.filter((one) => one.text === text).map(({ name }) => name);
        const already = same.find((name) => held.get(name)?.text === text);
        counts.set(text, already ?? same[0] ?? '');
      }
      for (const name of names) {
        const file = folder.get(name);
        if (file === undefined) continue;
        if (counts.get(file.text) !== name) {
          if (held.has(name)) this.withdraw(feed, name);
        } else if (held.get(name)?.text !== file.text) {
          this.load(feed, name, file, false, held.get(name)?.window ?? null);
        }
      }
    }
  }

  /** A file given to ingest; with a window also where its content is held already. */
  ingest(name: string, file: File, window: Window | null): void {
    const held = this.documents.outages;
    const twin = [...held].find(([other, { text }]) => other !== name && text === file.text);
    if (window === null) {
      if (held.get(name)?.text === file.text) return;
      if (twin) {
        if (held.has(name)) this.withdraw('outages', name);
        return;
      }
      this.load('outages', name, file, true, held.get(name)?.window ?? null);
      return;
    }
    if (twin) this.withdraw('outages', twin[0]);
    this.load('outages', name, file, true, { ...window, since: this.number + 1 });
  }

  withdraw(feed: Feed, name: string): void {
    this.number += 1;
    this.documents[feed].delete(name);
  }

  /** The warehouse is gone: versions that could not be read have nothing to be compared with. */
  forget(): void {
    for (const feed of feeds) {
      for (const document of this.documents[feed].values()) document.lastRead = document.rows;
    }
  }

  get given(): string[] {
    return [...this.documents.outages].filter(([, one]) => one.isGiven).map(([name]) => name);
  }

  private load(
    feed: Feed,
    name: string,
    file: File,
    isGiven: boolean,
    window: Document['window'],
  ): void {
    this.number += 1;
    const before = this.documents[feed].get(name);
    const unused = [...(before?.lastRead ?? [])];
    const rows = (file.rows ?? []).map((cells, i): StandingRow => {
      const at = unused.findIndex((one) => contentOf(one.cells) === contentOf(cells));
      const standing = at < 0 ? this.number : (unused[at]?.standing ?? 0);
      if (at >= 0) unused.splice(at, 1);
      return { document: name, line: i + 2, standing, cells };
    });
    const lastRead = file.rows === null ? (before?.lastRead ?? []) : rows;
    this.documents[feed].set(name, { text: file.text, isGiven, window, rows, lastRead });
  }

  /** Rows that count, and those that another document's row stands before. */
  inForce(feed: Feed): { rows: StandingRow[]; replaced: StandingRow[] } {
    const documents = [...this.documents[feed].values()];
    const windows = documents.flatMap(({ window, rows }) => (window ? [{ window, rows }] : []));
    const candidates = documents
      .flatMap(({ rows }) => rows)
      .filter(
        (row) =>
          !windows.some(({ window, rows }) => {
            const day = (row.cells.started_at ?? '').slice(0, 10);
            return (
              !rows.includes(row) &&
              row.standing < window.since &&
              day >= window.from &&
              day <= window.to &&
              (window.provider === null || window.provider === row.cells.provider)
            );
          }),
      );
    const rows: StandingRow[] = [];
    const replaced: StandingRow[] = [];
    for (const row of candidates) {
      const own = this.heightOf(row, candidates, feed);
      const isBeaten = candidates.some(
        (other) =>
          other.document !== row.document &&
          this.identity(other, feed) === this.identity(row, feed) &&
          this.heightOf(other, candidates, feed) > own,
      );
      (isBeaten ? replaced : rows).push(row);
    }
    return { rows, replaced };
  }

  /** A row stands as high as its load; among groups, as the highest row of its event in its document. */
  private heightOf(row: StandingRow, all: readonly StandingRow[], feed: Feed): number {
    if (feed !== 'outages' || this.choices.repeatedRows === 'conflict') return row.standing;
    const own = all.filter(
      (one) =>
        one.document === row.document && this.identity(one, feed) === this.identity(row, feed),
    );
    return Math.max(...own.map(({ standing }) => standing));
  }

  private identity({ cells, document }: StandingRow, feed: Feed): string {
    if (feed === 'customers') {
      return JSON.stringify([cells.city, cells.area_tier, cells.valid_from]);
    }
    const { repeatedRows, eventScope } = this.choices;
    return JSON.stringify([
      cells.provider,
      cells.event_id,
      repeatedRows === 'conflict' ? cells.asset_id : '',
      eventScope === 'document' ? document : '',
    ]);
  }
}
