import type { TableDeclaration } from '../../schemas/column.js';
import type { Words } from '../../schemas/words/index.js';

export type Layer = 'input' | 'staging' | 'intermediate' | 'marts';

/** One relation between the files that come in and the tables that go out. */
export interface Relation {
  readonly name: string;
  readonly layer: Layer;
  /** What a row is. */
  readonly what: Words;
  /** Relations that it reads, without the settings. */
  readonly reads: readonly string[];
  /** Relations made of the settings that it reads. */
  readonly settings: readonly string[];
  /** Checks that read it. */
  readonly checks: readonly string[];
  /** Where it is written down: an SQL file, or a folder of files. */
  readonly file: string;
  /** Sections of the method that it follows. */
  readonly method: readonly string[];
}

/** A saved query. */
export interface Example {
  readonly name: string;
  readonly what: Words;
  readonly sql: string;
}

export interface CatalogueData {
  readonly tables: readonly TableDeclaration[];
  readonly relations: readonly Relation[];
  readonly examples: readonly Example[];
  readonly version: string;
}
