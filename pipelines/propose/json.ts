import type { Output } from '../../schemas/outputs/index.js';
import type { Proposal } from './propose.js';
import type { Trial } from './trial.js';

/** A proposal for programs. */
export function proposalJson(
  file: string,
  { feed, columns, grid, settings, entries, questions, notes }: Proposal,
  trial: Trial | undefined,
  yaml: string,
): Output<'doctor file'> {
  return {
    file,
    feed,
    yaml,
    settings: JSON.parse(JSON.stringify(settings)) as Record<string, never>,
    entries: entries.map(({ path, value, why, certainty }) => ({
      setting: path.join('.'),
      value: JSON.parse(JSON.stringify(value)) as never,
      certainty,
      why,
    })),
    columns: columns.map(({ name, at, because }) => ({
      name,
      headers: at.map((one) => grid.header[one] ?? ''),
      because,
      examples: [...(trial?.examples.get(name) ?? [])],
    })),
    questions: questions.map(({ key, what, choices, other }) => ({
      key,
      what,
      takes_others: other !== undefined,
      choices: choices.map(({ answer, says, examples }) => ({
        answer,
        says: says ?? null,
        examples: [...examples],
      })),
    })),
    notes: [...notes, ...(trial?.problem ? [trial.problem] : [])],
    trial:
      trial && !trial.problem
        ? {
            rows: trial.rows,
            loaded: trial.loaded,
            rejected: trial.rejected,
            skipped: trial.skipped,
            from: trial.span?.from ?? null,
            to: trial.span?.to ?? null,
            reasons: trial.reasons.map(({ count, message }) => ({ rows: count, message })),
          }
        : null,
  };
}
