import {
  differencePartCodes,
  revisionMarkCodes,
  tierOrAllCodes,
  verdictCodes,
} from '../../../schemas/codes/index.js';
import type { ComparedFigure, Comparison } from '../../../schemas/outputs/comparison.js';
import type { Output } from '../../../schemas/outputs/index.js';
import { speaker } from '../../../schemas/words/index.js';
import { exit, usageError } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { compare } from '../../history/compare.js';
import type { Io } from '../../terminal/io.js';
import { textTable } from '../../terminal/table.js';
import { helpWords } from '../../words/cli-help.js';
import { compareWords as w } from '../../words/compare.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';
import { projectOf } from '../project.js';

export function addCompare(cli: Cli): void {
  const { io } = cli;
  const say = speaker(io.language);
  addCommand(cli, 'compare', say(helpWords.compare.does), false)
    .argument('<name>', say(helpWords.compare.name))
    .argument('[other]', say(helpWords.compare.other))
    .action(async (name: string, other: string | undefined, options: CommonOptions) => {
      if (options.knownAt !== undefined || options.asOf !== undefined) {
        throw usageError(w.onlySubmitted, w.samePeriod);
      }
      const project = await projectOf(cli, options);
      const found = await compare(project, name, other);
      if (options.json) io.out(toJson<Output<'compare'>>(found));
      else show(io, found);
      cli.finish(exit.done);
    });
}

function show(io: Io, found: Comparison): void {
  const say = speaker(io.language);
  const { period, before, after, cells } = found;
  if (cells.length === 0) {
    io.out(say(w.noChange({ name: before.name })));
    return;
  }
  const ends = {
    before: say(w.asSubmitted(before)),
    after: after ? say(w.asSubmitted(after)) : say(w.now),
  };
  io.out(say(w.title({ period, ...ends })));
  showFigure(io, found, 'net_user_seconds');
  if (cells.some(({ figures }) => figures.some(({ name }) => name === 'user_days'))) {
    io.out(say(w.usersTitle));
    showFigure(io, found, 'user_days');
  }
  const judged = cells.filter(({ marks }) => marks.includes('c'));
  if (judged.length > 0) {
    io.out(say(w.verdicts));
    const verdict = (code: (typeof judged)[number]['verdict_before']) =>
      code === null ? '—' : verdictCodes.words[code][io.language];
    const lines = judged.map((cell) => [
      cell.city_name,
      tierOrAllCodes.words[cell.area_tier][io.language],
      verdict(cell.verdict_before),
      verdict(cell.verdict_after),
    ]);
    io.out(textTable([say(w.city), say(w.tier), say(w.before), say(w.after)], lines));
  }
  const marks = new Set(cells.flatMap((cell) => cell.marks));
  for (const mark of marks) io.note(say(revisionMarkCodes.words[mark]));
  io.note(say(w.all));
}

/** In whole seconds, so that the parts are seen to add up. */
function showFigure(io: Io, { cells }: Comparison, name: ComparedFigure): void {
  const say = speaker(io.language);
  const lines = cells.flatMap((cell) => {
    const figure = cell.figures.find((one) => one.name === name);
    return figure ? [{ cell, figure }] : [];
  });
  const parts = differencePartCodes.names.filter((part) =>
    lines.some(({ figure }) => figure.parts[part]),
  );
  io.out(
    textTable(
      [
        ...[say(w.city), say(w.tier), say(w.marks), say(w.before), say(w.after)],
        say(w.difference),
        ...parts.map((part) => say(differencePartCodes.words[part])),
      ],
      lines.map(({ cell, figure }) => [
        cell.city_name,
        tierOrAllCodes.words[cell.area_tier][io.language],
        cell.marks.join(' '),
        String(figure.before),
        String(figure.after),
        signed(figure.difference),
        ...parts.map((part) => signed(figure.parts[part])),
      ]),
    ),
  );
}

function signed(value: bigint): string {
  return value > 0n ? `+${value}` : String(value);
}
