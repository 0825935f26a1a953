import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../pipelines/base/database.js';
import { packageRoot } from '../../pipelines/base/package.js';
import { hasTerminal, onTerminal, type Terminal } from '../support/terminal.js';

const folder = mkdtempSync(join(tmpdir(), 'shihu-shell-'));
const published = join(folder, 'out', 'reliability.duckdb');
const program = join(packageRoot, 'dist', 'pipelines', 'main.js');
const environment = { XDG_STATE_HOME: join(folder, 'state') };
const options = ['--project', folder, '--lang', 'en'];
// Pairs of ten million rows with ten million: hours of work.
const endless = 'select sum(a.range % (b.range + 1)) from range(9999999) a, range(9999999) b';

async function publish(year: number): Promise<void> {
  const beside = `${published}.next`;
  rmSync(beside, { force: true });
  const database = await Database.open(beside);
  await database.query(`create table verdicts as select ${year} as year, '成都市' as city_name`);
  await database.query('create table cities as select range as n from range(1000)');
  database.close();
  renameSync(beside, published);
}

function piped(input: string, ...more: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, 'shell', ...options, ...more],
    { input, encoding: 'utf8', env: { ...process.env, ...environment } },
  );
  return { code: status, out: stdout, notes: stderr };
}

beforeAll(async () => {
  mkdirSync(join(folder, 'out'));
  await publish(2022);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the shell in a pipe', () => {
  it('runs one statement after the other, without a prompt', () => {
    const said = piped(
      ".mode ndjson\nselect year,\n  ';' as s\nfrom verdicts; select 1 as a; -- so\n.param x 成都\nselect $x || '市' = city_name as same from verdicts",
    );
    expect(said).toEqual({
      code: 0,
      out: '{"year":2022,"s":";"}\n{"a":1}\n{"same":true}\n',
      notes: '',
    });
  });

  it('gives all rows, and tells each failure and goes on', () => {
    const said = piped(
      'select n from cities;\nselect nope;\ndrop table cities;\n.moed csv\nselect 7;',
      '--format',
      'csv',
    );
    expect(said.code).toBe(1);
    expect(said.out.split('\r\n')).toHaveLength(1001 + 2 + 1);
    expect(said.notes).toContain('LINE 1: select nope');
    expect(said.notes).toContain('A query can only read');
    expect(said.notes).toContain('did you mean .mode?');
  });

  it('knows its commands', () => {
    const said = piped(
      '.help\n.tables\n.describe verdicts\n.explain select 1;\n.param a 1\n.param b x y\n.param\n.param a\n.param\n.limit 2\nfrom cities;\n.timer on\nselect 5;\n.run @rows_by_fiel\n.describe verdict\n.quit\nselect 6;\n',
    );
    expect(said.code).toBe(1);
    for (const text of [
      '.describe TABLE',
      'cities',
      'city_name',
      'VARCHAR',
      'PROJECTION',
      '$a = 1\n$b = x y\n$b = x y\n',
    ]) {
      expect(said.out).toContain(text);
    }
    expect(said.out).not.toContain('6');
    expect(said.notes).toContain('998 more rows of 1000. Use .limit 0 to show all.');
    expect(said.notes).toMatch(/^\d+\.\d{3} s$/mu);
    expect(said.notes).toContain('Did you mean @rows_by_file?');
    expect(said.notes).toContain('did you mean verdicts?');
  });

  it('ends a query that takes too long', () => {
    const said = piped(`${endless};\nselect 8 as n;\n`, '--timeout', '300ms', '--json');
    expect([said.code, said.out]).toEqual([1, '[{"n":8}]\n']);
    expect(said.notes).toContain('more than 0.3 s');
  });

  it('finishes the file that results go to at the end of its input', () => {
    const file = join(folder, 'results.tsv');
    const said = piped(`.output '${file}'\nselect year from verdicts;\nselect 1 as a`);
    expect([said.code, said.out]).toEqual([0, '']);
    expect(readFileSync(file, 'utf8')).toBe('\ufeffyear\r\n2022\r\na\r\n1\r\n');
  });

  it('speaks Chinese', () => {
    const { stderr, stdout } = spawnSync(
      process.execPath,
      [program, 'shell', '--project', folder],
      { input: '.help\n.nope\n', encoding: 'utf8' },
    );
    expect([stdout.includes('中止正在运行的查询'), stderr.includes('没有命令 .nope')]).toEqual([
      true,
      true,
    ]);
  });
});

