import type { SettingSource } from '../../schemas/codes/index.js';
import type { Database } from '../base/database.js';
import type { LoadedSettings } from '../project/settings.js';

export interface SettingRow {
  readonly name: string;
  readonly value: string;
  readonly source: SettingSource;
}

/** Between which days the data is complete, whether given or found. */
export interface HorizonFound {
  readonly data_from: string;
  readonly as_of: string;
}

/** Settings in force, sorted by name, with the horizon that the data itself gives. */
export async function settingRows(
  warehouse: Database,
  loaded: LoadedSettings,
  options: { asOf?: string | undefined },
): Promise<SettingRow[]> {
  const found = await warehouse.one('select data_from, as_of from horizon');
  const horizon = { data_from: String(found.data_from ?? ''), as_of: String(found.as_of ?? '') };
  return settingRowsOf(loaded, horizon, options);
}

/** The same for a horizon that is known. */
export function settingRowsOf(
  { settings, given }: LoadedSettings,
  horizon: HorizonFound,
  options: { asOf?: string | undefined } = {},
): SettingRow[] {
  const { as_of: _, data_from: __, ...rest } = settings;
  const rows: SettingRow[] = flatten(rest).map(([name, value]) => ({
    name,
    value,
    source: given.has(name) ? 'file' : 'default',
  }));
  const bound = (name: 'as_of' | 'data_from', option: string | undefined): SettingRow => ({
    name,
    value: horizon[name],
    source: option ? 'option' : settings[name] ? 'file' : 'data',
  });
  rows.push(bound('as_of', options.asOf), bound('data_from', undefined));
  return rows.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function flatten(value: unknown, path = ''): [string, string][] {
  if (value === null || typeof value !== 'object') return [[path, String(value)]];
  if (Array.isArray(value)) return [[path, JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, inner]) =>
    inner === undefined ? [] : flatten(inner, path ? `${path}.${key}` : key),
  );
}
