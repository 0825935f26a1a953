import type { Value } from '../base/dataset.js';
import type {
  BatchRow,
  CheckRow,
  EvidenceRow,
  ExclusionRow,
  ExclusionSum,
  RejectedCount,
} from '../view/data.js';
import type { View } from '../view/view.js';
import {
  claimReasonWords,
  evidenceWords,
  feedWords,
  named,
  natureWords,
  outcomeWords,
  rejectionWords,
  severityWords,
  sourceWords,
  statusWords,
  tierWords,
  workbookWords as w,
} from '../words/index.js';
import { cityName } from './results.js';
import { field, inHours, type Sheet, type SheetField, sheetOf } from './sheet.js';
import { evidenceTones, failedTone } from './tones.js';

type Name = 'evidence' | 'claims' | 'refused' | 'checks' | 'rejected' | 'inputs' | 'settings';
const at = (name: Name) => ({ title: w.sheets[name], about: w.about[name] });

/** What was left out. */
export function exclusionSheets(view: View): Sheet[] {
  const { data } = view;
  return [
    sheetOf('exclusion-sums', at('claims'), data.exclusionSums, sumFields(view), { keys: 2 }),
    sheetOf('refused-claims', at('refused'), data.exclusions, refusedFields(view), {
      ...{ keys: 1, printed: { to: 'counted_user_hours' } },
    }),
  ];
}

/** What it all rests on. */
export function trustSheets(view: View): Sheet[] {
  const { say, data } = view;
  return [
    sheetOf('missing-evidence', at('evidence'), data.missingEvidence, evidenceFields(view), {
      keys: 3,
      tones: evidenceTones(view, 'evidence'),
    }),
    sheetOf('checks', at('checks'), data.checks, checkFields(view), {
      keys: 1,
      tones: [failedTone(view, 'status')],
    }),
    sheetOf('rejected', at('rejected'), data.rejectedByCode, rejectedFields(view), { keys: 2 }),
    sheetOf('inputs', at('inputs'), data.batches, inputFields(view), { keys: 2 }),
    sheetOf('settings', at('settings'), data.settings, [
      field('name', w.setting, 'text', (row) => row.name),
      field('value', w.value, 'text', (row) => typed(row.value)),
      field('source', w.source, 'text', (row) => say(named(sourceWords, row.source))),
    ]),
  ];
}

/** A truth as such, and whatever else as text: codes and versions look like numbers. */
function typed(value: string): Value {
  return value === 'true' || value === 'false' ? value === 'true' : value;
}

function sumFields(view: View): SheetField<ExclusionSum>[] {
  const { say } = view;
  return [
    field('city_code', w.cityCode, 'text', (row) => row.city_code),
    field('city', w.city, 'text', (row) => cityName(view, row.city_code)),
    field('outcome', w.outcome, 'text', (row) => say(named(outcomeWords, row.outcome))),
    field('reason', w.reason, 'text', (row) =>
      row.reason === null ? null : say(named(claimReasonWords, row.reason)),
    ),
    field('claims', w.claims, 'count', (row) => row.claims),
    field('excluded_user_hours', w.excludedHours, 'userHours', (row) =>
      inHours(row.excluded_user_seconds),
    ),
    field('counted_user_hours', w.netHours, 'userHours', (row) =>
      inHours(row.counted_user_seconds),
    ),
    field('excluded_user_seconds', w.excludedSeconds, 'count', (row) => row.excluded_user_seconds),
    field('counted_user_seconds', w.netSeconds, 'count', (row) => row.counted_user_seconds),
  ];
}

