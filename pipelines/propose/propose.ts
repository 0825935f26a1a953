/**
 * What the settings have to say so that a file is read, from a sample of it:
 *   1. table     delimiter, header, notes below                (grid)
 *   2. columns   which header each is, by name and values      (assign, columns)
 *   3. writing   dates, numbers, marks of nothing, zones       (writing, times-of)
 *   4. values    codes, places                                 (coded)
 *   5. rows      what is missing, repeated or left empty       (rows)
 * Where two readings fit and a figure hangs on it, the proposal has a question in place of a setting.
 */
import { type FeedName, feedNames, feeds } from '../../schemas/feeds/index.js';
import { delimiters } from '../../schemas/settings/feeds.js';
import { joined, type Words } from '../../schemas/words/index.js';
import { failure } from '../base/errors.js';
import { readColumns } from '../ingest/columns.js';
import { findHeader } from '../ingest/layout.js';
import { type LoadedSettings, parseSettings } from '../project/settings.js';
import { ingestWords } from '../words/ingest.js';
import { proposeWords as w } from '../words/propose.js';
import { proposeTroubleWords as t } from '../words/propose-told.js';
import { type Assignment, assign, type Because, fitOf, hasAllByName } from './assign.js';
import { proposeCodes, proposePlaces } from './coded.js';
import { proposeColumns, proposeEnd } from './columns.js';
import { type Context, feedPath } from './context.js';
import { type Grid, gridOf } from './grid.js';
import { profilesOf } from './profile.js';
import { type Answers, type Entry, Findings, type Question } from './question.js';
import { proposeFillDown, proposeHomeZone, proposeMissing, proposeRepeats } from './rows.js';
import type { Sample } from './sample.js';
import { proposeDuration, proposePairs, proposeUnits, proposeZones } from './times-of.js';
import { treeOf } from './tree.js';
import { proposeBlanks, proposeWriting } from './writing.js';

export interface Proposal {
  readonly feed: FeedName;
  /** Name of the file as a document of the feed. */
  readonly document: string;
  /** The file as it would be in the project, which may be an archive of documents. */
  readonly file: string;
  readonly entries: readonly Entry[];
  readonly questions: readonly Question[];
  /** What else it isn't sure of. */
  readonly notes: readonly Words[];
  readonly columns: readonly ProposedColumn[];
  readonly grid: Grid;
  /** What is to be added to the settings. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Answers that are none to their question. */
  readonly wrong: Findings['wrong'];
  readonly asked: readonly string[];
}

export interface ProposedColumn {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** Cells that it is made of. */
  readonly at: readonly number[];
  readonly because: Because | 'setting';
}

export interface Wish {
  readonly loaded: LoadedSettings;
  readonly feed?: FeedName | undefined;
  readonly answers: Answers;
}

/** @throws UserError where nothing in the file looks like a table */
export function propose(sample: Sample, { loaded, feed: wanted, answers }: Wish): Proposal {
  const { feed, others } = feedOf(sample, loaded, wanted);
  const document = documentOf(sample, feed);
  const { columns, own } = readColumns(feed, loaded, document);
  const grid = gridOf(sample, columns, answers.get('json_path') ?? own.json_path);
  if (!grid) throw failure(t.noTable({ file: sample.name }), t.whatTable).as('unreadable');
  const profiles = profilesOf(grid);
  const assignment = assign(columns, profiles);
  const findings = new Findings(answers, w.answered);
  const settled: Context['settled'] = new Map();
  const context: Context = {
    ...{ feed, document, loaded, sample, grid, profiles, columns, assignment, findings, settled },
  };
  proposeFile(context);
  proposeColumns(context);
  proposeDuration(context);
  proposeEnd(context);
  proposePairs(context);
  const isOwnRegion = proposePlaces(context);
  proposeMissing(context);
  proposeUnits(context);
  proposeZones(context);
  proposeWriting(context);
  proposeBlanks(context);
  proposeCodes(context);
  proposeFillDown(context);
  proposeRepeats(context);
  proposeHomeZone(context, isOwnRegion);
  if (others.length > 0) findings.note(w.otherFeed({ feed, other: others[0] ?? '' }));
  settleHeader(context);
  return {
    file: `data/${feed}/${sample.name}`,
    ...{ feed, document, grid, asked: findings.asked, wrong: findings.wrong },
    entries: findings.entries,
    questions: findings.questions,
    notes: findings.notes,
    columns: [...settled.values()]
      .filter(({ at }) => at.length > 0)
      .map(({ column: { name, zh, en }, at }) => ({
        name,
        zh,
        en,
        at,
        because: becauseOf(assignment, name),
      })),
    settings: treeOf(findings.entries),
  };
}

function becauseOf({ taken }: Assignment, name: string): ProposedColumn['because'] {
  return taken.get(name)?.because ?? 'setting';
}

function documentOf({ name, inside }: Sample, feed: FeedName): string {
  return ['data', feed, name, ...(inside === undefined ? [] : [inside])].join('/');
}

/** Rows that tell what a file is about. */
const SOME = 200;

