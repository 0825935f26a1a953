import { isWithin, verdictCodes } from '../../schemas/codes/index.js';
import { light, type Role } from '../theme/palette.js';
import type { View } from '../view/view.js';
import { evidenceWords, statusWords, verdictWords } from '../words/index.js';
import type { ToneRule } from './sheet.js';

/** What a colour says, as on the pages: blue for what is met, vermilion for what isn't. */
export type Tone = 'good' | 'bad' | 'open';

const roles: Record<Tone, Role> = { good: 'met', bad: 'failed', open: 'unknown' };

/** Letters and their ground, as `RRGGBB`. */
export interface ToneColours {
  readonly text: string;
  readonly fill: string;
}

export function toneColours(tone: Tone): ToneColours {
  const text = colourOf(roles[tone]);
  return { text, fill: tint(text) };
}

/** A colour as workbooks have it. */
export function colourOf(role: Role): string {
  return light(role).slice(1).toUpperCase();
}

/** The colour thinned with white until letters of it are legible on it. */
function tint(colour: string): string {
  const parts = [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return parts
    .map((part) =>
      Math.round(255 - (255 - part) * 0.12)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')
    .toUpperCase();
}

const sides = new Map<boolean | null, Tone>([
  [true, 'good'],
  [false, 'bad'],
  [null, 'open'],
]);

export function toneOf(verdict: string): Tone {
  return sides.get(isWithin(verdict)) ?? 'open';
}

/** Every verdict in its colour, wherever one stands. */
export function verdictTones({ say }: View, ...columns: readonly string[]): ToneRule[] {
  const tones = new Map(verdictCodes.names.map((code) => [say(verdictWords[code]), toneOf(code)]));
  return columns.flatMap((column) =>
    [...tones].map(([is, tone]): ToneRule => ({ column, when: { is }, tone })),
  );
}

/** Beyond an allowance. */
export function beyondTone(column: string): ToneRule {
  return { column, when: { below: 0 }, tone: 'bad' };
}

/** Every way in which evidence is missing. */
export function evidenceTones({ say }: View, column: string): ToneRule[] {
  const missing = Object.entries(evidenceWords).filter(([code]) => code !== 'complete');
  return missing.map(([, words]) => ({ column, when: { is: say(words) }, tone: 'open' }));
}

export function failedTone({ say }: View, column: string): ToneRule {
  return { column, when: { is: say(statusWords.fail) }, tone: 'bad' };
}
