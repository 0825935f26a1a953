import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, it } from 'vitest';
import { elementsIn, readMarkup, textIn } from '../../../reports/base/markup.js';
import { renderReport } from '../../../reports/index.js';
import { picturesIn } from '../../../reports/portable/figures.js';
import { underPrefix, withoutFiles } from '../../../reports/portable/links.js';
import { type RenderedPage, wholeReport } from '../../../reports/portable/whole.js';
import type { Language } from '../../../schemas/words/index.js';
import { reportData } from '../../support/reports/fixture.js';
import { attribute, elements, offences, parsePage } from '../../support/reports/page.js';

const data = reportData();
const codes = data.cities.slice(0, 3).map(({ city_code }) => city_code);
const pages = new Map<Language, RenderedPage[]>();

beforeAll(async () => {
  for (const language of ['zh', 'en'] as const) {
    const all: RenderedPage[] = [];
    for (const city of [undefined, ...codes]) {
      const page = await renderReport(data, language, city === undefined ? {} : { city });
      all.push({ city, page });
    }
    pages.set(language, all);
  }
});

const whole = (language: Language) => wholeReport(data, language, pages.get(language) ?? []);

describe('a report as one file', () => {
  it.each(['zh', 'en'] as const)(
    'has ids of one kind and links that lead somewhere: %s',
    (language) => {
      const parsed = parsePage(whole(language));
      const { root } = parsed;
      expect([parsed.errors, offences(parsed)]).toEqual([[], []]);
      const all = [...elements(root)];
      const ids = all.flatMap((one) => attribute(one, 'id') ?? []);
      expect(ids.length).toBeGreaterThan(100);
      expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
      const known = new Set(ids);
      const mentioned = all.flatMap((one) =>
        ['for', 'aria-labelledby', 'aria-describedby', 'data-filters'].flatMap(
          (name) => attribute(one, name)?.split(' ') ?? [],
        ),
      );
      expect(mentioned.filter((id) => !known.has(id))).toEqual([]);
      const links = all.flatMap((one) => attribute(one, 'href') ?? []);
      const dead = links.filter((link) => !link.startsWith('data:') && !known.has(link.slice(1)));
      expect(dead).toEqual([]);
      const clips = [...whole(language).matchAll(/url\(#([^)]+)\)/gu)].map(([, id = '']) => id);
      expect(clips.filter((id) => !known.has(id))).toEqual([]);
      for (const code of codes) expect(links).toContain(`#part-${code}`);
    },
  );

  it('holds every page as it is, under one policy, one style and one script', () => {
    const text = whole('zh');
    for (const one of [
      '<style>',
      '<script type="module">',
      'Content-Security-Policy',
      '<main ',
      '<footer>',
    ]) {
      expect(text.split(one), one).toHaveLength(2);
    }
    const headings = (page: string) => page.match(/<h[123][^>]*>/gu)?.length ?? 0;
    const sum = (pages.get('zh') ?? []).reduce((n, { page }) => n + headings(page), 0);
    expect(headings(text)).toBe(sum);
  });
});

describe('finished markup', () => {
  it('is put under a prefix as a whole', () => {
    const markup =
      '<p id="a" aria-labelledby="a b">x id="a" #a</p><a href="#a">1</a><a href="data:,#a">2</a><path clip-path="url(#a)"/>';
    expect(underPrefix(markup, 'p--')).toBe(
      '<p id="p--a" aria-labelledby="p--a p--b">x id="a" #a</p><a href="#p--a">1</a><a href="data:,#a">2</a><path clip-path="url(#p--a)"/>',
    );
  });

  it('loses links to files, but those to what is in the same document', () => {
    const markup = '<a class="x" href="b.html#why">b</a><a href="c.xlsx">c</a><a href="#d">d</a>';
    expect(withoutFiles(markup, new Map([['b.html', 'part-b']]))).toBe(
      '<a class="x" href="#part-b--why">b</a><a>c</a><a href="#d">d</a>',
    );
  });

  it('is read back as it was written', () => {
    const [root] = readMarkup('<p class="a">x &amp; &#39;y&#x4E2D;&quot;<br><i hidden>z</i></p>');
    if (!root || typeof root === 'string') throw new Error('no element');
    expect([root.name, root.attributes.get('class'), textIn(root)]).toEqual([
      'p',
      'a',
      `x & 'y中"z`,
    ]);
    for (const wrong of ['<p>', '<p></b>', '</p>', '<p a=b></p>', 'a < b']) {
      expect(() => readMarkup(wrong), wrong).toThrow();
    }
  });
});

describe('a chart as a picture', () => {
  it.each(['zh', 'en'] as const)('is a drawing that needs no page: %s', (language) => {
    const [{ page } = { page: '' }] = pages.get(language) ?? [];
    const figures = elementsIn(readMarkup(page), ({ name }) => name === 'figure');
    const pictures = picturesIn(page, language);
    expect(pictures.length).toBeGreaterThan(4);
    expect(pictures.length).toBeLessThanOrEqual(figures.length);
    expect(new Set(pictures.map(({ slug }) => slug)).size).toBe(pictures.length);
    for (const { svg, title, caption, width, height } of pictures) {
      const names: string[] = [];
      const parser = new SaxesParser({ xmlns: true });
      parser.on('opentag', ({ name }) => names.push(name));
      parser.on('error', (error) => {
        throw error;
      });
      parser.write(svg).close();
      expect(names.slice(0, 4)).toEqual(['svg', 'title', 'desc', 'rect']);
      expect([title, caption].every((text) => text.length > 3)).toBe(true);
      expect(Math.min(width, height)).toBeGreaterThan(40);
      expect(svg).not.toMatch(/class=|var\(|href=|aria-|<script/u);
      expect(svg).toContain('Noto Sans CJK SC');
    }
  });
});
