import type { Token, Tokens } from 'marked';
import type { NoteBlock, NoteSpan } from '../../reports/view/notes.js';

/** Lists and quotes nested deeper than anybody writes are taken as text. */
const DEEPEST = 12;

/**
 * Markdown as headings, paragraphs, lists and emphasis. Whatever else it may hold (HTML, links, pictures,
 * tables, code) becomes the text that was written.
 */
export async function noteBlocks(source: string): Promise<NoteBlock[]> {
  const { Lexer } = await import('marked');
  return blocksOf(Lexer.lex(source, { gfm: false, async: false }), 0);
}

function blocksOf(tokens: readonly Token[], depth: number): NoteBlock[] {
  return tokens.flatMap((token) => blockOf(token as Tokens.Generic, depth));
}

function blockOf(token: Tokens.Generic, depth: number): NoteBlock[] {
  if (depth > DEEPEST) return paragraph([textSpan(token.raw)]);
  switch (token.type) {
    case 'space':
    case 'hr':
      return [];
    case 'heading': {
      const spans = spansOf(token.tokens, token.raw, depth);
      return [{ kind: 'heading', level: (token as Tokens.Heading).depth, spans }];
    }
    case 'list': {
      const { ordered, start, items } = token as Tokens.List;
      const first = typeof start === 'number' ? start : 1;
      return [
        {
          kind: 'list',
          start: ordered ? first : null,
          items: items.map((item) => blocksOf(item.tokens, depth + 1)),
        },
      ];
    }
    case 'blockquote':
      return blocksOf(token.tokens ?? [], depth + 1);
    case 'paragraph':
    case 'text':
      return paragraph(spansOf(token.tokens, token.raw, depth));
    case 'code':
      return paragraph(linesOf((token as Tokens.Code).text));
    default:
      return paragraph(linesOf(token.raw.trim()));
  }
}

function paragraph(spans: NoteSpan[]): NoteBlock[] {
  return spans.length > 0 ? [{ kind: 'paragraph', spans }] : [];
}

function spansOf(tokens: readonly Token[] | undefined, raw: string, depth: number): NoteSpan[] {
  if (!tokens || depth > DEEPEST) return [textSpan(raw)];
  return tokens.flatMap((one): NoteSpan[] => {
    const token = one as Tokens.Generic;
    switch (token.type) {
      case 'strong':
      case 'em':
        return [{ kind: token.type, spans: spansOf(token.tokens, token.raw, depth + 1) }];
      case 'br':
        return [{ kind: 'break' }];
      case 'escape':
        return [textSpan(token.raw.slice(1))];
      case 'codespan':
        return [textSpan(token.raw.replace(/^`+ ?| ?`+$/gu, ''))];
      default:
        // What is no form of ours is shown as it was written.
        return [textSpan(token.raw)];
    }
  });
}

/** A line of the file ends within a paragraph wherever its writer pleased. */
function textSpan(text: string): NoteSpan {
  return { kind: 'text', text: text.replace(/\s*\n\s*/gu, joinOf) };
}

/** Chinese lines are joined as they are, others with a space. */
function joinOf(_: string, at: number, text: string): string {
  const han = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
  return han.test(text[at - 1] ?? '') ? '' : ' ';
}

function linesOf(text: string): NoteSpan[] {
  return text
    .split('\n')
    .flatMap((line, i): NoteSpan[] => [
      ...(i > 0 ? [{ kind: 'break' } as const] : []),
      { kind: 'text', text: line },
    ]);
}
