import type { FeedDeclaration } from './index.js';
import { outages, restoredAliases, restoredHints } from './outages.js';
import { userHints } from './place.js';

export const restorations: FeedDeclaration = {
  zh: '分步送电',
  en: 'Staged restorations',
  grain: {
    zh: '停电事件的每一步送电一行',
    en: 'One row per stage that restores some of an event’s users',
  },
  identity: ['provider', 'event_id', 'asset_id', 'restored_at'],
  conflict: 'conflicting_duplicate',
  columns: (fields) => {
    const outage = outages.columns(fields);
    const { event_id, asset_id, provider } = outage;
    if (!event_id || !asset_id || !provider) throw new Error('outages lack an identity column');
    return {
      event_id,
      asset_id,
      provider,
      restored_at: fields.required('time', {
        zh: '复电时间',
        en: 'Restoration time of the stage',
        aliases: restoredAliases,
        side: 'end',
        hints: restoredHints,
      }),
      users_restored: fields.required('count', {
        zh: '复电用户数',
        en: 'Users restored in the stage',
        aliases: ['复电用户数', '送电用户数', '复电户数'],
        quantity: 'users',
        hints: userHints,
      }),
    };
  },
};
