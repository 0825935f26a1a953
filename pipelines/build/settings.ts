import { type SettingRow, settingRowsOf } from '../../schemas/settings/rows.js';
import type { Database } from '../base/database.js';
import type { LoadedSettings } from '../project/settings.js';

/** Settings in force, with the horizon that the data itself gives. */
export async function settingRows(
  warehouse: Database,
  loaded: LoadedSettings,
  options: { asOf?: string | undefined },
): Promise<SettingRow[]> {
  const found = await warehouse.one('select data_from, as_of from horizon');
  const dayOf = (value: unknown) => (value === null ? null : String(value));
  const horizon = { data_from: dayOf(found.data_from), as_of: dayOf(found.as_of) };
  return settingRowsOf(loaded, horizon, options);
}
