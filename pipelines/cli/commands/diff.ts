import { tierOrAllCodes, type VerdictCode, verdictCodes } from '../../../schemas/codes/index.js';
import { exit } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import {
  type ChangedCell,
  type ChangedRow,
  diffStates,
  type StateDiff,
} from '../../history/diff.js';
import type { Io } from '../../terminal/io.js';
import { say } from '../../terminal/say.js';
import { textTable } from '../../terminal/table.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';
import { projectOf } from '../project.js';

const SHOWN_ROWS = 20;

export function addDiff(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  addCommand(
    cli,
    'diff',
    say(
      l,
      '两个批次之间哪些判定和停电时间变了，由哪些记录引起',
      'which verdicts and hours changed between two batches, and because of which rows',
    ),
  )
    .argument('<before>', say(l, '先前的批次', 'the earlier batch'))
    .argument('<after>', say(l, '后来的批次', 'the later batch'))
    .action(async (before: string, after: string, options: CommonOptions) => {
      const project = await projectOf(cli, options);
      const diff = await diffStates(project, before, after, options.asOf);
      if (options.json) io.out(toJson(diff));
      else show(io, diff);
      cli.finish(exit.done);
    });
}

function show(io: Io, { cells, rows, users }: StateDiff): void {
  const l = io.language;
  if (cells.length === 0)
    io.out(say(l, '停电时间和判定均无变化。', 'No hours and no verdict changed.'));
  else {
    io.out(
      textTable(
        [
          say(l, '年度', 'Year'),
          say(l, '市州', 'City'),
          say(l, '地区特征', 'Tier'),
          say(l, '原小时数', 'Hours before'),
          say(l, '现小时数', 'Hours after'),
          say(l, '判定', 'VerdictCode'),
        ],
        cells.map((cell) => cellRow(cell, l)),
      ),
    );
  }
  if (rows.length > 0) {
    io.out(
      say(
        l,
        `引起变化的停电记录 ${rows.length} 条，影响最大的在前：`,
        `${rows.length} outage rows changed, largest effect first:`,
      ),
    );
    io.out(
      textTable(
        [
          say(l, '变化', 'Change'),
          say(l, '事件', 'Event'),
          say(l, '设备', 'Asset'),
          say(l, '原时户', 'User-hours before'),
          say(l, '现时户', 'User-hours after'),
          say(l, '原来源', 'Source before'),
          say(l, '现来源', 'Source after'),
        ],
        rows
          .slice(0, SHOWN_ROWS)
          .map((row) => [
            changeWords[row.change][l],
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
      io.note(say(l, '全部见 --json。', '--json has all of them.'));
    }
  }
  if (users.length > 0) {
    io.out(
      say(
        l,
        `用户基数变化 ${users.length} 处（--json 可列出）。`,
        `The numbers of users changed in ${users.length} places (--json lists them).`,
      ),
    );
  }
}

const changeWords: Record<ChangedRow['change'], { zh: string; en: string }> = {
  added: { zh: '新增', en: 'added' },
  withdrawn: { zh: '撤回', en: 'withdrawn' },
  changed: { zh: '更正', en: 'changed' },
};

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
