import { elementsIn, hasClass, readMarkup, textIn } from '../../reports/base/markup.js';
import { type Picture, pictureOf } from '../../reports/portable/figures.js';
import type { Language } from '../../schemas/words/index.js';
import { zipBytes } from '../files/zip.js';
import { MARKED_PART, markOf } from './mark.js';
import { unzipped } from './unzip.js';
import { blocksOf, type Maker } from './word-blocks.js';
import { type Docx, faces, ink } from './word-text.js';

export interface WordOptions {
  readonly language: Language;
  /** What its dates say: the figures' own, and no clock's. */
  readonly day: string;
  readonly fingerprint: string | undefined;
  readonly png: ((picture: Picture) => Uint8Array) | null;
}

/**
 * A page as a Word document: a cover with what stands on the page's head and where it is signed, then the
 * sections of the page with their tables and charts. The same page gives the same bytes.
 */
export async function wordDocument(page: string, options: WordOptions): Promise<Uint8Array> {
  const docx = await import('docx');
  const { language, png } = options;
  const nodes = readMarkup(page);
  const first = (fits: (name: string) => boolean) => elementsIn(nodes, ({ name }) => fits(name))[0];
  const title = textIn(first((name) => name === 'title') ?? '');
  const [masthead] = elementsIn(nodes, (one) => hasClass(one, 'masthead'));
  const main = first((name) => name === 'main');
  const [signed] = elementsIn(nodes, (one) => hasClass(one, 'signatures'));
  const head = masthead?.children ?? [];
  const state = elementsIn(head, (one) => hasClass(one, 'chip'))
    .map(textIn)
    .join(' · ');
  const above = elementsIn(head, (one) =>
    ['letterhead', 'organisation'].some((c) => hasClass(one, c)),
  );
  const below = elementsIn(head, (one) => hasClass(one, 'subtitle'));
  let drawings = 0;
  const maker: Maker = {
    ...{ docx, png, pictureOf: (figure) => pictureOf(page, figure, language) },
    next: () => {
      drawings += 1;
      return drawings;
    },
  };
  const body = withoutSigned(main?.children ?? []);
  const document = new docx.Document({
    creator: 'shihu',
    lastModifiedBy: 'shihu',
    title,
    keywords: markOf(options.fingerprint),
    styles: stylesOf(docx, language),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
          },
        },
        headers: { default: headerOf(docx, title) },
        footers: { default: footerOf(docx, state) },
        children: [
          ...blocksOf(maker, above),
          new docx.Paragraph({ heading: docx.HeadingLevel.TITLE, text: title }),
          ...blocksOf(maker, below),
          new docx.Paragraph({ text: state, spacing: { after: 480 } }),
          ...(signed ? blocksOf(maker, [signed]) : []),
          new docx.Paragraph({ children: [new docx.PageBreak()] }),
          ...blocksOf(maker, body),
        ],
      },
    ],
  });
  return settled(await docx.Packer.toBuffer(document), options.day);

  function withoutSigned(children: NonNullable<typeof main>['children']): typeof children {
    return children
      .filter((node) => node !== signed)
      .map((node) =>
        typeof node === 'string' ? node : { ...node, children: withoutSigned(node.children) },
      );
  }
}

/** The library writes the time of day and the parts as they come to it. */
async function settled(bytes: Buffer, day: string): Promise<Uint8Array> {
  const parts = await unzipped(bytes);
  const time = `${day}T00:00:00Z`;
  const all = parts.map(({ name, content }) =>
    name === MARKED_PART
      ? {
          name,
          content: Buffer.from(
            content
              .toString('utf8')
              .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, (_, tag) => `${tag}${time}`),
            'utf8',
          ),
        }
      : { name, content },
  );
  const rank = ({ name }: { readonly name: string }) => (name === MARKED_PART ? `\u0000` : name);
  return zipBytes(all.sort((a, b) => (rank(a) < rank(b) ? -1 : 1)));
}

function headerOf(docx: Docx, title: string) {
  return new docx.Header({ children: [line(docx, [title])] });
}

function footerOf(docx: Docx, state: string) {
  const { CURRENT, TOTAL_PAGES } = docx.PageNumber;
  return new docx.Footer({ children: [line(docx, [state, '\t', CURRENT, ' / ', TOTAL_PAGES])] });
}

function line(docx: Docx, children: readonly string[]) {
  return new docx.Paragraph({
    tabStops: [{ type: docx.TabStopType.RIGHT, position: 9638 }],
    children: [new docx.TextRun({ children: [...children], size: 16, color: ink('muted') })],
  });
}

function stylesOf(docx: Docx, language: Language) {
  const own = language === 'zh' ? 'zh-CN' : 'en-GB';
  const heading = (size: number, before: number) => ({
    run: { size, bold: true, color: ink('accent'), font: faces.heading },
    paragraph: { spacing: { before, after: 120 }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { size: 21, font: faces.text, language: { value: own, eastAsia: 'zh-CN' } },
      },
      title: {
        run: { size: 44, bold: true, color: ink('ink'), font: faces.heading },
        paragraph: {
          alignment: docx.AlignmentType.CENTER,
          spacing: { before: 2400, after: 480 },
        },
      },
      heading1: heading(30, 360),
      heading2: heading(25, 240),
      heading3: heading(22, 200),
    },
  };
}
