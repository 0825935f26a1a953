import type { LedgerTask } from '../../reports/view/data.js';
import { noticeTask } from '../../schemas/ledger.js';
import { isOfNotice } from '../../schemas/region.js';
import type { LoadedSettings } from '../project/settings.js';

/** The ledger's task as the settings have it; nothing where no ledger is kept. */
export function ledgerTask({ settings, region }: LoadedSettings): LedgerTask | undefined {
  const { ledger } = settings;
  if (ledger === 'none') return undefined;
  if (ledger === 'default') {
    return isOfNotice(region) ? { ...noticeTask, emphasis: {} } : undefined;
  }
  const both = (text: string) => ({ zh: text, en: text });
  return {
    number: String(ledger.number ?? noticeTask.number),
    task: ledger.task === undefined ? noticeTask.task : both(ledger.task),
    units: ledger.units?.map(both) ?? noticeTask.units,
    emphasis: Object.fromEntries(
      Object.entries(ledger.emphasis ?? {}).map(([year, text]) => [year, both(text)]),
    ),
  };
}