if (!hasTerminal) console.warn('No python3 with pty here: the shell is not tried on a terminal.');

describe.runIf(hasTerminal)('the shell on a terminal', () => {
  const prompt = 'shihu> ';
  const opened: Terminal[] = [];
  afterEach(() => {
    for (const terminal of opened.splice(0)) terminal.hangUp();
  });
  const open = async () => {
    const terminal = onTerminal(['shell', ...options], environment);
    opened.push(terminal);
    await terminal.shows('Type .help for the commands');
    await terminal.shows(prompt);
    return terminal;
  };

  it('reads statements over several lines, and completes what is typed', async () => {
    const terminal = await open();
    terminal.type('select year\r');
    await terminal.shows('..> ');
    terminal.type('from verd');
    await terminal.shows('verd');
    // Alone: readline takes a tab among other keys for part of what was pasted.
    terminal.type('\t');
    await terminal.shows('icts');
    terminal.type(';\r');
    expect(await terminal.shows(prompt)).toContain('2022');
    terminal.type('.describe cit');
    await terminal.shows('cit');
    terminal.type('\t');
    await terminal.shows('ies');
    terminal.type('\r');
    expect(await terminal.shows(prompt)).toContain('BIGINT');
    terminal.type('from cities;\r');
    await terminal.shows('800 more rows of 1000. Use .limit 0 to show all.');
    await terminal.shows(prompt);
    // On 200 columns.
    terminal.type('select columns(*) from (select ');
    terminal.type(`${Array.from({ length: 40 }, (_, i) => `${i} as column_${i}`).join(', ')});\r`);
    await terminal.shows('17 of 40 columns; .mode line shows all');
    await terminal.shows(prompt);
    terminal.type('\u0004');
    expect(await terminal.ended).toBe(0);
  });

  it('ends the query at Ctrl-C, and not itself', async () => {
    const terminal = await open();
    terminal.type(`${endless};\r`);
    await terminal.shows('range(9999999) b;');
    terminal.type('\u0003');
    await terminal.shows('The query was cancelled.');
    await terminal.shows(prompt);
    terminal.type('select 40 + 2\r');
    await terminal.shows('..> ');
    terminal.type('\u0003');
    await terminal.shows(prompt);
    terminal.type("select 'still ' || 'here';\r");
    await terminal.shows('still here');
    await terminal.shows(prompt);
    terminal.type('.quit\r');
    expect(await terminal.ended).toBe(0);
  });

  it('keeps its history from one session to the next', async () => {
    const first = await open();
    first.type("select 'remem' ||\r");
    await first.shows('..> ');
    first.type(" 'bered' as r;\r");
    await first.shows('remembered');
    await first.shows(prompt);
    first.type('\u0004');
    await first.ended;
    const file = join(environment.XDG_STATE_HOME, 'shihu', 'history');
    expect(readFileSync(file, 'utf8')).toContain("select 'remem' || 'bered' as r;\n");
    const second = await open();
    second.type('\u001b[A\r');
    await second.shows('remembered');
    await second.shows(prompt);
    second.type('\u0004');
    expect(await second.ended).toBe(0);
  });

  it('works where no history can be kept', async () => {
    writeFileSync(join(folder, 'a-file'), '');
    const terminal = onTerminal(['shell', ...options], { XDG_STATE_HOME: join(folder, 'a-file') });
    opened.push(terminal);
    await terminal.shows(prompt);
    terminal.type('select 1 + 1 as two;\r');
    expect(await terminal.shows(prompt)).toContain('two');
    terminal.type('\u0004');
    expect(await terminal.ended).toBe(0);
  });

  it('reads what was published since, and says so', async () => {
    const terminal = await open();
    terminal.type('select year from verdicts;\r');
    expect(await terminal.shows(prompt)).toContain('2022');
    await publish(2023);
    terminal.type('select year from verdicts;\r');
    const said = await terminal.shows(prompt);
    expect(said).toContain('published again');
    expect(said).toContain('2023');
    terminal.type('\u0004');
    expect(await terminal.ended).toBe(0);
  });
});
