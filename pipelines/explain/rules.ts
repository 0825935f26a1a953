import type { SettingsInForce } from '../../schemas/settings/rows.js';
import type { Database } from '../base/database.js';
import { publishedSettings } from '../published/settings.js';

/** Settings in force of a database that holds figures, and so a horizon. */
export interface Rules extends SettingsInForce {
  readonly data_from: string;
  readonly as_of: string;
}

export async function rulesOf(published: Database): Promise<Rules> {
  const settings = await publishedSettings(published);
  const { data_from, as_of } = settings;
  if (data_from === null || as_of === null)
    throw new Error('the published settings lack a horizon');
  return { ...settings, data_from, as_of };
}
