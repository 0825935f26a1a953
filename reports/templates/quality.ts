import { type FeedName, feedCodes, severityCodes } from '../../schemas/codes/index.js';
import { integer } from '../base/figures.js';
import { type Html, html, shown } from '../base/html.js';
import { coverageChart } from '../charts/coverage.js';
import { checkData, type FeedSum, feedData, rejectionData } from '../datasets/quality.js';
import type { BatchRow, CheckRow } from '../view/data.js';
import type { View } from '../view/view.js';
import {
  feedWords,
  findingWords,
  named,
  rejectionWords,
  type Say,
  severityWords,
  statusSigns,
  statusWords,
  qualityWords as w,
} from '../words/index.js';
import { figure } from './figure.js';
import { table } from './table.js';
import { usersTable } from './users.js';

/** What was read, what was turned away, and which checks hold: a part of the annex. */
export async function qualityParts(view: View): Promise<Html> {
  return html`<h3 id="quality">${view.say(w.heading)}</h3>
<p>${view.say(w.scope)}</p>
${feeds(view)}
${unreadFiles(view)}
${!view.isCity && (await figure(coverageChart(view), view))}
${usersTable(view)}
${rejections(view)}
${checks(view)}`;
}

function feeds(view: View): Html {
  const { say, data } = view;
  if (data.batches.length === 0) return html`<p class="none">${say(w.noBatches)}</p>`;
  const byFeed = new Map<FeedName, BatchRow[]>();
  for (const batch of data.batches) {
    byFeed.set(batch.feed, [...(byFeed.get(batch.feed) ?? []), batch]);
  }
  const names = [...byFeed.keys()].sort((a, b) => feedCodes.rank(a) - feedCodes.rank(b));
  const sums = names.map((feed): FeedSum => {
    const batches = byFeed.get(feed) ?? [];
    const sum = (pick: (batch: BatchRow) => number) => batches.reduce((n, b) => n + pick(b), 0);
    return {
      feed,
      files: batches.length,
      read: sum((b) => b.rows_read),
      loaded: sum((b) => b.rows_loaded),
      rejected: sum((b) => b.rows_rejected),
      skipped: sum((b) => b.rows_skipped),
      replaced: sum((b) => b.rows_replaced),
      unread: batches.filter((b) => b.not_read !== null).length,
    };
  });
  const counts = [
    [w.files, 'files'],
    [w.read, 'rows_read'],
    [w.loaded, 'rows_loaded'],
    [w.rejected, 'rows_rejected'],
    [w.skipped, 'rows_skipped'],
    [w.replaced, 'rows_replaced'],
    [w.unread, 'files_not_read'],
  ] as const;
  return table({
    id: 'feeds-caption',
    caption: say(w.feeds),
    note: say(w.feedsNote),
    columns: [
      { label: say(w.feed) },
      ...counts.map(([label, by]) => ({ label: say(label), kind: 'number' as const, by })),
      { label: say(w.adds), kind: 'tight' },
    ],
    rows: sums.map(({ feed, files, read, loaded, rejected, skipped, replaced, unread }) => {
      const adds = (byFeed.get(feed) ?? []).every(
        (b) => b.rows_read === b.rows_loaded + b.rows_rejected + b.rows_skipped,
      );
      return [
        say(named(feedWords, feed)),
        ...[files, read, loaded, rejected, skipped, replaced, unread].map(integer),
        status(adds ? 'pass' : 'fail', say(adds ? w.yes : w.no)),
      ];
    }),
    data: feedData(sums, say),
    view,
  });
}

/** Files that gave nothing because nobody could read them. */
function unreadFiles({ say, data, language }: View): Html | null {
  const unread = data.batches.filter(({ not_read: why }) => why !== null);
  if (unread.length === 0) return null;
  return html`<p><strong>${say(w.notRead)}</strong></p>
<ul>${unread.map(
    (batch) =>
      html`<li><span class="code">${shown(batch.source_file, 120)}</span> ${shown(language === 'zh' ? batch.not_read : batch.not_read_en, 300)}</li>\n`,
  )}</ul>`;
}

function rejections(view: View): Html {
  const { say, data } = view;
  if (data.rejectedByCode.length === 0) return html`<p class="none">${say(w.noRejections)}</p>`;
  return table({
    id: 'rejections-caption',
    caption: say(w.rejections),
    note: say(w.rejectionsNote),
    columns: [
      { label: say(w.fault) },
      { label: say(w.code), kind: 'code' },
      { label: say(w.feed) },
      { label: say(w.rows), kind: 'number', by: 'rows' },
    ],
    rows: data.rejectedByCode.map(({ feed, code, rows }) => [
      say(named(rejectionWords, code)),
      shown(code, 60),
      say(named(feedWords, feed)),
      integer(rows),
    ]),
    data: rejectionData(data.rejectedByCode, say),
    view,
  });
}

/** Failed checks first: they are what a reader must know. */
function checks(view: View): Html {
  const { say, data, language } = view;
  if (data.checks.length === 0) return html`<p class="none">${say(w.noChecks)}</p>`;
  const failed = data.checks
    .filter((check) => check.status === 'fail')
    .sort((a, b) => rankOf(a) - rankOf(b));
  const others = data.checks.filter((check) => check.status !== 'fail');
  const listed = [...failed, ...others];
  return table({
    id: 'checks-caption',
    caption: say(w.checks),
    note: say(
      w.checksFailed({ failed: integer(failed.length), total: integer(data.checks.length) }),
    ),
    columns: [
      { label: say(w.check), kind: 'long' },
      { label: say(w.code), kind: 'code' },
      { label: say(w.severity), kind: 'tight', by: listed.map(rankOf) },
      { label: say(w.status), kind: 'tight' },
      { label: say(w.failing), kind: 'number', by: 'failing_rows' },
    ],
    rows: listed.map((check) => [
      shown(language === 'zh' ? check.what : check.what_en, 200),
      shown(check.name, 60),
      say(named(severityWords, check.severity)),
      outcome(check, say),
      integer(check.failing_rows),
    ]),
    data: checkData(listed),
    view,
  });
}

function rankOf({ severity }: CheckRow): number {
  return severityCodes.rank(severity);
}

/** What a failed check amounts to is its severity: a mere remark is no alarm. */
function outcome({ status: code, severity }: CheckRow, say: Say): Html {
  if (code !== 'fail' || severity === 'error') return status(code, say(named(statusWords, code)));
  return status(severity, say(named(findingWords, severity)));
}

/** A sign and a word; the colour of a failure only repeats them. */
function status(code: string, word: string): Html {
  const sign = Object.entries(statusSigns).find(([known]) => known === code)?.[1];
  return html`<span class="verdict ${code === 'fail' && 'is-fail'}"><i aria-hidden="true">${sign}</i>${word}</span>`;
}
