import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Database } from '../../pipelines/base/database.js';
import { rowFaults } from '../../pipelines/ingest/interpret.js';
import { sqlFiles, sqlFolder } from '../../pipelines/models/files.js';
import * as declared from '../../schemas/codes/index.js';
import { columnsOf } from '../../schemas/column.js';
import { feedColumns, feedNames, feeds } from '../../schemas/feeds/index.js';
import { parseCell } from '../../schemas/fields.js';
import { publishedTables } from '../../schemas/published/index.js';
import { sichuan } from '../../schemas/region.js';
import { vocabularyOf } from '../../schemas/vocabulary.js';
import { type Literal, literalsOf } from '../support/literals.js';

type List = { readonly names: readonly string[] };

/** A setting whose name is that of a column too. */
const evidenceNeeded: List = { names: ['order', 'claim'] };

/** Lists by the names of columns in SQL; under a file's name where they are those of that file only. */
const lists: Readonly<Record<string, List>> = {
  verdict: declared.verdictCodes,
  as_computed: declared.verdictCodes,
  other_reading: declared.verdictCodes,
  without_exclusion: declared.verdictCodes,
  evidence: declared.evidenceCodes,
  'claims.evidence': evidenceNeeded,
  baseline_source: declared.baselineCodes,
  area_tier: declared.tierOrAllCodes,
  nature: declared.natureCodes,
  claim: declared.claimCodes,
  outcome: declared.outcomeCodes,
  'claims.reason': declared.claimReasonCodes,
  claim_reason: declared.claimReasonCodes,
  period_kind: declared.spanKindCodes,
  'repeated_interruptions.kind': declared.windowCodes,
  'loads_known.kind': declared.loadKindCodes,
  'documents.kind': declared.loadKindCodes,
  feed: declared.feedCodes,
  fault: declared.rejectionCodes,
  misplaced: declared.rejectionCodes,
  code: declared.rejectionCodes,
  status: declared.statusCodes,
  'budget_use.status': declared.budgetStatusCodes,
  budget_source: declared.budgetSourceCodes,
  severity: declared.severityCodes,
};

const listOf = (file: string, column: string) => lists[`${file}.${column}`] ?? lists[column];

/** Literals of a file that its columns' lists lack. */
function undeclared(file: string, literals: readonly Literal[]): string[] {
  const found = literals
    .filter(({ column, value }) => listOf(file, column)?.names.includes(value) === false)
    .map(({ column, value }) => `${file}: ${column} ${value}`);
  return [...new Set(found)];
}

async function withLiterals<T>(
  work: (literals: (sql: string) => Promise<Literal[]>) => Promise<T>,
): Promise<T> {
  const database = await Database.open(':memory:');
  try {
    return await work((sql) => literalsOf(database, sql));
  } finally {
    database.close();
  }
}

const parts = ['staging', 'intermediate', 'marts', 'checks', 'analyses'];

async function literalsOfSql(): Promise<[file: string, Literal[]][]> {
  const files = (await Promise.all(parts.map((part) => sqlFiles(sqlFolder, part)))).flat();
  return withLiterals(async (literals) => {
    const found: [string, Literal[]][] = [];
    for (const { name, sql } of files) found.push([name, await literals(sql)]);
    return found;
  });
}

/** Codes that parsing gives for cells that are wrong in every way. */
function codesOfCells(): Set<string> {
  const vocabulary = vocabularyOf(sichuan);
  const cells = ['', '无此', '市区、农村', '-5', '1,234', '2022-02-30', '99999999999999', '1799'];
  const codes = feedNames
    .flatMap((feed) => feedColumns(feed, vocabulary))
    .flatMap(({ schema }) => cells.map((cell) => parseCell(schema, cell)))
    .map((parsed) => (parsed.ok ? '' : parsed.fault.code));
  return new Set(codes.filter((code) => code !== ''));
}

