import { describe, expect, it } from 'vitest';
import { UserError } from '../../../pipelines/base/errors.js';
import { Entries } from '../../../pipelines/shell/entries.js';
import { wordsOf } from '../../../pipelines/shell/words.js';

describe('entries', () => {
  it('are commands of one line and statements of several', () => {
    const entries = new Entries();
    const taken = [' .mode csv ', 'select 1; select', '.5', "; select ';'", 'from t'].flatMap(
      (line) => entries.take(line),
    );
    expect(taken.map(({ text }) => text)).toEqual(['.mode csv', 'select 1', 'select\n.5']);
    expect(taken.map(({ typed }) => typed)).toEqual([' .mode csv ', 'select 1;', 'select\n.5;']);
    expect(entries.begun).toBe("select ';'\nfrom t");
    expect(entries.rest()).toEqual([{ text: "select ';'\nfrom t", typed: "select ';'\nfrom t" }]);
    expect([entries.rest(), entries.begun]).toEqual([[], '']);
  });
});

describe('words of a command', () => {
  it.each([
    ['', []],
    ['  a  b\tc ', ['a', 'b', 'c']],
    ["name='a b' \"it's\" ''", ['name=a b', "it's", '']],
    ['成都 tier=urban', ['成都', 'tier=urban']],
  ])('of %j', (written, words) => {
    expect(wordsOf(written)).toEqual(words);
  });

  it('need both quotes', () => {
    expect(() => wordsOf("'a b")).toThrow(UserError);
  });
});
