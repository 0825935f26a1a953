import { describe, expect, it } from 'vitest';
import { inert } from '../../pipelines/terminal/inert.js';
import { inertIo } from '../../pipelines/terminal/io.js';
import { textTable } from '../../pipelines/terminal/table.js';
import { shortened } from '../../pipelines/terminal/width.js';
import { legible } from '../../reports/base/html.js';

describe('inert text', () => {
  it('has no character that is not seen, but line feeds, tabs and variants of glyphs', () => {
    for (let code = 0; code <= 0xffff; code += 1) {
      const text = String.fromCharCode(code);
      const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
      const isSurrogate = code >= 0xd800 && code < 0xe000;
      if ((isControl && code !== 9 && code !== 10) || isSurrogate)
        expect(inert(text)).not.toBe(text);
    }
    const others = [
      ...'\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202e',
      ...'\u2060\u2066\u2069\u206f\u3164\ufeff\uffa0\ufff9\u{e0001}\u{e0041}',
    ];
    for (const character of others) {
      expect(inert(`a${character}b`)).toMatch(/^a(?:\\u[0-9a-f]{4}){1,2}b$/u);
      expect(legible(`a${character}b`)).toMatch(/^a‹U\+[0-9A-F]{4,5}›b$/u);
    }
    for (const text of [
      '时户\t1\n2',
      'é ñ ｆ 𠀀 👍🏽',
      '葛\u{e0100}城',
      '❤\ufe0f',
      '\u00a0\u3000',
    ]) {
      expect(inert(text)).toBe(text);
    }
  });

  it('spells them so that JSON stays the same', () => {
    const value = { '\u001b\u0085': '\u202e\u{e0041}\ud800', zh: '时' };
    expect(JSON.parse(inert(JSON.stringify(value)))).toEqual(value);
    expect(inert(inert('\u001b'))).toBe('\\u001b');
  });

  it('ends its lines with line feeds', () => {
    expect(inert('a\r\nb\rc')).toBe('a\nb\\u000dc');
  });

  it('stands in a table as wide as it is shown', () => {
    const lines = textTable(['a\u001b'], [['\u202e时'], ['x\r\ny\tz']]).split('\n');
    expect(lines).toEqual([
      '┌──────────┐',
      '│ a\\u001b  │',
      '├──────────┤',
      '│ \\u202e时 │',
      '│ x⏎y z    │',
      '└──────────┘',
    ]);
  });

  it('is what every way out for people gets', () => {
    const said: string[] = [];
    const say = (text: string) => said.push(text);
    const ends = { outBytes: () => undefined, out: say, note: say, language: 'zh' } as const;
    const progress = ({ zh, en }: { zh: string; en: string }) => said.push(zh, en);
    for (const isTerminal of [true, false]) {
      const io = inertIo({ ...ends, progress, isTerminal });
      io.out('\u001b');
      io.note('\u001b');
      io.progress({ zh: '\u001b', en: '\u001b' });
      io.data('\u001b\r');
    }
    const shown = ['\\u001b', '\\u001b', '\\u001b', '\\u001b'];
    expect(said).toEqual([...shown, '\\u001b', ...shown, '\u001b\r']);
  });
});

describe('a text cut to a width', () => {
  it('counts columns, and cuts no character', () => {
    expect(shortened('时户时户', 8)).toBe('时户时户');
    expect(shortened('时户时户', 7)).toBe('时户时…');
    expect(shortened('时户时户', 6)).toBe('时户…');
    expect(shortened('a👍🏽b', 3)).toBe('a…');
    expect(shortened('ae\u0301ae\u0301', 3)).toBe('ae\u0301…');
  });
});
