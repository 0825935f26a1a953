import { withoutUnseen } from '../../reports/base/unseen.js';

/**
 * Text from wherever, which then can't steer a terminal or pose as other text: what is not seen is spelled
 * as in JSON, `\u001b`, so that JSON stays the same JSON.
 */
export function inert(text: string): string {
  return withoutUnseen(text.replaceAll('\r\n', '\n'), spelled);
}

function spelled(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
