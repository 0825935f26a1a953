import type { Language } from '../../schemas/words/index.js';
import { integer } from '../base/figures.js';
import { explainWords as w } from '../words/explain.js';
import { budgetParts } from './budget.js';
import { askedPeriod, askedPlace, cell, lastDay, type Writer, writerOf } from './cells.js';
import { claimsPart } from './claims.js';
import type { ExplanationData } from './data.js';
import type { Document, Part } from './document.js';
import { eventsPart } from './events.js';
import { formulaPart, hoursShown } from './formula.js';
import { clippedPart, overlapPart } from './overlap.js';
import { storyParts } from './story.js';
import { usersPart } from './users.js';
import { verdictPart } from './verdict.js';

/** The explanation in words, for whatever prints it. It depends on its arguments alone. */
export function explanationDocument(
  data: ExplanationData,
  language: Language,
  glosses?: Readonly<Record<string, string>>,
): Document {
  const writer = writerOf(data, language, glosses);
  const { say } = writer;
  return {
    title: titleOf(writer),
    lead: [lead(writer), ...(data.synthetic ? [say(w.synthetic)] : [])],
    parts: partsOf(writer),
    foot: say(w.foot({ version: data.program.version })),
  };
}

function titleOf(writer: Writer): string {
  const { say, data } = writer;
  const parts = {
    place: askedPlace(writer, data.asked),
    period: askedPeriod(writer, data.asked),
  };
  if (data.figure.hours === null) return say(w.titleNone(parts));
  return say(w.title({ ...parts, hours: hoursShown(writer, 2) }));
}

function lead({ say, data }: Writer): string {
  const { figure, span } = data;
  const state = figure.is_final ? w.final : w.provisional;
  return say(state({ from: span.from, to: lastDay(span.to), days: integer(figure.days) }));
}

function partsOf(writer: Writer): Part[] {
  const { say, data } = writer;
  if (data.story) {
    const event = cell(data.story.event_id);
    return storyParts(writer, data.story).map((part) => ({
      ...part,
      heading: say(w.story({ event })) + part.heading,
    }));
  }
  return [
    formulaPart(writer),
    verdictPart(writer),
    ...budgetParts(writer),
    eventsPart(writer),
    claimsPart(writer),
    overlapPart(writer),
    clippedPart(writer),
    usersPart(writer),
  ];
}
