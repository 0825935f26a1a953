import { escaped } from '../base/html.js';
import { isPageFile } from '../base/links.js';
import type { Chart, Width } from './chart.js';
import { fontSize, slimSvg } from './slim.js';

/**
 * Makes Vega's SVG fit for the page: ids of its own, native tooltips, no English of Vega's, and
 * nothing that the page's policy forbids.
 */
export function finishSvg(svg: string, chart: Chart, width: Width): string {
  for (const [tag] of svg.matchAll(/<[a-zA-Z][^>]*>/gu)) {
    const page = /^<a xlink:href="([^"]*)">$/u.exec(tag)?.[1];
    if (page !== undefined && isPageFile(page)) continue;
    if (/^<script|\s(?:style|on[a-z]+|(?:xlink:)?href)=/iu.test(tag.replace(/"[^"]*"/gu, '""'))) {
      throw new Error(`its SVG holds what the page forbids: ${tag}`);
    }
  }
  const { text, count } = withTooltips(svg);
  if (count !== chart.marks) {
    throw new Error(`${count} marks drawn where ${chart.marks} were due`);
  }
  const linked = text.replaceAll('<a xlink:href=', '<a href=');
  const prefix = width === 'wide' ? chart.slug : `${chart.slug}-${width}`;
  return withIds(withName(slimSvg(linked), chart.slug), prefix);
}

/**
 * A second drawing without what the first one says of its marks, which are the same in the same order: the
 * page's script reads it from there, and the table under both has it too.
 */
export function withoutTitles(svg: string, first: string): string {
  const titles = (text: string) => text.match(/<title>.*?<\/title>/gsu) ?? [];
  const [own, others] = [titles(svg), titles(first)];
  if (own.length !== others.length || own.some((title, i) => title !== others[i])) {
    throw new Error('its drawings differ in their marks');
  }
  return svg.replace(/><title>.*?<\/title><\/[a-z]+>/gsu, '/>');
}

/** Vega's counter of ids runs on through the process, so they are numbered anew by appearance. */
function withIds(svg: string, slug: string): string {
  const numbers = new Map<string, string>();
  const renamed = (id: string) => {
    const known = numbers.get(id) ?? `${slug}-${numbers.size + 1}`;
    numbers.set(id, known);
    return known;
  };
  return svg
    .replace(/url\(#([^)]+)\)/gu, (_, id: string) => `url(#${renamed(id)})`)
    .replace(
      /(<(?:clipPath|linearGradient|radialGradient|pattern)[^>]*\sid=")([^"]+)"/gu,
      (_, head: string, id: string) => `${head}${renamed(id)}"`,
    );
}

/** Names the picture by its caption, and shows it in the size that its box allows. */
function withName(svg: string, slug: string): string {
  return svg.replace(
    /^<svg[^>]*?\swidth="([\d.]+)"\sheight="([\d.]+)"\sviewBox="([^"]+)"[^>]*>/u,
    (_, width: string, height: string, box: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" class="chart" width="${width}" height="${height}" viewBox="${box}" font-family="sans-serif" font-size="${fontSize}" role="img" aria-labelledby="${slug}-title" aria-describedby="${slug}-caption">`,
  );
}

/**
 * A described mark gets its description as a `<title>`, which browsers show under the pointer
 * without any script. Other roles and labels are Vega's, in English, and go.
 */
function withTooltips(svg: string): { text: string; count: number } {
  let count = 0;
  const text = svg.replace(
    /<([a-zA-Z]+)((?:\s[\w:-]+="[^"]*")*)\s*(\/?)>/gu,
    (whole, name: string, attributes: string, closed: string) => {
      if (name === 'svg') return whole;
      const label = /\saria-label="([^"]*)"/u.exec(attributes)?.[1];
      const kind = /\saria-roledescription="([^"]*)"/u.exec(attributes)?.[1] ?? '';
      const kept = attributes.replace(/\s(?:aria-[a-z]+|role)="[^"]*"/gu, '');
      const isMark =
        label !== undefined && name === 'path' && !/axis|legend|title|container/u.test(kind);
      if (!isMark || closed === '') return `<${name}${kept}${closed}>`;
      count += 1;
      return `<${name}${kept}><title>${escaped(plainText(label))}</title></${name}>`;
    },
  );
  return { text, count };
}

function plainText(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replace(/&#x[9AD];/gu, ' ')
    .replaceAll('&amp;', '&');
}
