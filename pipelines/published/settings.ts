import { settingsInForce } from '../../schemas/published/reference.js';
import { type SettingsInForce, settingsFromRows } from '../../schemas/settings/rows.js';
import type { Database } from '../base/database.js';

/** The settings that the published figures were made by. */
export async function publishedSettings(published: Database): Promise<SettingsInForce> {
  return settingsFromRows(await published.read(settingsInForce));
}
