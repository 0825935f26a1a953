import type { Database } from '../base/database.js';
import { AnewError } from './anew.js';
import type { Relation } from './relations.js';

/** A state of the relations: as they are, or as they were at the build before. */
export type State = 'now' | 'was';

/** Keys, as a table of these columns. */
export interface Keys {
  readonly columns: readonly string[];
  readonly table: string;
  /** The same for the same keys, where many models are made for these. */
  readonly version?: string;
}

/** Large tables of which the rows of some events are dear to find, and found once. */
const searched: ReadonlySet<string> = new Set(['held_outages', 'outage_facts']);

/**
 * Reads relations and makes models for some keys alone. What a relation without the key's columns holds
 * is read whole: that is right, by what a key means, as long as it hasn't changed.
 */
export class Narrowing {
  private readonly found = new Map<string, string>();

  constructor(
    private readonly database: Database,
    private readonly relations: ReadonlyMap<string, Relation>,
  ) {}

  /** A SELECT of the model's rows of these keys. */
  async model(
    { body, reads }: { readonly body: string; readonly reads: readonly string[] },
    keys: Keys,
    state: State,
    instead: ReadonlyMap<string, string> = new Map(),
    isKeyed = true,
  ): Promise<string> {
    const parts: string[] = [];
    for (const name of reads) {
      const from = instead.get(name);
      const rows = from === undefined ? await this.rows(name, keys, state) : `from ${from}`;
      parts.push(`${name} as (${rows})`);
    }
    const made = `(${withParts(parts)} select * from (${body}\n)) as made`;
    if (!isKeyed) return `select made.* from ${made}`;
    return `select made.* from ${made} semi join ${keys.table} using (${listed(keys)})`;
  }

  /** A SELECT of the rows of these keys, where the relation has their columns; else of all of its rows. */
  async rows(name: string, keys: Keys, state: State): Promise<string> {
    const relation = this.get(name);
    if (relation.made) {
      const isKeyed = keys.columns.every((column) => relation.columns.includes(column));
      // Without the key it may still be made from rows that know it by other columns.
      return this.model(relation.made, keys, state, new Map(), isKeyed);
    }
    const from = this.from(relation, keys, state);
    if (keys.columns.every((column) => relation.columns.includes(column))) {
      const isSearch = searched.has(name) && keys.columns.join() === 'event_id';
      if (isSearch && keys.version !== undefined && from === relation.now) {
        return this.once(name, keys, from);
      }
      return `select given.* from ${from} as given semi join ${keys.table} using (${listed(keys)})`;
    }
    return (await this.byOtherColumns(relation, keys, from)) ?? `select * from ${from}`;
  }

  /** Rows that were found for earlier keys are not looked for again, since keys are only ever added. */
  private async once(name: string, keys: Keys, from: string): Promise<string> {
    const { columns, table, version } = keys;
    const searched = `${name}__searched`;
    const known = `${name}__searched_keys`;
    if (this.found.get(name) !== version) {
      const using = `using (${listed(keys)})`;
      if (!this.found.has(name)) {
        await this.database.query(`create or replace temp table ${known} as from ${table} limit 0`);
        await this.database.query(
          `create or replace temp table ${searched} as from ${from} limit 0`,
        );
      }
      await this.database.query(
        `create or replace temp table ${known}_missing as
         select ${columns.join()} from ${table} anti join ${known} ${using}`,
      );
      await this.database.query(
        `insert into ${searched} select given.* from ${from} as given semi join ${known}_missing ${using}`,
      );
      await this.database.query(`insert into ${known} from ${known}_missing`);
      this.found.set(name, version ?? '');
    }
    return `select * from ${searched}`;
  }

  get(name: string): Relation {
    const relation = this.relations.get(name);
    if (!relation) throw new Error(`${name} is read before it is made`);
    return relation;
  }

  private from(relation: Relation, keys: Keys, state: State): string {
    if (state === 'now') return relation.now;
    if (relation.was !== null) return relation.was;
    if (relation.difference === 'none') return relation.now;
    const isSame = relation.before?.key.columns.join() === keys.columns.join();
    if (relation.before && isSame) return relation.before.table;
    throw new AnewError(`${relation.name} as it was`);
  }

  /**
   * Large tables know some keys by other columns. More rows than those of the keys may be read: what is
   * made of them is narrowed again.
   */
  private async byOtherColumns(
    { name }: Relation,
    { columns, table }: Keys,
    from: string,
  ): Promise<string | null> {
    const [column, ...more] = columns;
    if (more.length > 0 || (name !== 'held_outages' && name !== 'outage_facts')) return null;
    if (column === 'outage_id' && name === 'held_outages') {
      const ids = `select cast(outage_id // 1000000000 as integer) as document_no,
        outage_id % 1000000000 as source_line from ${table}`;
      return `select given.* from ${from} as given semi join (${ids}) as ids
        using (document_no, source_line)`;
    }
    if (column === 'month_no') {
      return this.spans(
        from,
        `select distinct month_no as first, month_no + 1 as after from ${table}`,
      );
    }
    if (column === 'year') {
      // What happens in a year may look back on the year before.
      const months = `select distinct 12 * (year - 1) as first, 12 * (year + 1) as after from ${table}`;
      return this.spans(from, months);
    }
    return null;
  }

  /** The rows that start in some spans of months; their bounds are written out, so that little is read. */
  private async spans(from: string, months: string): Promise<string> {
    const found = await this.database.rows(`with spans as (${months}),
      joined as (
        select *, max(after) over (order by first, after rows between unbounded preceding and 1 preceding) as reach
        from spans),
      islands as (
        select *, sum(case when reach >= first then 0 else 1 end) over (order by first, after) as island from joined)
      select min(first) as first, max(after) as after from islands group by island order by first`);
    const all = found.map(({ first, after }) => [Number(first), Number(after)] as const);
    const few =
      all.length <= MOST_SPANS ? all : [[all[0]?.[0] ?? 0, all.at(-1)?.[1] ?? 0] as const];
    const parts = few.map(
      ([first, after]) => `select * from ${from}
        where started_at >= ${monthStart(first)} and started_at < ${monthStart(after)}`,
    );
    return parts.length > 0 ? parts.join(' union all ') : `select * from ${from} where false`;
  }
}

/** A SELECT of the keys of some rows of a large table that knows them by other columns. */
export function keysByOtherColumns(
  name: string,
  columns: readonly string[],
  rows: string,
): string | null {
  if (name !== 'held_outages' || columns.join() !== 'outage_id') return null;
  return `select distinct cast(document_no as bigint) * 1000000000 + source_line from ${rows}`;
}

/** More spans than this are read as one. */
const MOST_SPANS = 4;

function monthStart(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `timestamp '${year}-${String((month % 12) + 1).padStart(2, '0')}-01'`;
}

function listed({ columns }: Keys): string {
  return columns.map((column) => `"${column}"`).join(', ');
}

function withParts(parts: readonly string[]): string {
  return parts.length > 0 ? `with ${parts.join(', ')}` : '';
}
