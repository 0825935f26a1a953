import { basename, dirname, resolve } from 'node:path';
import { type FeedName, feedNames } from '../../schemas/feeds/index.js';
import { joined, type Say, speaker } from '../../schemas/words/index.js';
import { usageError } from '../base/errors.js';
import { nameOf } from '../ingest/files.js';
import type { LoadedSettings } from '../project/settings.js';
import { type Proposal, propose } from '../propose/propose.js';
import type { Answers, Question } from '../propose/question.js';
import type { Sample } from '../propose/sample.js';
import { meaningOf } from '../propose/yaml.js';
import type { Io } from '../terminal/io.js';
import { proposeTroubleWords as t } from '../words/propose-told.js';

/** `--answer`, given as often as there are questions. */
export function gatherAnswer(written: string, before: Map<string, string> = new Map()) {
  const at = written.lastIndexOf('=');
  if (at < 1 || at === written.length - 1) {
    throw usageError(t.badAnswer({ written }), t.answerExample);
  }
  return new Map([...before, [written.slice(0, at).trim(), written.slice(at + 1).trim()]]);
}

/** The feed in whose folder the file is. */
export function feedOfFolder(file: string, root: string): FeedName | undefined {
  const inside = /^data\/([^/]+)\//u.exec(nameOf(resolve(file), resolve(root)))?.[1];
  const folder = inside ?? basename(dirname(resolve(file)));
  return feedNames.find((feed) => feed === folder);
}

export interface Asking {
  readonly loaded: LoadedSettings;
  readonly feed: FeedName | undefined;
  readonly answers: Answers;
  readonly io: Io;
  /** Whether somebody may be asked, if there is somebody. */
  readonly asks: boolean;
}

/** A proposal for the sample, its questions asked where somebody is there to answer. */
export async function proposeAsking(sample: Sample, asking: Asking): Promise<Proposal> {
  const { loaded, feed, io, asks } = asking;
  const say = speaker(io.language);
  const answers = new Map(asking.answers);
  const left = new Set<string>();
  for (;;) {
    const proposal = propose(sample, { loaded, feed, answers });
    const [wrong] = proposal.wrong;
    if (wrong && asking.answers.get(wrong.question.key) === wrong.answer) {
      throw wrongAnswer(wrong.question, wrong.answer);
    }
    const open = proposal.questions.find(({ key }) => !left.has(key));
    if (!io.ask || !asks || !open) return proposal;
    const answer = await ask(open, io.ask, io, say);
    if (answer === undefined) left.add(open.key);
    else answers.set(open.key, answer);
  }
}

async function ask(
  question: Question,
  typed: (prompt: string) => Promise<string | undefined>,
  io: Io,
  say: Say,
): Promise<string | undefined> {
  const { choices, what } = question;
  const list = choices.map((choice, i) => {
    const meaning = meaningOf(choice, io.language);
    return `  ${i + 1}  ${choice.answer}${meaning ? `  ${meaning}` : ''}`;
  });
  io.note([`? ${say(what)}`, ...list].join('\n'));
  const prompt = choices.length > 0 ? t.prompt({ count: choices.length }) : t.freePrompt;
  for (;;) {
    const written = await typed(say(prompt));
    if (written === undefined) return undefined;
    const named = choices.find(({ answer }) => answer === written);
    const numbered = /^\d{1,3}$/u.test(written) ? choices[Number(written) - 1] : undefined;
    const answer = named ?? numbered;
    if (answer) return answer.answer;
    if (question.other && question.other(written).length > 0) return written;
    io.note(say(wrongAnswer(question, written).what));
  }
}

function wrongAnswer({ key, choices }: Question, answer: string) {
  const allowed = joined(choices.slice(0, 12).map((one) => one.answer));
  return usageError(t.wrongAnswer({ key, answer, allowed }), t.answerExample);
}

/** @throws UserError for an answer to what no file asks */
export function requireAsked(answers: Answers, proposals: readonly Proposal[]): void {
  const asked = [...new Set(proposals.flatMap((one) => one.asked))];
  const strange = [...answers.keys()].find((key) => !asked.includes(key));
  if (strange === undefined) return;
  const known = asked.length > 0 ? t.questionsAre({ keys: joined(asked) }) : t.noneAsked;
  throw usageError(t.noQuestion({ key: strange, asked: known }));
}

/** What answers the open questions in a script, as it would be typed. */
export function answersToType(questions: readonly Question[]): string {
  return questions
    .map(({ key, choices }) => {
      const [first] = choices;
      const written = `${key}=${first?.answer ?? '…'}`;
      return `--answer ${/^[\w.=-]+$/u.test(written) ? written : JSON.stringify(written)}`;
    })
    .join(' ');
}
