import { escaped } from '../base/html.js';
import type { Chart } from './chart.js';
import type { Drawn } from './scene.js';
import { fontSize, slim } from './slim.js';
import { element, written } from './tree.js';

/** Makes what is drawn fit for the page: small, named by its caption, and in the size that its box allows. */
export function svgOf(drawn: Drawn, { slug, marks }: Chart): string {
  if (drawn.marks !== marks) {
    throw new Error(`${drawn.marks} marks drawn where ${marks} were due`);
  }
  const { width, height, content, clips } = drawn;
  const head = {
    xmlns: 'http://www.w3.org/2000/svg',
    class: 'chart',
    width: String(width),
    height: String(height),
    viewBox: `0 0 ${width} ${height}`,
    'font-family': 'sans-serif',
    'font-size': fontSize,
    role: 'img',
    'aria-labelledby': `${escaped(slug)}-title`,
    'aria-describedby': `${escaped(slug)}-caption`,
  };
  slim(content);
  const defs = clips.length > 0 ? [element('defs', {}, [...clips])] : [];
  return written(element('svg', head, [content, ...defs]));
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
