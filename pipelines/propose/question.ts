import type { Words } from '../../schemas/words/index.js';

/** How sure a part of a proposal is. */
export type Certainty = 'certain' | 'likely' | 'unsure';

/** A setting that is proposed, and why. */
export interface Entry {
  /** Where in the settings. */
  readonly path: readonly string[];
  readonly value: unknown;
  readonly why: Words;
  readonly certainty: Exclude<Certainty, 'unsure'>;
}

/** A cell, and what it would be read as; null where it would be no value. */
export interface Reading {
  readonly cell: string;
  readonly value: string | null;
}

/** One of the answers to a question. */
export interface Choice {
  readonly answer: string;
  /** What it means, where its examples don't show it. */
  readonly says?: Words;
  readonly examples: readonly Reading[];
  /** The settings that say it. */
  readonly settings: readonly { readonly path: readonly string[]; readonly value: unknown }[];
}

/** What only somebody who knows the file can say, since it decides a figure. */
export interface Question {
  /** By which it is answered, such as `started_at.date_order`. */
  readonly key: string;
  readonly what: Words;
  readonly choices: readonly Choice[];
  /** The settings of an answer that is none of these; without it only these are taken. */
  readonly other?: (answer: string) => Choice['settings'];
}

/** Answers by the keys of their questions. */
export type Answers = ReadonlyMap<string, string>;

/** Gathers the parts of a proposal; what is answered already is no question any more. */
export class Findings {
  readonly entries: Entry[] = [];
  readonly questions: Question[] = [];
  readonly notes: Words[] = [];
  /** Keys of all questions that came up, and those whose answer was none. */
  readonly asked: string[] = [];
  readonly wrong: { readonly question: Question; readonly answer: string }[] = [];

  constructor(
    private readonly answers: Answers,
    private readonly answered: Words,
  ) {}

  propose(
    path: readonly string[],
    value: unknown,
    why: Words,
    certainty: Entry['certainty'],
  ): void {
    this.entries.push({ path, value, why, certainty });
  }

  /** @returns the answer, where there is one */
  ask(question: Question): string | undefined {
    this.asked.push(question.key);
    const answer = this.answers.get(question.key);
    if (answer === undefined) {
      this.questions.push(question);
      return undefined;
    }
    const choice = question.choices.find((one) => one.answer === answer);
    const settings = choice?.settings ?? question.other?.(answer) ?? [];
    // An answer of one’s own has to say something.
    if (!choice && settings.length === 0) {
      this.wrong.push({ question, answer });
      this.questions.push(question);
      return undefined;
    }
    for (const { path, value } of settings) this.propose(path, value, this.answered, 'certain');
    return answer;
  }

  note(what: Words): void {
    this.notes.push(what);
  }
}
