import { tierOrAllCodes, type VerdictCode, verdictCodes } from '../../../schemas/codes/index.js';
import type { Output } from '../../../schemas/outputs/index.js';
import { speaker } from '../../../schemas/words/index.js';
import { exit } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { type ChangedCell, diffStates, type StateDiff } from '../../history/diff.js';
import type { Io } from '../../terminal/io.js';
import { textTable } from '../../terminal/table.js';
import { helpWords } from '../../words/cli-help.js';
import { diffWords as w } from '../../words/cli-results.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';
import { projectOf } from '../project.js';

const SHOWN_ROWS = 20;

export function addDiff(cli: Cli): void {
  const { io } = cli;
  const say = speaker(io.language);
  addCommand(cli, 'diff', say(helpWords.diff.does))
    .argument('<before>', say(helpWords.diff.before))
    .argument('[after]', say(helpWords.diff.after))
    .action(async (before: string, after: string | undefined, options: CommonOptions) => {
      const project = await projectOf(cli, options);
      const diff = await diffStates(project, before, after, options.asOf);
      if (options.json) io.out(toJson<Output<'diff'>>(diff));
      else show(io, diff);
      cli.finish(exit.done);
    });
}

function show(io: Io, { cells, rows, users }: StateDiff): void {
  const l = io.language;
  const say = speaker(l);
  if (cells.length === 0) io.out(say(w.noChange));
  else {
    io.out(
      textTable(
        [
          say(w.year),
          say(w.city),
          say(w.tier),
          say(w.hoursBefore),
          say(w.hoursAfter),
          say(w.verdict),
        ],
        cells.map((cell) => cellRow(cell, l)),
      ),
    );
  }
  if (rows.length > 0) {
    io.out(say(w.rows({ count: String(rows.length) })));
    io.out(
      textTable(
        [
          say(w.change),
          say(w.event),
          say(w.asset),
          say(w.userHoursBefore),
          say(w.userHoursAfter),
          say(w.sourceBefore),
          say(w.sourceAfter),
        ],
        rows
          .slice(0, SHOWN_ROWS)
          .map((row) => [
            w.changes[row.change][l],
            row.event_id,
            row.asset_id,
            figure(row.net_user_hours_before),
            figure(row.net_user_hours_after),
            row.source_before,
            row.source_after,
          ]),
      ),
    );
    if (rows.length > SHOWN_ROWS) {
      io.note(say(w.all));
    }
  }
  if (users.length > 0) {
    io.out(say(w.users({ count: String(users.length) })));
  }
}

function cellRow(cell: ChangedCell, l: Io['language']) {
  const verdict = (code: VerdictCode | null) => (code === null ? '—' : verdictCodes.words[code][l]);
  return [
    cell.year,
    cell.city_name,
    tierOrAllCodes.words[cell.area_tier][l],
    figure(cell.hours_before),
    figure(cell.hours_after),
    cell.verdict_before === cell.verdict_after
      ? verdict(cell.verdict_after)
      : `${verdict(cell.verdict_before)} → ${verdict(cell.verdict_after)}`,
  ];
}

function figure(value: number | null): string {
  return value === null ? '—' : value.toFixed(4);
}
