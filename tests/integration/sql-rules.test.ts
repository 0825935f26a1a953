import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../pipelines/base/database.js';
import { calendarSeeds, ruleSeeds } from '../../pipelines/build/seeds.js';
import { sqlFiles, sqlFolder } from '../../pipelines/models/files.js';
import { layers } from '../../pipelines/models/models.js';
import { parseSettings } from '../../pipelines/project/settings.js';
import { heldTables } from '../../pipelines/warehouse/schema.js';
import { publishedTables } from '../../schemas/published/index.js';
import {
  bareAliases,
  crowdedTables,
  foreignReads,
  foreignWords,
  headFaults,
  limitsWritten,
  parsed,
  shortNames,
  unnamedBranches,
} from '../support/sql-rules.js';

/* The house rules of sql/, each held against every file and against something that breaks it. */

type File = Awaited<ReturnType<typeof sqlFiles>>[number] & { readonly part: string };

const parts = [...layers, 'checks', 'analyses'];
let database: Database;
let files: File[] = [];

beforeAll(async () => {
  database = await Database.open(':memory:');
  const all = parts.map(async (part) =>
    (await sqlFiles(sqlFolder, part)).map((file) => ({ ...file, part })),
  );
  files = (await Promise.all(all)).flat();
});
afterAll(() => database.close());

/** Every file that breaks the rule, with what breaks it. */
async function breaking(
  rule: (file: File) => readonly string[] | Promise<readonly string[]>,
  among = parts,
): Promise<[string, readonly string[]][]> {
  const held = files.filter(({ part }) => among.includes(part));
  expect(held.length).toBeGreaterThan(10);
  const found: [string, readonly string[]][] = [];
  for (const file of held) {
    const offences = await rule(file);
    if (offences.length > 0) found.push([file.file, offences]);
  }
  return found;
}

describe('the house rules of sql/', () => {
  it('relations have names of three letters and more', async () => {
    expect(await breaking(async ({ sql }) => shortNames(await parsed(database, sql)))).toEqual([]);
    const bad = 'with c as (select 1 as x) select o.x from outages as o join c on c.x = o.x';
    expect(shortNames(await parsed(database, bad))).toEqual(['c', 'o']);
  });

  it('every alias has its as', async () => {
    expect(await breaking(({ sql }) => bareAliases(sql))).toEqual([]);
    const bad = "select a b, sum(c) d, 'e' f, case when g then 1 end h from outages rows_held";
    expect(bareAliases(bad)).toEqual(['b', 'd', 'f', 'h', 'rows_held']);
    expect(bareAliases('select a from (select 1 as a) inner_rows')).toEqual(['inner_rows']);
  });

  it('the branches of a union name the same columns', async () => {
    expect(await breaking(async ({ sql }) => unnamedBranches(await parsed(database, sql)))).toEqual(
      [],
    );
    const broken = async (sql: string) => unnamedBranches(await parsed(database, sql));
    expect(await broken('select a, 1 as b from t union all select a, 2 from t')).toEqual(['a, ?']);
    expect(await broken('select a from t union all select b from t')).toEqual(['b']);
    expect(await broken('select a from t union all select t.* from t')).toEqual(['*']);
    expect(await broken('with u as (select * from t union select a from t) from u')).toHaveLength(
      2,
    );
  });

  it('a layer reads what comes before it, and questions read what is published', async () => {
    const settings = parseSettings('');
    const seeds = [
      ...ruleSeeds(settings, { asOf: null, dataFrom: null }, 0),
      ...calendarSeeds(settings, null),
    ].map(({ name }) => name);
    const homes = new Map<string, string[]>();
    const add = (name: string, home: string) => homes.set(name, [...(homes.get(name) ?? []), home]);
    for (const name of [...seeds, ...heldTables]) add(name, 'given');
    for (const { name, part } of files) if (layers.some((one) => one === part)) add(name, part);
    for (const { name } of publishedTables) add(name, 'published');
    // The rows with their figures are published, and further models read them from there.
    const kept = new Map(homes).set('outage_facts', ['published', 'marts', 'intermediate']);
    expect(
      await breaking(({ part, file, sql }) =>
        foreignReads(database, part, sql, file.endsWith('/outage_rows.sql') ? kept : homes),
      ),
    ).toEqual([]);
    const read = (part: string, name: string) =>
      foreignReads(database, part, `select 1 as one from ${name}`, homes);
    expect(await read('staging', 'spells')).toEqual(['spells']);
    expect(await read('intermediate', 'outage_facts')).toEqual(['outage_facts']);
    expect(await read('analyses', 'outages')).toEqual(['outages']);
    expect(await read('marts', 'nowhere')).toEqual(['nowhere']);
    expect(await read('checks', 'outage_facts')).toEqual([]);
  });

  it('heads are whole, in one order and in both languages', async () => {
    const kind = (part: string) =>
      part === 'checks' ? 'check' : part === 'analyses' ? 'question' : 'model';
    expect(await breaking(({ part, sql }) => headFaults(sql, kind(part)))).toEqual([]);
    const good =
      '-- zh: 甲\n-- en: First\n-- Grain: a\n-- Key: whole\n-- Meaning: b\n-- Reads: c.\n-- Source: d\nselect 1';
    expect(headFaults(good, 'model')).toEqual([]);
    expect(headFaults(good.replace('-- en: First\n', ''), 'model')).toHaveLength(2);
    expect(headFaults(good.replace('甲', 'first'), 'model')).toEqual(['zh is not Chinese']);
    expect(headFaults(good.replace('First', '甲'), 'model')).toEqual(['en is not English']);
    expect(headFaults(good.replace('\n-- Source', ' Source'), 'model')).toHaveLength(1);
    expect(headFaults(good, 'check')).toHaveLength(1);
  });

  it('no limit is written out: the seed rule has them', async () => {
    const among = parts.filter((part) => part !== 'analyses');
    expect(
      await breaking(async ({ sql }) => limitsWritten(await parsed(database, sql)), among),
    ).toEqual([]);
    const limits = async (where: string) =>
      limitsWritten(await parsed(database, `select a from t ${where}`));
    expect(await limits('where place <= 10')).toEqual(['10']);
    expect(await limits('where 20 * a >= b and c > 30 * 86400')).toEqual(['20', '30']);
    expect(await limits('where a between 6 and 12')).toEqual(['6', '12']);
    expect(await limits("where abs(a) > 0.05 or city_code = '510000'")).toEqual(['5', '"510000"']);
    expect(await limits('limit 10')).toEqual(['10']);
    expect(await limits('where 2 * a > b and a / 3600 > 1 and substr(c, 1, 7) > d')).toEqual([]);
  });

  it('the dialect is what DuckDB and Spark SQL both know', async () => {
    const among = parts.filter((part) => part !== 'analyses');
    expect(await breaking(({ sql }) => foreignWords(sql), among)).toEqual([]);
    expect(foreignWords('select a::int, [1], {b: 2} from t union all by name select 1')).toEqual([
      '::',
      '[',
      '{',
      'by name',
    ]);
  });

  it('an empty line stands after each common table', async () => {
    expect(await breaking(({ sql }) => crowdedTables(sql))).toEqual([]);
    expect(crowdedTables('with one as (\n  select 1 as a\n),\ntwo as (\n')).toEqual(['two as (']);
  });
});
