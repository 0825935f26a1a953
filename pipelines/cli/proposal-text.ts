import { type Language, speaker, type Words } from '../../schemas/words/index.js';
import type { Proposal } from '../propose/propose.js';
import type { Trial } from '../propose/trial.js';
import { oneLine } from '../propose/yaml.js';
import { textTable } from '../terminal/table.js';
import { proposeWords as w } from '../words/propose.js';
import { proposeTroubleWords as t } from '../words/propose-told.js';
import { answersToType } from './proposing.js';

/** What is to be known of a proposal beside the settings themselves. */
export function proposalText(
  { columns, grid, notes, questions }: Proposal,
  trial: Trial | undefined,
  { file, isWhole, language }: { file: string; isWhole: boolean; language: Language },
): string {
  const say = speaker(language);
  const rows = columns.map(({ name, at, because }) => [
    name,
    oneLine(at.map((one) => grid.header[one] ?? '').join(' + ')),
    say(w.because[because] as Words),
    (trial?.examples.get(name) ?? [])
      .map(({ cell, value }) =>
        cell === value ? oneLine(cell) : `${oneLine(cell)} → ${value ?? '∅'}`,
      )
      .join('; '),
  ]);
  const head = [t.column, t.header, t.why, t.read].map(say);
  const parts = [textTable(head, rows, ['left', 'left', 'left', 'left'])];
  if (grid.rows.length === 0) parts.push(say(t.noRows({ file })));
  if (notes.length > 0)
    parts.push([say(t.unsure), ...notes.map((one) => `  - ${say(one)}`)].join('\n'));
  parts.push(trial ? trialText(trial, isWhole, language) : say(t.notTried));
  if (questions.length > 0) {
    const asked = questions.map(({ key, what }) => `  ? ${oneLine(key)} — ${say(what)}`);
    const answers = answersToType(questions);
    parts.push(
      [say(t.open({ count: questions.length })), ...asked, say(t.answerSo({ file, answers }))].join(
        '\n',
      ),
    );
  }
  return parts.join('\n');
}

function trialText(trial: Trial, isWhole: boolean, language: Language): string {
  const say = speaker(language);
  const { span, reasons, problem } = trial;
  if (problem) return say(problem);
  return [
    say(t.tried({ ...trial, sampled: !isWhole })),
    ...(span ? [say(t.span(span))] : []),
    ...reasons.map(
      (reason) =>
        `  - ${say(t.reason({ count: reason.count, message: oneLine(say(reason.message)) }))}`,
    ),
  ].join('\n');
}