describe('codes', () => {
  it('are declared wherever SQL gives them or holds a column against them', async () => {
    const found = await literalsOfSql();
    expect(found.flatMap(([file, literals]) => undeclared(file, literals))).toEqual([]);
  });

  it('of which SQL is the only source are all given', async () => {
    const found = (await literalsOfSql()).flatMap(([file, literals]) =>
      literals
        .filter(({ isGiven }) => isGiven)
        .map(({ column, value }) => ({ list: listOf(file, column), value })),
    );
    const given = (list: List) =>
      list.names.filter((name) => found.some((one) => one.list === list && one.value === name));
    const { verdictCodes, claimReasonCodes, evidenceCodes } = declared;
    const { spanKindCodes, windowCodes, outcomeCodes, baselineCodes } = declared;
    for (const list of [verdictCodes, claimReasonCodes, evidenceCodes, spanKindCodes]) {
      expect(given(list)).toEqual(list.names);
    }
    const { budgetStatusCodes, budgetSourceCodes } = declared;
    for (const list of [budgetStatusCodes, budgetSourceCodes]) {
      expect(given(list)).toEqual(list.names);
    }
    for (const list of [windowCodes, outcomeCodes, baselineCodes]) {
      expect(given(list)).toEqual(list.names);
    }
    const late = given(declared.rejectionCodes);
    const rejections = new Set([
      ...late,
      ...codesOfCells(),
      ...Object.values(rowFaults),
      ...feedNames.map((feed) => feeds[feed].conflict),
    ]);
    expect([...rejections].sort()).toEqual([...declared.rejectionCodes.names].sort());
  });

  it('that are misspelt in SQL are found, in every place', async () => {
    const sql = `with a as (
        select case nature when 'falt' then 'met' else coalesce(x, 'mett') end as verdict, 1 as n from t
      )
      select verdict, 'month' as period_kind from a where evidence in ('complete', 'compleet')
      union all
      select 'undetermend', cast('weak' as varchar) from (select 'tired' as area_tier) s
      where 'refuzed' <> s.outcome`;
    const found = await withLiterals(async (literals) => undeclared('x', await literals(sql)));
    expect(found.sort()).toEqual([
      'x: area_tier tired',
      'x: evidence compleet',
      'x: nature falt',
      'x: outcome refuzed',
      'x: period_kind weak',
      'x: verdict mett',
      'x: verdict undetermend',
    ]);
  });

  it('are of the severities that the files of checks name', async () => {
    for (const { name, sql } of await sqlFiles(sqlFolder, 'checks')) {
      const severity = /^-- Severity: (.+)$/mu.exec(sql)?.[1] ?? '';
      expect([name, declared.checkSeverityCodes.has(severity)]).toEqual([name, true]);
    }
  });

  it('are what a row of a published table is held to, and its type stays a text', () => {
    const coded = publishedTables.flatMap((table) =>
      columnsOf(table).filter(({ name, sqlType, unit = '' }) => {
        const schema: unknown = table.row.shape[name];
        const inner = schema instanceof z.ZodNullable ? schema.unwrap() : schema;
        if (!(inner instanceof z.ZodEnum)) return false;
        expect([name, sqlType, unit]).toEqual([name, 'VARCHAR', inner.options.join('|')]);
        return true;
      }),
    );
    expect(coded.length).toBeGreaterThan(25);
  });

  it('have an order, words and no others', () => {
    const { verdictCodes, verdictRank } = declared;
    expect(verdictCodes.rank('met_absolute')).toBe(0);
    expect(verdictCodes.rank('constructor')).toBe(verdictCodes.names.length);
    expect([verdictCodes.has('met'), verdictCodes.has('constructor')]).toEqual([true, false]);
    expect(new Set(verdictCodes.names.map(verdictRank)).size).toBe(verdictCodes.names.length);
  });

  it('stand in the order in which evidence is judged', async () => {
    const sql = await readFile(`${sqlFolder}/intermediate/city_evidence.sql`, 'utf8');
    const ranks = [...sql.matchAll(/^ {6}\('(\w+)', (\d+)\),?$/gmu)];
    const judged = ranks.sort((a, b) => Number(a[2]) - Number(b[2])).map(([, code]) => code);
    expect(judged).toEqual(declared.evidenceCodes.names);
  });
});
