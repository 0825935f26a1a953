import { describe, expect, it } from 'vitest';
import { html, legible, raw, shown } from '../../../reports/base/html.js';

const hostile = `<script>alert(1)</script>"><img src=x onerror='alert(1)'>\`&`;

describe('html', () => {
  it('escapes in text and in attributes', () => {
    const text = html`<p title="${hostile}">${hostile}</p>`.text;
    expect(text).not.toMatch(/<script|<img|[^&]"><|onerror='/u);
    expect(text.match(/<[^>]*>/gu)).toHaveLength(2);
  });

  it('leaves markup and raw pieces as they are, and joins lists', () => {
    expect(html`<ul>${[1, 2n, 'a<'].map((x) => html`<li>${x}</li>`)}</ul>`.text).toBe(
      '<ul><li>1</li><li>2</li><li>a&lt;</li></ul>',
    );
    expect(html`${raw('<svg/>')}${null}${undefined}${false}${0}`.text).toBe('<svg/>0');
  });

  it('refuses a value where escaping does not protect', () => {
    expect(() => html`<p class=${'a'}>`).toThrow('may not stand here');
    expect(() => html`<${'p'}>`).toThrow('may not stand here');
    expect(() => html`<p ${'onclick=x'}>`).toThrow('may not stand here');
    expect(() => html`<!-- ${'-->'} -->`).toThrow('may not stand here');
  });
});

it('spells out characters that hide or turn the text', () => {
  expect(legible('a\u202Egpj.exe')).toBe('a‹U+202E›gpj.exe');
  expect(legible('a\u0000b\uD800c')).toBe('a‹U+0000›b\uFFFDc');
  expect(legible('四川\t😀\n')).toBe('四川\t😀\n');
});

it('cuts what no cell can hold, by whole characters', () => {
  expect(shown('😀'.repeat(10_000), 5)).toBe(`${'😀'.repeat(5)}…`);
  expect(shown('短', 5)).toBe('短');
  expect([shown(null), shown(''), shown('  ')]).toEqual(['—', '—', '—']);
});
