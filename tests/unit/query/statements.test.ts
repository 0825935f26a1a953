import { describe, expect, it } from 'vitest';
import { splitStatements } from '../../../pipelines/query/statements.js';

const parts = (script: string) => splitStatements(script).statements;

describe('a script', () => {
  it.each([
    ["select ';' as a; select 2;", ["select ';' as a", 'select 2']],
    ["select 'it''s; so'; x;", ["select 'it''s; so'", 'x']],
    ['select "a;b" from t;', ['select "a;b" from t']],
    ["select E'\\';' as a; b;", ["select E'\\';' as a", 'b']],
    ["select name'\\'; b;", ["select name'\\'", 'b']],
    ['select $$a;b$$; select $q$;$$;$q$;', ['select $$a;b$$', 'select $q$;$$;$q$']],
    ['select $year; select $a, $b;', ['select $year', 'select $a, $b']],
    ['select 1 -- not; here\n; select 2;', ['select 1 -- not; here', 'select 2']],
    ['/* a; /* nested; */ b; */ select 1;', ['/* a; /* nested; */ b; */ select 1']],
    [';; ;', []],
    ['-- only; a comment\n;', []],
  ])('%j is parted where its semicolons count', (script, expected) => {
    expect(parts(script)).toEqual(expected);
    expect(splitStatements(script).rest).toBe('');
  });

  it.each([
    ['select 1', 'select 1', false],
    ['select 1; select', 'select', false],
    ['select 1; -- that was it', '', false],
    ["select 'a;\n", "select 'a;", true],
    ['select $$a; b', 'select $$a; b', true],
    ['select 1; /* and', '/* and', true],
  ])('%j keeps what is not at its end', (script, rest, isOpen) => {
    expect(splitStatements(script)).toMatchObject({ rest, isOpen });
  });
});
