import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query as libraryQuery, openProject } from '../../../pipelines/index.js';
import { loadAnalyses } from '../../../pipelines/models/analyses.js';
import { sqlFolder } from '../../../pipelines/models/files.js';
import { command } from '../../support/command.js';
import { writeFiles } from '../../support/folder.js';

/* Questions that a project has of its own, and what their parameters take. */

const folder = mkdtempSync(join(tmpdir(), 'shihu-questions-'));
const write = (name: string, text: string | Uint8Array) =>
  writeFiles(folder, [[`sql/analyses/${name}.sql`, text]]);
const query = (question: string, ...more: string[]) =>
  command('query', question, '--project', folder, '--lang', 'en', ...more);
const ask = async (question: string, ...values: string[]) => {
  const given = values.flatMap((value) => ['--param', value]);
  const said = await query(question, ...given, '--json');
  expect([said.code, said.notes]).toEqual([0, '']);
  return JSON.parse(said.out) as Record<string, unknown>[];
};

const mine = `-- zh: 各原因的停电时户
-- Params: city (default: 自贡), cause (default: all causes; of outage_facts.cause), least (default: 2),
--   by (default: cause; one of cause, line)
with asked as (
  select
    cast($city as varchar) as city,
    cast($cause as varchar) as cause,
    cast($least as bigint) as least,
    cast($by as varchar) as by
)

select facts.event_id, asked.city, asked.cause, asked.least, asked.by, '$nothing' as text
from outage_facts as facts
cross join asked -- not a $parameter
where facts.city_code = coalesce(asked.city, facts.city_code)
  and facts.cause = coalesce(asked.cause, facts.cause)
order by facts.event_id
`;

beforeAll(async () => {
  writeFiles(folder, [
    [
      'data/outages/a.csv',
      `event_id,city,area_tier,started_at,restored_at,users,nature,cause
E1,自贡,农村,2022-08-05 14:00,2022-08-05 16:00,10,故障,雷击
E2,成都,市区,2021-08-05 14:00,2021-08-05 16:00,10,故障,外力破坏
`,
    ],
    [
      'data/customers/a.csv',
      'city,area_tier,users,valid_from\n自贡,农村,100,2021-01-01\n成都,市区,100,2021-01-01\n',
    ],
  ]);
  const ran = await command('run', '--project', folder);
  expect(ran.code, ran.notes).toBe(0);
  write('mine', mine);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a question of the project', () => {
  it('is asked by its name, with the defaults of its head', async () => {
    const all = { cause: null, least: '2', by: 'cause', text: '$nothing' };
    expect(await ask('@mine')).toEqual([{ event_id: 'E1', city: '510300', ...all, least: 2 }]);
    const project = await openProject(folder);
    expect(await libraryQuery(project, '@mine', { city: null })).toHaveLength(2);
  });

  it('takes NULL, and names as the rest of the program does', async () => {
    expect(await ask('@mine', 'city=NULL')).toHaveLength(2);
    expect(await ask('@mine', 'city=null', 'least=NULL')).toEqual([
      expect.objectContaining({ event_id: 'E1', city: null, least: null }),
      expect.objectContaining({ event_id: 'E2', city: null, least: null }),
    ]);
    for (const city of ['成都', '510100', 'Chengdu', 'chengdu', '成都市']) {
      expect(await ask('@mine', `city=${city}`)).toEqual([
        expect.objectContaining({ event_id: 'E2', city: '510100' }),
      ]);
    }
    expect(await ask('@mine', 'city=NULL', 'cause= 雷击 ', 'by=LINE')).toEqual([
      expect.objectContaining({ event_id: 'E1', cause: '雷击', by: 'line' }),
    ]);
  });

  it('refuses what is not in the domain, with what is nearest', async () => {
    for (const [value, said] of [
      ['city=成郡', 'Did you mean 510100'],
      ['cause=雷打', 'did you mean 雷击?'],
      ['cause=x', 'Its values are 外力破坏, 雷击'],
      ['least=some', 'is not a whole number'],
      ['by=lines', 'did you mean line?'],
      ['yaer=1', 'no parameter yaer'],
    ] as const) {
      const wrong = await query('@mine', '--param', value);
      expect([wrong.code, wrong.notes], value).toEqual([2, expect.stringContaining(said)]);
    }
    const year = await query('@largest_events', '--param', 'year=2031');
    expect([year.code, year.notes]).toEqual([2, expect.stringContaining('did you mean 2022?')]);
  });

  it('comes before the program’s of that name, in the list too', async () => {
    const listed = async () =>
      JSON.parse((await query('@', '--json')).out) as { name: string; from: string }[];
    const before = await listed();
    expect(before.find(({ name }) => name === 'worst_lines')?.from).toBe('program');
    expect(before.find(({ name }) => name === 'mine')?.from).toBe('project');
    write('worst_lines', '-- en: Mine\nselect 42 as n\n');
    expect(await ask('@worst_lines')).toEqual([{ n: 42 }]);
    const after = await listed();
    expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
    expect(after.find(({ name }) => name === 'worst_lines')?.from).toBe('project');
    rmSync(join(folder, 'sql', 'analyses', 'worst_lines.sql'));
    const own = (await loadAnalyses(sqlFolder)).filter(({ from }) => from === 'project');
    expect(own).toEqual([]);
  });

  it('may be in UTF-16 with carriage returns, as some editors save it', async () => {
    write('wide', Buffer.from(`\ufeff${mine.replaceAll('\n', '\r\n')}`, 'utf16le'));
    expect(await ask('@wide')).toEqual(await ask('@mine'));
  });
});