/** The feed that the file fits best, and others that it fits as well. */
function feedOf(
  sample: Sample,
  loaded: LoadedSettings,
  wanted: FeedName | undefined,
): { feed: FeedName; others: readonly FeedName[] } {
  if (wanted) return { feed: wanted, others: [] };
  const fits = feedNames.map((feed) => {
    const { columns } = readColumns(feed, loaded, documentOf(sample, feed));
    const grid = gridOf(sample, columns);
    if (!grid) return { feed, fit: Number.NEGATIVE_INFINITY };
    const profiles = profilesOf({ ...grid, rows: grid.rows.slice(0, SOME) });
    const isOfIt = !feeds[feed].isExtra || hasAllByName(columns, profiles);
    return { feed, fit: isOfIt ? fitOf(columns, profiles) : Number.NEGATIVE_INFINITY };
  });
  fits.sort((a, b) => b.fit - a.fit);
  const [best, ...rest] = fits;
  if (!best) throw new Error('there are no feeds');
  const near = rest.filter(({ fit }) => best.fit - fit < 1 && Number.isFinite(fit));
  return { feed: best.feed, others: near.map(({ feed }) => feed) };
}

/** How the file has its table: encoding, list, notes below. */
function proposeFile(context: Context): void {
  const { findings, sample, grid } = context;
  const { encoding, tables } = sample;
  if (encoding && !encoding.isUsual) {
    findings.propose(feedPath(context, 'encoding'), encoding.name, w.encoding, 'likely');
    if (encoding.others.length > 0) {
      findings.note(w.maybeEncoding({ others: joined(encoding.others) }));
    }
  }
  const lists = tables.flatMap(({ list }) => (list === undefined ? [] : [list]));
  if (
    lists.length > 1 &&
    readColumns(context.feed, context.loaded, context.document).own.json_path === undefined
  ) {
    const path = feedPath(context, 'json_path');
    const sorted = [...lists].sort((a, b) => Number(b === grid.list) - Number(a === grid.list));
    const choices = sorted.map((answer) => ({
      answer,
      examples: [],
      settings: [{ path, value: answer }],
    }));
    findings.ask({ key: 'json_path', what: w.ask.lists, choices });
  }
  const [note] = grid.below;
  if (note && sample.hasEnd) {
    const text = note.cells.find((cell) => cell.trim() !== '')?.slice(0, 40) ?? '';
    const path = feedPath(context, 'lines_below');
    findings.propose(path, grid.below.length, w.below({ text }), 'certain');
  }
  if (sample.others && sample.others.length > 0) {
    findings.note(
      w.otherMembers({ name: sample.inside ?? '', others: joined(sample.others.slice(0, 8)) }),
    );
  }
  const others = sample.tables
    .filter(({ name }) => name !== grid.sheet)
    .map(({ name }) => name ?? '');
  if (grid.sheet !== null && others.length > 0) {
    findings.note(
      w.otherSheets({
        sheet: grid.sheet,
        others: joined(others.map((one) => ingestWords.quoted({ text: one }))),
      }),
    );
  }
}

/** Says where the header is, and what stands between cells, if the reader would look elsewhere. */
function settleHeader(context: Context): void {
  const { findings, grid, sample, feed, document } = context;
  const { headerLine, headerRows } = grid;
  if (headerLine === 0) return;
  if (headerRows > 1) {
    findings.propose(feedPath(context, 'header_rows'), headerRows, w.headerRows, 'certain');
    findings.propose(feedPath(context, 'header_line'), headerLine, w.headerLine, 'certain');
    if (grid.delimiter !== ',' && sample.format === 'delimited') delimiter();
    return;
  }
  const reading = readColumns(feed, withProposed(context.loaded, findings.entries), document);
  let best: { line: number; mark: string; known: number } | undefined;
  for (const mark of sample.format === 'delimited' ? delimiters : [',']) {
    const table = sample.tables.find(({ name }) => name === grid.sheet);
    const rows = table?.rows(mark) ?? [];
    const found = findHeader(rows, reading.columns);
    if (found && found.known > (best?.known ?? 0)) {
      best = { line: found.line, mark, known: found.known };
    }
  }
  if (best?.mark !== grid.delimiter && sample.format === 'delimited') delimiter();
  if (best?.line !== headerLine) {
    findings.propose(feedPath(context, 'header_line'), headerLine, w.headerLine, 'certain');
  }

  function delimiter(): void {
    findings.propose(feedPath(context, 'delimiter'), grid.delimiter, w.delimiter, 'certain');
  }
}

/** The settings as they would be with what is proposed. */
export function withProposed(loaded: LoadedSettings, entries: readonly Entry[]): LoadedSettings {
  const base = { settings: loaded.settings };
  const proposed = parseSettings(JSON.stringify(treeOf(entries)));
  const feeds = { ...base.settings.feeds };
  for (const [name, own] of Object.entries(proposed.settings.feeds)) {
    const feed = name as FeedName;
    const before = feeds[feed] ?? {};
    feeds[feed] = {
      ...before,
      ...own,
      columns: { ...before.columns, ...own?.columns },
      constants: { ...before.constants, ...own?.constants },
      values: { ...before.values, ...own?.values },
    };
  }
  const isRegion = proposed.given.has('region');
  return {
    ...loaded,
    region: isRegion ? proposed.region : loaded.region,
    settings: {
      ...loaded.settings,
      ...(isRegion && { region: proposed.settings.region }),
      ...(proposed.given.has('repeated_rows') && {
        repeated_rows: proposed.settings.repeated_rows,
      }),
      feeds,
    },
  };
}
