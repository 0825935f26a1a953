import { z } from 'zod';
import { feedCodes } from '../codes/index.js';
import { count, list, path, record, words } from './parts.js';

const names = list(z.string());

/** The folder, and the files of it that were there and stay. */
export const init = record({ project: path, kept: names });

export const exported = record({
  folder: path,
  tables: list(record({ name: z.string(), rows: count, file_count: count })),
  file_count: count,
  bytes: count,
});

/** Tables with their rows, which are null before anything is published. */
export const tables = list(
  record({
    name: z.string(),
    zh: z.string(),
    en: z.string(),
    grain: words,
    rows: count.nullable(),
  }),
);

export const cataloguePage = record({ catalogue: path });

export const table = record({
  name: z.string(),
  zh: z.string(),
  en: z.string(),
  grain: words,
  key: names,
  columns: list(
    record({
      name: z.string(),
      sql_type: z.string(),
      is_nullable: z.boolean(),
      zh: z.string(),
      en: z.string(),
      unit: z.string().nullable(),
      formula: z.string().nullable(),
      source: z.string().nullable(),
    }),
  ),
});

/** What the doctor looked at. */
export const findings = list(
  record({
    name: z.string(),
    level: z.enum(['ok', 'warning', 'problem']),
    what: words,
    todo: words.nullable(),
  }),
);

const readings = list(record({ cell: z.string(), value: z.string().nullable() }));

/** The settings that a file wants, and what only somebody who knows it can decide. */
export const proposal = record({
  file: z.string(),
  feed: z.enum(feedCodes.names),
  yaml: z.string(),
  settings: z.record(z.string(), z.json()),
  entries: list(
    record({
      setting: z.string(),
      value: z.json(),
      certainty: z.enum(['certain', 'likely']),
      why: words,
    }),
  ),
  columns: list(
    record({
      name: z.string(),
      headers: names,
      because: z.enum(['known', 'spelled', 'named', 'hint', 'values', 'setting']),
      examples: readings,
    }),
  ),
  questions: list(
    record({
      key: z.string(),
      what: words,
      takes_others: z.boolean(),
      choices: list(record({ answer: z.string(), says: words.nullable(), examples: readings })),
    }),
  ),
  notes: list(words),
  trial: record({
    rows: count,
    loaded: count,
    rejected: count,
    skipped: count,
    from: z.string().nullable(),
    to: z.string().nullable(),
    reasons: list(record({ rows: count, message: words })),
  }).nullable(),
});

/** The project that was made, the files that were copied into it, and the settings that they want. */
export const initFrom = record({
  project: path,
  kept: names,
  files: list(record({ file: z.string(), document: z.string() })),
  settings: z.record(z.string(), z.json()),
});

/** Rows of a result: a column has one type, or is null. */
export const rows = list(z.record(z.string(), z.json()));

const owner = z.enum(['project', 'program']);

export const questions = list(
  record({
    name: z.string(),
    from: owner,
    title: words,
    /** Empty where a project's own question says none, and so is the reading. */
    grain: z.string(),
    reading: z.string(),
    /** What each takes: city, tier, year, number, text, a list, or what stands in a published column. */
    parameters: list(record({ name: z.string(), otherwise: z.string(), takes: z.string() })),
  }),
);

/** One as it is written. */
export const question = record({ name: z.string(), from: owner, sql: z.string() });

export const completion = record({ shell: z.string(), script: z.string() });
