import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../pipelines/base/database.js';
import { projectPaths } from '../../pipelines/project/paths.js';
import { Session } from '../../pipelines/shell/session.js';
import { inertIo } from '../../pipelines/terminal/io.js';

const folder = mkdtempSync(join(tmpdir(), 'shihu-session-'));
const file = (name: string) => join(folder, name);
const paths = projectPaths(folder);

beforeAll(async () => {
  mkdirSync(file('out'));
  const database = await Database.open(paths.published);
  await database.query('create table verdicts (year integer, "City Name" varchar, note varchar)');
  await database.query("insert into verdicts values (2022, '成都市', '=1'), (2023, null, '')");
  await database.query("comment on column verdicts.note is 'two\nlines'");
  await database.query(
    `create table outage_facts as select '510100' as city_code, '成都市' as city_name, '甲' as provider,
       'E' || range as event_id, make_timestamp(2020 + range, 1, 1, 0, 0, 0) as started_at,
       started_at as ended_at, 'fault' as nature, null::varchar as cause,
       3600 as net_user_seconds, 0 as excluded_user_seconds from range(4)`,
  );
  await database.query('create table cities as select range as n from range(1000)');
  database.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is said of some entries, on a screen of 60 columns if there is one. */
async function said(entries: readonly string[], isTerminal = false) {
  const [out, notes]: [string[], string[]] = [[], []];
  const session = new Session({
    path: paths.published,
    paths,
    format: 'table',
    io: inertIo({
      out: (text) => out.push(text),
      outBytes: () => undefined,
      note: (text) => notes.push(text),
      progress: () => undefined,
      language: 'en',
      isTerminal,
      columns: isTerminal ? 60 : undefined,
    }),
  });
  await session.loadNames();
  for (const entry of entries) await session.run(entry);
  await session.close();
  return { out: out.join('\n'), notes: notes.join('\n'), hasFailed: session.hasFailed };
}

describe('.mode line', () => {
  it('has a column a line', async () => {
    const { out } = await said(['.mode line', 'select * from verdicts order by year']);
    expect(out).toBe(
      '     year = 2022\nCity Name = 成都市\n     note = =1\n\n     year = 2023\nCity Name =\n     note =',
    );
  });

  it('is where the columns are that a screen leaves out', async () => {
    const columns = Array.from({ length: 12 }, (_, i) => `${i} as column_${i}`).join(', ');
    const wide = await said([`select ${columns}`], true);
    expect(wide.out).toMatch(/column_0 .*… .*column_11/u);
    expect(wide.out).not.toContain('column_5');
    expect(wide.notes).toBe('4 of 12 columns; .mode line shows all');
    const whole = await said(['.mode line', `select ${columns}`], true);
    expect([whole.out.includes('column_5 = 5'), whole.notes]).toEqual([true, '']);
    const piped = await said([`select ${columns}`]);
    expect([piped.out.includes('column_5'), piped.notes]).toEqual([true, '']);
    // What explains the tables is never cut.
    expect((await said(['.describe verdicts'], true)).notes).toBe('');
  });
});

describe('.schema', () => {
  it('shows the tables as SQL that makes them again', async () => {
    const { out } = await said(['.schema VERDICTS']);
    expect(out).toMatch(
      /^create table verdicts \(\n {2}year INTEGER, -- \S.*\n {2}"City Name" VARCHAR,/u,
    );
    expect(out).toContain('  note VARCHAR -- two lines\n);');
    const all = await said(['.schema']);
    expect(all.out).toContain(out);
    const again = await Database.open(':memory:');
    await again.query(all.out);
    const { n } = await again.one('select count(*) as n from duckdb_columns() where not internal');
    again.close();
    expect(n).toBe(14);
    expect((await said(['.schema verdict'])).notes).toContain('did you mean verdicts?');
  });
});

describe('.run', () => {
  const run = (...entries: string[]) => said(['.mode ndjson', ...entries]);

  it('takes values beside the name, before those of .param', async () => {
    const ask = '.run largest_events city=成都';
    expect((await run(`${ask} year=2022`)).out).toContain('"event_id":"E2"');
    expect((await run('.param year 2021', ask)).out).toContain('"event_id":"E1"');
    expect((await run('.param year 2021', ".run @largest_events year='2020'")).out).toContain(
      '"E0"',
    );
  });

  it('says what is wrong with them', async () => {
    expect((await run('.run')).notes).toContain('.run NAME [PARAM=VALUE');
    expect((await run('.run largest_event')).notes).toContain('Did you mean @largest_events?');
    expect((await run('.run largest_events 2022')).notes).toContain('name=value');
    expect((await run('.run largest_events year=twenty')).notes).toContain(
      '"twenty" is not a year',
    );
    expect((await run('.run largest_events yaer=2022')).notes).toContain('did you mean year?');
    expect((await run('.run largest_events city=成')).notes).toContain('成');
  });
});

describe('.read', () => {
  it('runs what is in a file, and what that reads', async () => {
    writeFileSync(
      file('a.sql'),
      `\ufeff.mode ndjson\r\n.read "${file('a b.sql')}"\r\nselect\n 2 as n;-- so\nselect 3 as n`,
    );
    writeFileSync(file('a b.sql'), `select 1 as n;\n.read ${file('a.sql')}\nselect nope;\n`);
    const { out, notes, hasFailed } = await said([`.read ${file('a.sql')}`, 'select 4 as n']);
    expect(out).toBe('{"n":1}\n{"n":2}\n{"n":3}\n{"n":4}');
    expect(notes).toContain('a.sql is being read already');
    expect(notes).toContain('LINE 1: select nope');
    expect(hasFailed).toBe(true);
  });

  it('says what is wrong with the name', async () => {
    expect((await said(['.read'])).notes).toContain('Use .read FILE');
    expect((await said(['.read a b'])).notes).toContain('Only one word');
    expect((await said([`.read ${file('none.sql')}`])).notes).toContain('none.sql');
    expect((await said([".read 'a"])).notes).toContain('does not end');
  });
});

describe('.once and .output', () => {
  it('write the next result in the format that the name says, and all of it', async () => {
    const run = await said(
      [`.once '${file('n.csv.gz')}'`, 'select nope', 'from cities', 'select 5 as five'],
      true,
    );
    const csv = gunzipSync(readFileSync(file('n.csv.gz'))).toString();
    expect(csv).toMatch(/^\ufeffn\r\n0\r\n/u);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(1001);
    expect(run.out).toContain('five');
    expect(run.notes).toContain(`Wrote ${file('n.csv.gz')}`);
    await said([`.once ${file('n.parquet')}`, 'from cities']);
    expect(readFileSync(file('n.parquet')).subarray(0, 4).toString()).toBe('PAR1');
  });

  it('gather results until the file is finished', async () => {
    const run = await said([
      '.mode ndjson',
      `.output ${file('all.out')}`,
      'select 1 as n',
      '.schema cities',
      'select 2 as n',
      `.output ${file('next.json.gz')}`,
      'select 3 as n',
    ]);
    expect(run.out).toBe('');
    expect(readFileSync(file('all.out'), 'utf8')).toMatch(
      /^\{"n":1\}\ncreate table .*\);\n\{"n":2\}\n$/su,
    );
    expect(gunzipSync(readFileSync(file('next.json.gz'))).toString()).toBe('[{"n":3}]\n');
    expect(run.notes.split('\n')).toHaveLength(4);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('are not for what the project is made of, nor for formats of one result', async () => {
    for (const command of ['.once', '.output']) {
      const own = await said([`${command} ${paths.published}`, `${command} ${file('shihu.yaml')}`]);
      expect(own.notes.match(/belongs to the project/gu)).toHaveLength(2);
    }
    expect((await said([`.output ${file('x.xlsx')}`])).notes).toContain('Use .once');
    expect((await said([`.once ${file('x.xlsx.gz')}`])).notes).toContain('packed already');
    expect((await said(['.once'])).notes).toContain('Use .once FILE');
    expect(readdirSync(folder)).not.toContain('shihu.yaml');
  });
});
