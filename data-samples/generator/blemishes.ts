/**
 * Rows that the program must reject, and rows that say the same twice. Real exports have them, and
 * a sample without any would not show what happens to them.
 */
import type { OutageText } from './outage-files.js';
import { isoTime, type Seconds } from './time.js';
import type { World } from './world.js';

export interface Blemish {
  readonly file: 'plain' | 'chinese';
  /** Counted from the first year of the sample. */
  readonly yearNo: number;
  /** The row stands after those of this month. */
  readonly month: number;
  readonly text: OutageText;
  /** Whether a comma inside a cell goes unquoted, so that the row has a cell too many. */
  readonly isUnquoted?: boolean;
}

/** A sound row, of which each blemish spoils something. */
function sound(eventId: string, date: string, own: OutageText): OutageText {
  return {
    event_id: eventId,
    provider: '示例第一供电公司',
    city: '511200' in own ? '' : '510600',
    county: '中江县',
    area_tier: 'rural',
    line_id: '5106R0003',
    asset_id: '5106R0003-S1',
    started_at: `${date} 08:00:00`,
    restored_at: `${date} 12:00:00`,
    users: '20',
    nature: 'fault',
    cause: '树障',
    ...own,
  };
}

function chinese(eventId: string, date: string, own: OutageText): OutageText {
  return {
    event_id: eventId,
    provider: '示例第六供电公司',
    city: '内江市',
    county: '资中县',
    area_tier: '农村',
    line_id: '5110R0005',
    started_at: `${date} 8:00`,
    restored_at: `${date} 11:30`,
    users: '20',
    nature: '故障',
    cause: '树障',
    ...own,
  };
}
