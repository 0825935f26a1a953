import type { Words } from '../../schemas/words/index.js';
import { shown } from '../base/html.js';

export { type Say, speaker } from '../../schemas/words/index.js';

/** The word for a code; the code itself where a later version of the data knows more codes. */
export function named(names: Readonly<Record<string, Words>>, code: string | null): Words {
  if (code === null) return { zh: '—', en: '—' };
  if (Object.hasOwn(names, code)) return names[code] as Words;
  return { zh: shown(code, 40), en: shown(code, 40) };
}
