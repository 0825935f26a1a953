import { Document, isMap, isScalar, isSeq, Scalar, visit } from 'yaml';
import { withoutUnseen } from '../../reports/base/unseen.js';
import { type Language, speaker } from '../../schemas/words/index.js';
import { proposeTroubleWords as t } from '../words/propose-told.js';
import type { Proposal } from './propose.js';
import type { Choice, Question } from './question.js';

/** The proposed settings as YAML, why each is proposed beside it, and what is open as comments below. */
export function yamlOf(
  { settings, entries, questions }: Pick<Proposal, 'settings' | 'entries' | 'questions'>,
  language: Language,
): string {
  const say = speaker(language);
  const isEmpty = Object.keys(settings).length === 0;
  const document = new Document(isEmpty ? null : plainTree(settings));
  for (const { path, why, certainty } of entries) {
    const sure = certainty === 'certain' ? '' : ` (${say(t.certainties[certainty])})`;
    const node = nodeAt(document, path);
    if (node) node.comment = ` ${oneLine(say(why))}${sure}`;
  }
  const cities = document.getIn(['region', 'cities']);
  if (isSeq(cities)) for (const city of cities.items) if (isMap(city)) city.flow = true;
  visit(document, {
    Scalar: (_, node) => {
      const { value } = node;
      // What is not seen is spelled out on its way to a terminal, which only double quotes allow.
      if (typeof value === 'string' && withoutUnseen(value, () => '') !== value) {
        node.type = Scalar.QUOTE_DOUBLE;
      }
    },
  });
  const open = questions.map((question) => questionLines(question, language)).join('\n#\n');
  const text = isEmpty ? '' : document.toString({ lineWidth: 0, flowCollectionPadding: true });
  return [text.trimEnd(), open].filter((part) => part !== '').join('\n\n');
}

/** The node that stands at a path, or above it where the header alone is said. */
function nodeAt(document: Document, path: readonly string[]): Scalar | undefined {
  for (const some of [path, path.slice(0, -1)]) {
    const node = document.getIn(some, true);
    if (isScalar(node)) return node;
    if (isMap(node) && some === path) return undefined;
  }
  return undefined;
}

/** Maps without a prototype are maps to YAML all the same. */
function plainTree(tree: unknown): unknown {
  return JSON.parse(JSON.stringify(tree)) as unknown;
}

/** A question as comments: what it decides, and the line of settings for each answer. */
function questionLines({ key, what, choices }: Question, language: Language): string {
  const say = speaker(language);
  const lines = choices.map((choice) => `#   ${choiceLine(choice, language)}`);
  return [`# ? ${oneLine(key)} — ${oneLine(say(what))}`, ...lines].join('\n');
}

function choiceLine(choice: Choice, language: Language): string {
  const said = choice.settings
    .map(({ path, value }) => `${path.map(oneLine).join('.')}: ${oneLine(JSON.stringify(value))}`)
    .join('; ');
  const meaning = meaningOf(choice, language);
  return [oneLine(choice.answer), said && `⇒ ${said}`, meaning && `— ${meaning}`]
    .filter((part) => part !== '')
    .join(' ');
}

/** What an answer means: in words, or by examples. */
export function meaningOf({ says, examples }: Choice, language: Language): string {
  const shown = examples.map(({ cell, value }) =>
    cell === value ? oneLine(cell) : `${oneLine(cell)} → ${value ?? '✗'}`,
  );
  return [says ? says[language] : '', shown.join(', ')].filter((part) => part !== '').join(' ');
}

export function oneLine(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

const LONGEST = 120;