function refusedFields(view: View): SheetField<ExclusionRow>[] {
  const { say } = view;
  return [
    field('event_id', w.event, 'text', (row) => row.event_id),
    field('provider', w.provider, 'text', (row) => row.provider),
    field('city_code', w.cityCode, 'text', (row) => row.city_code),
    field('city', w.city, 'text', (row) => cityName(view, row.city_code, row.city_name)),
    field('area_tier', w.tier, 'text', (row) => say(named(tierWords, row.area_tier))),
    field('line_id', w.line, 'text', (row) => row.line_id),
    field('nature', w.nature, 'text', (row) => say(named(natureWords, row.nature))),
    field('order_no', w.order, 'text', (row) => row.order_no),
    field('authority', w.authority, 'text', (row) => row.authority),
    field('approved_from', w.approvedFrom, 'time', (row) => row.approved_from),
    field('approved_to', w.approvedTo, 'time', (row) => row.approved_to),
    field('started_at', w.started, 'time', (row) => row.started_at),
    field('ended_at', w.ended, 'time', (row) => row.ended_at),
    field('reason', w.reason, 'text', (row) => say(named(claimReasonWords, row.reason))),
    field('counted_user_hours', w.netHours, 'userHours', (row) =>
      inHours(row.counted_user_seconds),
    ),
    field('source_file', w.file, 'text', (row) => row.source_file),
    field('source_line', w.sourceLine, 'count', (row) => row.source_line),
  ];
}

function evidenceFields(view: View): SheetField<EvidenceRow>[] {
  const { say, language } = view;
  return [
    field('year', w.year, 'text', (row) => String(row.year)),
    field('city_code', w.cityCode, 'text', (row) => row.city_code),
    field('city', w.city, 'text', (row) => cityName(view, row.city_code)),
    field('evidence', w.evidence, 'text', (row) => say(named(evidenceWords, row.evidence))),
    field('feed', w.feed, 'text', (row) => say(named(feedWords, row.feed))),
    field('source_file', w.file, 'text', (row) => row.source_file),
    field('message', w.note, 'text', (row) => (language === 'zh' ? row.message : row.message_en)),
  ];
}

function checkFields({ say, language }: View): SheetField<CheckRow>[] {
  return [
    field('name', w.code, 'text', (row) => row.name),
    field('what', w.what, 'text', (row) => (language === 'zh' ? row.what : row.what_en)),
    field('severity', w.severity, 'text', (row) => say(named(severityWords, row.severity))),
    field('status', w.status, 'text', (row) => say(named(statusWords, row.status))),
    field('failing_rows', w.failing, 'count', (row) => row.failing_rows),
  ];
}

function rejectedFields({ say }: View): SheetField<RejectedCount>[] {
  return [
    field('feed', w.feed, 'text', (row) => say(named(feedWords, row.feed))),
    field('code', w.code, 'text', (row) => row.code),
    field('fault', w.fault, 'text', (row) => say(named(rejectionWords, row.code))),
    field('rows', w.rowCount, 'count', (row) => row.rows),
  ];
}

function inputFields({ say, language }: View): SheetField<BatchRow>[] {
  return [
    field('ingested_order', w.number, 'count', (row) => row.ingested_order),
    field('source_file', w.file, 'text', (row) => row.source_file),
    field('feed', w.feed, 'text', (row) => say(named(feedWords, row.feed))),
    field('content_hash', w.hash, 'text', (row) => row.content_hash),
    field('encoding', w.encoding, 'text', (row) => row.encoding),
    field('rows_read', w.read, 'count', (row) => row.rows_read),
    field('rows_loaded', w.loaded, 'count', (row) => row.rows_loaded),
    field('rows_rejected', w.rejected, 'count', (row) => row.rows_rejected),
    field('rows_skipped', w.skipped, 'count', (row) => row.rows_skipped),
    field('rows_replaced', w.replaced, 'count', (row) => row.rows_replaced),
    field('rows_withdrawn', w.withdrawn, 'count', (row) => row.rows_withdrawn),
    field('not_read', w.notRead, 'text', (row) =>
      language === 'zh' ? row.not_read : row.not_read_en,
    ),
    field('unknown_columns', w.unknownColumns, 'text', (row) => row.unknown_columns),
  ];
}
