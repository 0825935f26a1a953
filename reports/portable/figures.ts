import type { Language } from '../../schemas/words/index.js';
import { escaped } from '../base/html.js';
import { type Element, elementsIn, hasClass, readMarkup, textIn } from '../base/markup.js';
import { light } from '../theme/palette.js';
import { chartFaces } from '../theme/style.js';

/** A chart of a page, as a picture of its own. */
export interface Picture {
  readonly slug: string;
  readonly title: string;
  readonly caption: string;
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** The charts of a page, in its order. Of one that is drawn for several widths it is the first drawing. */
export function picturesIn(page: string, language: Language): Picture[] {
  return elementsIn(readMarkup(page), ({ name }) => name === 'figure').flatMap((figure) => {
    const picture = pictureOf(page, figure, language);
    return picture ? [picture] : [];
  });
}

/** @returns undefined for a figure that shows no chart */
export function pictureOf(page: string, figure: Element, language: Language): Picture | undefined {
  const [chart] = elementsIn(figure.children, isChart);
  const [name] = elementsIn(figure.children, ({ attributes }) => isTitle(attributes.get('id')));
  if (!chart || !name) return undefined;
  const [about] = elementsIn(figure.children, ({ attributes }) =>
    (attributes.get('id') ?? '').endsWith('-caption'),
  );
  const title = textIn(name);
  const caption = about ? textIn(about) : '';
  const slug = (name.attributes.get('id') ?? '').replace(/-title$/u, '');
  const drawn = page.slice(chart.start, chart.end);
  return { slug, title, caption, ...alone(drawn, chart, { title, caption, language }) };
}

function isChart(element: Element): boolean {
  return element.name === 'svg' && hasClass(element, 'chart') && !hasClass(element, 'narrow');
}

function isTitle(id: string | undefined): boolean {
  return id?.endsWith('-title') === true;
}

/** A drawing that needs no page: its own size, ground, typefaces, title and description. */
function alone(
  drawn: string,
  { attributes }: Element,
  { title, caption, language }: { title: string; caption: string; language: Language },
): Pick<Picture, 'svg' | 'width' | 'height'> {
  const box = attributes.get('viewBox') ?? '0 0 0 0';
  const [left = 0, top = 0, width = 0, height = 0] = box.split(' ').map(Number);
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${box}" lang="${language}" font-family="${escaped(chartFaces[language])}">
<title>${escaped(title)}</title>
<desc>${escaped(caption)}</desc>
<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${light('paper')}"/>
`;
  const svg = drawn
    .replace(/^<svg[^>]*>/u, head)
    // Nothing of these means anything away from the page.
    .replace(/<[a-zA-Z][^<>]*>/gu, (tag) =>
      tag.replace(/\s(?:class|tabindex|role|data-[a-z-]+|aria-[a-z]+|href)="[^"]*"/gu, ''),
    );
  return { svg: `${svg}\n`, width, height };
}
