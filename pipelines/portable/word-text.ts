import type { ParagraphChild } from 'docx';
import { type Element, hasClass, isElement, type MarkupNode } from '../../reports/base/markup.js';
import { withoutUnseen } from '../../reports/base/unseen.js';
import { light } from '../../reports/theme/palette.js';
import { isWithin, verdictCodes } from '../../schemas/codes/index.js';

export type Docx = typeof import('docx');

/** How text looks, handed down to what is within. */
export interface Look {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly color?: string;
  /** In half points. */
  readonly size?: number;
  readonly font?: Face;
  readonly superScript?: boolean;
}

interface Face {
  readonly ascii: string;
  readonly hAnsi: string;
  readonly eastAsia: string;
  readonly cs: string;
}

/** Names that Word knows in every language of its own, for Chinese and for other letters. */
export const faces = {
  text: face('Times New Roman', 'SimSun'),
  heading: face('Arial', 'SimHei'),
} as const;

function face(latin: string, chinese: string): Face {
  return { ascii: latin, hAnsi: latin, eastAsia: chinese, cs: latin };
}

/** Colours have no sign before them in Word. */
export function ink(role: Parameters<typeof light>[0]): string {
  return light(role).slice(1).toUpperCase();
}

/** What only a screen has a use for, or a page of its own kind. */
const left = new Set(['button', 'input', 'label', 'nav', 'script', 'select', 'style', 'svg']);
const leftClasses = ['downloads', 'source', 'filter', 'skip', 'ways', 'unseen'];

export function isShown(element: Element): boolean {
  return !(
    left.has(element.name) ||
    element.attributes.has('hidden') ||
    leftClasses.some((name) => hasClass(element, name))
  );
}

/** Runs of text. */
export function runsOf(
  docx: Docx,
  nodes: readonly MarkupNode[],
  look: Look = {},
): ParagraphChild[] {
  return nodes.flatMap((node): ParagraphChild[] => {
    if (!isElement(node)) {
      const text = node.replace(/[ \n\r\t]+/gu, ' ');
      return text === '' ? [] : [new docx.TextRun({ ...look, text: sound(text) })];
    }
    if (!isShown(node)) return [];
    // What stands apart by its style on a page is held apart by a space.
    if (node.name === 'small') return runsOf(docx, [' ', ...node.children], lookOf(node, look));
    if (node.name === 'br') return [new docx.TextRun({ ...look, break: 1 })];
    return runsOf(docx, node.children, lookOf(node, look));
  });
}

/** XML can't hold controls and halves of characters, which pages have spelled out. */
function sound(text: string): string {
  return withoutUnseen(text, () => '');
}

function lookOf(element: Element, look: Look): Look {
  const own = { ...look };
  const colour = verdictColour(element);
  return {
    ...own,
    ...((element.name === 'strong' || element.name === 'b') && { bold: true }),
    ...(element.name === 'em' && { italics: true }),
    ...(element.name === 'sup' && { superScript: true }),
    ...(element.name === 'small' && { color: ink('muted') }),
    ...(colour && { color: colour }),
  };
}

function verdictColour(element: Element): string | undefined {
  if (hasClass(element, 'is-fail')) return ink('failed');
  const code = verdictCodes.names.find((name) => hasClass(element, `is-${name}`));
  if (code === undefined) return undefined;
  const within = isWithin(code);
  return ink(within === null ? 'unknown' : within ? 'met' : 'failed');
}
