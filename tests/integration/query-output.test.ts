import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { read } from '@e965/xlsx';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database, withDatabase } from '../../pipelines/base/database.js';
import { main } from '../../pipelines/cli/program.js';
import { distinctNames } from '../../pipelines/query/query-result.js';
import { command } from '../support/command.js';

const folder = mkdtempSync(join(tmpdir(), 'shihu-output-'));
const file = (name: string) => join(folder, name);
const published = file('out/reliability.duckdb');
const query = (sql: string, ...more: string[]) =>
  command('query', sql, '--project', folder, '--lang', 'en', ...more);
const json = async (sql: string) => (await query(sql, '--json')).out;

beforeAll(async () => {
  mkdirSync(file('out'));
  const database = await Database.open(published);
  await database.query("create table verdicts as select 2022 as year, 'central' as area_tier");
  database.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('column names', () => {
  it('are given once, whichever names stand there already', () => {
    expect(distinctNames(['n', 'n', 'n_2', 'N'])).toEqual(['n', 'n_3', 'n_2', 'N_4']);
    expect(distinctNames(['a', 'b'])).toEqual(['a', 'b']);
  });
});

describe('values', () => {
  it('are exact inside lists and structs too', async () => {
    const sql = `select [1.10::decimal(4,2)] as l, {'a': 9007199254740993, 'b': 'nan'::double} as s,
      map {'k': 2.50::decimal(3,2)} as m, [1, 2]::int[2] as a`;
    expect(await json(sql)).toBe(
      '[{"l":[1.10],"s":{"a":"9007199254740993","b":null},"m":[["k",2.50]],"a":[1,2]}]',
    );
  });

  it('are of one type in a column: all strings where a double can’t hold one of them', async () => {
    for (const type of ['bigint', 'ubigint', 'hugeint', 'uhugeint', 'decimal(38,0)', 'bignum']) {
      const column = (values: string) =>
        `select v::${type} as v from (values ${values}) as t(v) order by 1 nulls last`;
      expect(await json(column('(1), (2), (null)'))).toBe('[{"v":1},\n{"v":2},\n{"v":null}]');
      const long = column('(1), (9007199254740992), (null)');
      const strings = ['{"v":"1"}', '{"v":"9007199254740992"}', '{"v":null}'];
      expect(await json(long)).toBe(`[${strings.join(',\n')}]`);
      expect((await query(long, '--format', 'ndjson')).out).toBe(strings.join('\n'));
      // What a limit holds back counts for nothing.
      expect((await query(long, '--json', '--limit', '1')).out).toBe('[{"v":1}]');
    }
    expect(await json('select 9007199254740991 as n, -9007199254740991 as m')).toBe(
      '[{"n":9007199254740991,"m":-9007199254740991}]',
    );
  });

  it('are of one type inside lists, structs and maps, each place for itself', async () => {
    const sql = `from (values ([1, 2], {'a': 1, 'b': 5}, map {'k': 1}, [3]),
      ([null, 9007199254740993], {'a': -9007199254740993, 'b': 6}, map {'k': 9007199254740993}, null))
      as t(l, s, m, whole)`;
    expect(await json(sql)).toBe(
      `[{"l":["1","2"],"s":{"a":"1","b":5},"m":[["k","1"]],"whole":[3]},
{"l":[null,"9007199254740993"],"s":{"a":"-9007199254740993","b":6},"m":[["k","9007199254740993"]],"whole":null}]`,
    );
  });

  it('are ISO 8601 for every kind of time, and words beyond the calendar', async () => {
    const sql = `select '2022-01-02 03:04:05'::timestamp_s as s, '2022-01-02 03:04:05.25'::timestamp_ms as ms,
      '2022-01-02 03:04:05+08:00'::timestamptz as tz, 'infinity'::timestamp as inf,
      '-infinity'::date as before, time '01:02:03' as t`;
    expect(JSON.parse(await json(sql))).toEqual([
      {
        s: '2022-01-02T03:04:05',
        ms: '2022-01-02T03:04:05.250000',
        tz: '2022-01-01T19:04:05Z',
        inf: 'infinity',
        before: '-infinity',
        t: '01:02:03',
      },
    ]);
  });

  it('a number keeps its minus in csv, a text is made harmless where somebody may open it', async () => {
    const sql = `select -1 as i, -1.5::decimal(3,1) as d, -2.5::double as f, '-1' as t, '@x' as "=h",
      chr(9) || 'x' as tab, 'plain' as p, 'inf'::double as inf`;
    const inFile = async (...more: string[]) => {
      await query(sql, '-o', file('live.csv'), ...more);
      return readFileSync(file('live.csv'), 'utf8').slice(1).split('\r\n');
    };
    const harmless = ["i,d,f,t,'=h,tab,p,inf", "-1,-1.5,-2.5,'-1,'@x,'\tx,plain,", ''];
    const raw = ['i,d,f,t,=h,tab,p,inf', '-1,-1.5,-2.5,-1,@x,"\tx",plain,', ''];
    expect(await inFile()).toEqual(harmless);
    expect(await inFile('--raw')).toEqual(raw);
    expect((await query(sql, '--format', 'csv')).out).toBe(`${raw.slice(0, 2).join('\r\n')}\r`);
  });

  it('tells nothing from an empty text in csv', async () => {
    const csv = async (columns: string, ...more: string[]) =>
      (await query(`select ${columns}`, '--format', 'csv', ...more)).out.split('\r\n')[1];
    const values =
      "null::int as a, '' as b, 'NULL' as c, 'nan'::double as d, [1] as l, null::int[] as m";
    // Both ways of writing: by DuckDB, and row by row where a list is among the columns.
    expect(await csv(values)).toBe(',"",NULL,,[1],\r');
    expect(await csv(values.replace(/, \[.*/u, ''))).toBe(',"",NULL,\r');
    expect(await csv(values, '--null', 'NULL')).toBe('NULL,"","NULL",NULL,[1],NULL\r');
    expect(await csv(values.replace(/, \[.*/u, ''), '--null', 'NULL')).toBe(
      'NULL,"","NULL",NULL\r',
    );
    expect(await csv('null as a', '--null', '0')).toBe('0\r');
    expect(await csv('0 as a', '--null', '0')).toBe('"0"\r');
    for (const args of [
      ['--null', 'a,b'],
      ['--null', ' '],
      ['--null', '"'],
    ]) {
      expect((await query('select 1', '--format', 'csv', ...args)).code).toBe(2);
    }
    for (const args of [['--null', 'x'], ['--raw']]) {
      const said = await query('select 1', '--json', ...args);
      expect([said.code, said.notes.includes('is for csv')]).toEqual([2, true]);
    }
  });

  it('rows of one empty cell are records all the same', async () => {
    const { out } = await query('select null::int as n from range(2)', '--format', 'csv');
    expect(out).toBe('n\r\n""\r\n""\r');
  });
});

describe('large results', () => {
  const sql = "select range as n, 'row ' || range as t from range(5000)";

  it('come whole and in order in every text format', async () => {
    const rows = JSON.parse(await json(sql)) as { n: number }[];
    expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 5000 }, (_, i) => i));
    const lines = (await query(sql, '--format', 'ndjson')).out.split('\n');
    expect([lines.length, lines.at(-1)]).toEqual([5000, '{"n":4999,"t":"row 4999"}']);
    expect((await query(sql, '--format', 'csv')).out.split('\r\n')).toHaveLength(5001);
    expect((await query(sql, '--format', 'md')).out.split('\n')).toHaveLength(5002);
  });

  it('come whole in the binary formats', async () => {
    const { bytes } = await query(`${sql}; -- with the end of a statement`, '--format', 'arrow');
    expect(tableFromIPC(bytes).getChild('n')?.at(4999)).toBe(4999n);
    await query(sql, '-o', file('rows.parquet'));
    await withDatabase(':memory:', {}, async (database) => {
      const { n, last } = await database.one(
        `select count(*) as n, arg_max(t, n) as last from '${file('rows.parquet')}'`,
      );
      expect([n, last]).toEqual([5000, 'row 4999']);
    });
  });

  it('are cut where a limit says so, with a note', async () => {
    const table = await query(sql);
    expect(table.notes).toContain('4800 more rows of 5000. Use --limit 0 to print all, or -o FILE');
    expect((await query(sql, '--limit', '0')).notes).toBe('');
    for (const format of ['csv', 'ndjson', 'md']) {
      const cut = await query(sql, '--format', format, '--limit', '3000');
      expect(cut.notes).toContain('2000 more rows');
      expect(cut.out).toContain('row 2999');
      expect(cut.out).not.toContain('row 3000');
    }
    await query(sql, '-o', file('cut.parquet'), '--limit', '3');
    await query(sql, '-o', file('all.txt'));
    expect(readFileSync(file('all.txt'), 'utf8')).toContain('row 4999');
    await withDatabase(':memory:', {}, async (database) => {
      const { ns } = await database.one(`select list(n) as ns from '${file('cut.parquet')}'`);
      expect(ns).toEqual([0, 1, 2]);
    });
    expect((await query(sql, '--limit', 'some')).code).toBe(2);
  });

  it('without rows are empty, with their columns', async () => {
    const none = 'select 1 as n where false';
    expect(await json(none)).toBe('[]');
    expect((await query(none, '--format', 'csv')).out).toBe('n\r');
    expect((await query(none, '--format', 'ndjson')).out).toBe('');
    const table = tableFromIPC((await query(none, '--format', 'arrow')).bytes);
    expect([table.numRows, table.schema.names]).toEqual([0, ['n']]);
  });
});

describe('parquet', () => {
  it('keeps integers of 128 bits exact', async () => {
    const sql = `select 170141183460469231731687303715884105727::hugeint as h, sum(n) as total
      from range(3) r(n)`;
    await query(sql, '-o', file('wide.parquet'));
    await withDatabase(':memory:', {}, async (database) => {
      const row = await database.one(`from '${file('wide.parquet')}'`);
      expect(row).toEqual({ h: '170141183460469231731687303715884105727', total: 3n });
    });
  });
});

describe('xlsx', () => {
  it('has dates, keeps long whole numbers and shows control characters harmlessly', async () => {
    const sql = `select date '2022-02-28' as d, timestamp '2022-02-28 12:00:00' as t,
      123456789012345678 as long, 12 as short, chr(1) || 'x' as control, date '1800-01-01' as old`;
    const { bytes } = await query(sql, '--format', 'xlsx');
    const sheet = read(bytes, { cellDates: false, cellNF: true }).Sheets.shihu;
    expect(sheet?.A2).toMatchObject({ t: 'n', v: 44620, z: 'yyyy-mm-dd' });
    expect(sheet?.B2).toMatchObject({ t: 'n', v: 44620.5 });
    expect(sheet?.C2).toMatchObject({ t: 's', v: '123456789012345678' });
    expect(sheet?.D2).toMatchObject({ t: 'n', v: 12 });
    expect(sheet?.E2?.v).toContain('x');
    expect(sheet?.F2).toMatchObject({ t: 's', v: '1800-01-01' });
  });

  it('refuses what a sheet can’t hold', async () => {
    const said = await query('select 1 from range(1048576)', '-o', file('long.xlsx'));
    expect([said.code, existsSync(file('long.xlsx'))]).toEqual([1, false]);
    expect(said.notes).toContain('holds at most 1048575');
  });
});

describe('the file of a result', () => {
  it('tells its format by its name, unless one is given', async () => {
    const ends: [string, RegExp][] = [
      ['csv', /^\ufeffn\r\n1\r\n$/u],
      ['json', /^\[\{"n":1\}\]\n$/u],
      ['jsonl', /^\{"n":1\}\n$/u],
      ['md', /^\| n \|\n/u],
      ['arrow', /^ARROW1/u],
      ['parquet', /^PAR1/u],
      ['xlsx', /^PK/u],
    ];
    for (const [end, beginning] of ends) {
      const said = await query('select 1 as n', '-o', file(`one.${end}`));
      expect([said.code, said.out], said.notes).toEqual([0, '']);
      expect(readFileSync(file(`one.${end}`), 'utf8')).toMatch(beginning);
    }
    await query('select 1 as n', '-o', file('one.dat'), '--format', 'csv');
    expect(existsSync(file('one.dat'))).toBe(true);
    const said = await query('select 1 as n', '-o', file('one.other'));
    expect([said.code, existsSync(file('one.other'))]).toEqual([2, false]);
    expect((await query('select 1', '--json', '--format', 'csv')).code).toBe(2);
  });

  it('is replaced whole or left as it is, and nothing stays beside it', async () => {
    writeFileSync(file('kept.csv'), 'kept');
    const wrong = await query("select error('late') from range(3)", '-o', file('kept.csv'));
    expect([wrong.code, readFileSync(file('kept.csv'), 'utf8')]).toEqual([1, 'kept']);
    await query('select 1 as n', '-o', file('kept.csv'));
    expect(readFileSync(file('kept.csv'), 'utf8')).toBe('\ufeffn\r\n1\r\n');
    expect(readdirSync(folder).filter((name) => name.includes('.next'))).toEqual([]);
  });

  it('is not one of the project’s own, by whatever name', async () => {
    const before = readFileSync(published);
    symlinkSync(published, file('link.csv'));
    for (const name of [
      published,
      file('link.csv'),
      join(folder, 'out/../out/reliability.duckdb'),
    ]) {
      const said = await query('select 1', '-o', name, '--format', 'csv');
      expect(said.code).toBe(2);
      expect(said.notes).toContain('belongs to the project');
    }
    expect(readFileSync(published).equals(before)).toBe(true);
    expect((await query('select 1', '-o', folder, '--format', 'csv')).code).toBe(2);
    writeFileSync(file('a-file'), '');
    const nowhere = await query('select 1', '-o', file('a-file/x.csv'));
    expect([nowhere.code, nowhere.notes.includes('Could not write to')]).toEqual([1, true]);
  });
});

describe('the query itself', () => {
  it('may come from a file, with a BOM and comments', async () => {
    writeFileSync(file('q.sql'), '\ufeff-- the year\nselect year from verdicts;\n-- that was it\n');
    const said = await command('query', '-f', file('q.sql'), '--project', folder, '--json');
    expect(said.out).toBe('[{"year":2022}]');
    const both = await query('select 1', '-f', file('q.sql'));
    expect(both.code).toBe(2);
    const none = await command('query', '-f', file('none.sql'), '--project', folder);
    expect([none.code, none.notes.includes('不存在')]).toEqual([1, true]);
  });

  it('has to be there', async () => {
    for (const sql of ['', '  ', '/* nothing */', ';']) {
      const said = await query(sql);
      expect([said.code, said.notes.split('\n')[0]]).toEqual([2, 'No query given.']);
    }
  });

  it('is told by line and caret where it is wrong', async () => {
    const said = await query('select\n  yeer\nfrom verdicts');
    expect(said.code).toBe(1);
    expect(said.notes).toMatch(/LINE 2:\s+yeer[^\n]*\n\s+\^/u);
    expect(said.notes).toContain('"year"');
  });

  it('cannot reach files, and is told so', async () => {
    for (const sql of [
      "from '/etc/passwd.csv'",
      "from read_csv('/etc/passwd')",
      "from glob('*')",
    ]) {
      const said = await query(sql);
      expect(said.notes).toContain('can only read the published tables');
    }
  });

  it('is told how to write a PIVOT', async () => {
    const said = await query('pivot verdicts on area_tier using count(*)');
    expect(said.notes).toContain('List the values in the PIVOT');
    const pivot = "pivot verdicts on area_tier in ('central') using count(*)";
    expect((await query(pivot)).code).toBe(0);
  });

  it('may be explained, but only what reads', async () => {
    const said = await query('explain (format json) select year from verdicts');
    expect(said.out).toContain('verdicts');
    const drawn = (await query('/* why */ explain analyze select 1')).out;
    expect(drawn.split('\n').length).toBeGreaterThan(5);
    for (const sql of [
      'explain analyze create temp table x as select 1',
      'explain insert into verdicts values (1, 2)',
    ]) {
      expect((await query(sql)).code).toBe(2);
    }
  });
});

describe('files by their ending', () => {
  const written = async (name: string, sql: string, ...more: string[]) => {
    const said = await query(sql, '-o', file(name), ...more);
    expect([said.code, said.out]).toEqual([0, '']);
    return readFileSync(file(name));
  };

  it('are separated by tabs as others by commas', async () => {
    const sql = `select 'a,b' as "x y", 'c' || chr(9) || '"d"' as t, 1.50::decimal(3,2) as d, null as n`;
    const tsv = (await written('a.tsv', sql)).toString();
    expect(tsv).toBe('\ufeffx y\tt\td\tn\r\na,b\t"c\t""d"""\t1.50\t\r\n');
    expect((await query(sql, '--format', 'tsv')).out).toBe(tsv.slice(1, -1));
    const live = "select '=1' as f";
    expect((await written('f.tsv', live)).toString()).toBe("\ufefff\r\n'=1\r\n");
    expect((await written('f.tsv', live, '--raw')).toString()).toBe('\ufefff\r\n=1\r\n');
    expect((await query(live, '--format', 'tsv')).out).toBe('f\r\n=1\r');
  });

  it.each(['csv', 'tsv', 'json', 'ndjson'])(
    'are packed where the name says so: %s.gz',
    async (format) => {
      const sql = "select range as n, '成都' as c from range(50000)";
      const plain = await written(`b.${format}`, sql);
      const packed = await written(`b.${format}.gz`, sql);
      expect(gunzipSync(packed).equals(plain)).toBe(true);
      // Neither a time nor a name nor the system: the same result is the same file.
      expect([...packed.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, packed[8], 255]);
      expect((await written(`c.${format}.GZ`, sql)).equals(packed)).toBe(true);
      expect((await written('d.gz', sql, '--format', format)).equals(packed)).toBe(true);
    },
  );

  it('are not packed twice', async () => {
    for (const name of ['a.parquet.gz', 'a.xlsx.gz', 'a.arrow.gz']) {
      const said = await query('select 1', '-o', file(name));
      expect([said.code, said.notes.includes('packed already')]).toEqual([2, true]);
      expect(existsSync(file(name))).toBe(false);
    }
    expect((await query('select 1', '-o', file('a.gz'))).notes).toContain('--format');
  });
});

describe('SQL that begins with a comment', () => {
  it.each([
    [['-- c\nselect 1 as a']],
    [['--c\nselect 1 as a']],
    [['--', '-- c\nselect 1 as a']],
    [['--json', '--', '--c=1 \nselect 1 as a']],
  ])('is no option: %j', async (args) => {
    const said = await command('query', '--project', folder, '--json', ...args);
    expect([said.code, said.out]).toEqual([0, '[{"a":1}]']);
  });

  it('leaves an option that is none for what it is', async () => {
    expect((await query('select 1', '--no such')).notes).toContain('unknown option');
  });
});

describe('a terminal', () => {
  const onTerminal = async (...args: string[]) => {
    let out = '';
    let notes = '';
    const code = await main([...args, '--project', folder, '--lang', 'en'], {}, (language) => ({
      out: (text) => {
        out += `${text}\n`;
      },
      outBytes: () => {
        throw new Error('bytes on a terminal');
      },
      note: (text) => {
        notes += text;
      },
      progress: () => undefined,
      language,
      isTerminal: true,
      columns: 60,
    }));
    return { code, out, notes };
  };

  it('is given no bytes', async () => {
    for (const format of ['arrow', 'parquet', 'xlsx']) {
      const said = await onTerminal('query', 'select 1', '--format', format);
      expect([said.code, said.notes.includes('-o')]).toEqual([2, true]);
    }
  });

  it('is shown the columns that it has room for, and told so', async () => {
    const columns = Array.from({ length: 30 }, (_, i) => `${i} as column_${i}`).join(', ');
    const { out, notes } = await onTerminal('query', `select ${columns}`);
    expect(out).toMatch(/column_0 .*… .*column_29/u);
    expect(notes).toBe('4 of 30 columns; --format line shows all');
    const all = await onTerminal('query', `select ${columns}`, '--format', 'line');
    expect([all.out.split('\n')[12], all.notes]).toEqual(['column_12 = 12', '']);
    expect((await query(`select ${columns}`)).out).toContain('column_12');
  });

  it('is not steered by what the data holds', async () => {
    const sql = "select chr(27) || '[2J' || chr(13) || 'x' as t";
    for (const format of ['table', 'csv', 'ndjson', 'md']) {
      const { out } = await onTerminal('query', sql, '--format', format);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be gone
      expect(out).not.toMatch(/[\u001b\r]/u);
    }
  });
});
