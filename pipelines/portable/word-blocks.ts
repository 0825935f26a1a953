import type { Paragraph, Table } from 'docx';
import {
  type Element,
  elementsIn,
  hasClass,
  isElement,
  type MarkupNode,
  textIn,
} from '../../reports/base/markup.js';
import type { Picture } from '../../reports/portable/figures.js';
import { wordTable } from './word-table.js';
import { type Docx, faces, ink, isShown, type Look, runsOf } from './word-text.js';

/** What blocks are made with. */
export interface Maker {
  readonly docx: Docx;
  readonly pictureOf: (figure: Element) => Picture | undefined;
  /** Numbers drawings, each document from one on. */
  readonly next: () => number;
  /** Null where no font for pictures was found: the drawing itself stands in. */
  readonly png: ((picture: Picture) => Uint8Array) | null;
}

type Block = Paragraph | Table;

const inline = new Set(['a', 'b', 'br', 'code', 'em', 'i', 'small', 'span', 'strong', 'sup']);

/** The blocks of a page, or of a part of one, in the order of the page. */
export function blocksOf(maker: Maker, nodes: readonly MarkupNode[]): Block[] {
  const blocks: Block[] = [];
  let words: MarkupNode[] = [];
  const flush = () => {
    if (words.some((node) => textIn(node).trim() !== '')) {
      blocks.push(paragraph(maker.docx, words));
    }
    words = [];
  };
  for (const node of nodes) {
    if (!isElement(node) || inline.has(node.name)) {
      words.push(node);
      continue;
    }
    flush();
    if (isShown(node)) for (const block of blockOf(maker, node)) blocks.push(block);
  }
  flush();
  return blocks;
}

function blockOf(maker: Maker, element: Element): Block[] {
  const { docx } = maker;
  const { children, name } = element;
  const heading = /^h([1-6])$/u.exec(name)?.[1];
  if (heading !== undefined) return [headingOf(docx, element, Number(heading))];
  switch (name) {
    case 'p':
      return [paragraph(docx, children, element)];
    case 'ul':
    case 'ol':
      return listOf(maker, element);
    case 'table':
      return tableOf(docx, element);
    case 'figure':
      return figureOf(maker, element);
    case 'summary':
      return [paragraph(docx, children, element)];
    default:
      return blocksOf(maker, children);
  }
}

/** The finding, which heads a page, and its sections are the first headings of a document. */
function headingOf(docx: Docx, { children }: Element, level: number): Paragraph {
  const levels = [
    docx.HeadingLevel.HEADING_1,
    docx.HeadingLevel.HEADING_1,
    docx.HeadingLevel.HEADING_2,
    docx.HeadingLevel.HEADING_3,
  ] as const;
  const own = levels[Math.min(level, levels.length) - 1] ?? docx.HeadingLevel.HEADING_3;
  return new docx.Paragraph({ heading: own, keepNext: true, children: runsOf(docx, children) });
}

function paragraph(docx: Docx, nodes: readonly MarkupNode[], element?: Element): Paragraph {
  const has = (name: string) => element !== undefined && hasClass(element, name);
  const isCentred = has('letterhead') || has('organisation');
  const look: Look = has('lead')
    ? { size: 26, font: faces.heading }
    : has('note') || has('by')
      ? { size: 18, color: ink('muted') }
      : has('letterhead')
        ? { size: 28, color: ink('accent'), font: faces.heading }
        : {};
  const line = { style: docx.BorderStyle.SINGLE, size: 18, space: 8, color: ink('failed') };
  return new docx.Paragraph({
    children: runsOf(docx, nodes, look),
    spacing: { after: 120, line: 320 },
    ...(isCentred && { alignment: docx.AlignmentType.CENTER }),
    ...(has('notice') && { border: { left: line } }),
  });
}

/** Numbers and dots are written out, so that a list means the same in every program. */
function listOf(maker: Maker, list: Element): Block[] {
  const { docx } = maker;
  const first = Number(list.attributes.get('start') ?? 1);
  const items = elementsIn(list.children, ({ name }) => name === 'li');
  return items.flatMap((item, i) => {
    const sign = list.name === 'ol' ? `${first + i}.` : '•';
    const at = item.children.findIndex(
      (one) => isElement(one) && isShown(one) && !inline.has(one.name),
    );
    const words = at < 0 ? item.children : item.children.slice(0, at);
    const rest = at < 0 ? [] : item.children.slice(at);
    const own = new docx.Paragraph({
      indent: { left: 420, hanging: 420 },
      spacing: { after: 60 },
      tabStops: [{ type: docx.TabStopType.LEFT, position: 420 }],
      children: [new docx.TextRun(`${sign}\t`), ...runsOf(docx, words)],
    });
    return [own, ...blocksOf(maker, rest)];
  });
}

function tableOf(docx: Docx, table: Element): Block[] {
  const [caption] = elementsIn(table.children, ({ name }) => name === 'caption');
  const head =
    caption &&
    new docx.Paragraph({
      keepNext: true,
      spacing: { before: 160, after: 80 },
      children: runsOf(docx, caption.children, { bold: true, font: faces.heading, size: 20 }),
    });
  return [...(head ? [head] : []), wordTable(docx, table), gap(docx)];
}

/** Word joins tables that nothing stands between. */
function gap(docx: Docx): Paragraph {
  return new docx.Paragraph({ spacing: { after: 60, line: 160 }, children: [] });
}

/** Pixels between the margins, and as high as leaves room for the caption. */
const [WIDEST, HIGHEST] = [642, 820];

function figureOf(maker: Maker, figure: Element): Block[] {
  const { docx, png } = maker;
  const picture = maker.pictureOf(figure);
  if (!picture) return blocksOf(maker, figure.children);
  const scale = Math.min(1, WIDEST / picture.width, HIGHEST / picture.height);
  const transformation = {
    width: Math.round(picture.width * scale),
    height: Math.round(picture.height * scale),
  };
  const altText = {
    ...{ title: picture.title, description: picture.caption, name: picture.slug },
    id: String(maker.next()),
  };
  const image = png
    ? new docx.ImageRun({ type: 'png', data: png(picture), transformation, altText })
    : new docx.ImageRun({
        type: 'svg',
        data: Buffer.from(picture.svg, 'utf8'),
        fallback: { type: 'png', data: nothing },
        transformation,
        altText,
      });
  const { title, caption } = picture;
  return [
    new docx.Paragraph({
      keepNext: true,
      spacing: { before: 200, after: 40 },
      children: runsOf(docx, [title], { bold: true, font: faces.heading, size: 20 }),
    }),
    ...(caption === ''
      ? []
      : [
          new docx.Paragraph({
            keepNext: true,
            spacing: { after: 80 },
            children: runsOf(docx, [caption], { color: ink('muted'), size: 17 }),
          }),
        ]),
    new docx.Paragraph({ spacing: { after: 160 }, children: [image] }),
  ];
}

/** One clear pixel, for programs that show no drawings. */
const nothing = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