describe('--sql', () => {
  it('prints a question as it is, and the copy is one of the project', async () => {
    const source = readFileSync(join(sqlFolder, 'analyses', 'largest_events.sql'), 'utf8');
    const printed = await query('@largest_events', '--sql');
    expect([printed.code, printed.out]).toEqual([0, source.trimEnd()]);
    const file = join(folder, 'sql', 'analyses', 'largest_copy.sql');
    expect((await query('@largest_events', '--sql', '-o', file)).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(source);
    expect(await ask('@largest_copy', 'year=2022')).toEqual(await ask('@largest_events'));
    expect(JSON.parse((await query('@mine', '--sql', '--json')).out)).toEqual({
      name: 'mine',
      from: 'project',
      sql: mine,
    });
    for (const wrong of ['select 1', '@']) {
      const said = await query(wrong, '--sql');
      expect([said.code, said.notes]).toEqual([2, expect.stringContaining('needs its name')]);
    }
  });
});

describe('a broken head', () => {
  it.each([
    ['select 1', 1, 'begin with a comment'],
    ['-- Grain: one row\nselect 1', 1, 'no title'],
    ['-- en: A\n-- Parms: year (default: 2022)\nselect $year', 2, 'Did you mean "Params: "'],
    ['-- en: A\n-- Params：year\nselect 1', 2, 'Did you mean "Params: "'],
    ['-- en: A\n-- Params: year\nselect $year', 2, "can't be understood"],
    ['-- en: A\n-- Params: a (default: x; like y)\nselect $a', 2, "can't be understood"],
    ['-- en: A\n-- Params: a (default: 1), A (default: 2)\nselect $a', 2, 'declared twice'],
    ['-- en: A\nselect\n  $year', 3, 'Add year (default: …) to Params'],
    ["-- en: A\n-- Params: a (default: 1)\nselect '$a'", 2, 'the query has no $a'],
    ['-- en: A\n', 2, 'nothing follows the head'],
  ])('%j is told with its line and what to do', async (sql, line, said) => {
    write('broken', sql);
    const wrong = await query('@broken');
    expect([wrong.code, wrong.notes]).toEqual([
      1,
      expect.stringMatching(new RegExp(`^sql/analyses/broken\\.sql, line ${line}: `, 'u')),
    ]);
    expect(wrong.notes).toContain(said);
    const list = await query('@');
    expect([list.code, list.notes]).toEqual([0, expect.stringContaining(said)]);
    expect(list.out).toContain('@mine');
    expect(list.out).not.toContain('@broken');
    expect((await ask('@mine')).length).toBe(1);
  });

  it('and other bytes than UTF-8 are told', async () => {
    write('broken', Buffer.concat([Buffer.from('-- en: A\n-- '), Buffer.from([0xd6, 0xd0])]));
    const wrong = await query('@broken', '--json');
    expect([wrong.code, JSON.parse(wrong.notes)]).toEqual([
      1,
      expect.objectContaining({ error: expect.objectContaining({ code: 'bad_question' }) }),
    ]);
  });
});
