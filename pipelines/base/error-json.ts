import type { ErrorCode } from '../../schemas/codes/index.js';
import type { Failed } from '../../schemas/outputs/error.js';
import type { Language, Words } from '../../schemas/words/index.js';
import { toJson } from './json.js';

interface Told {
  readonly code: ErrorCode;
  readonly what: Words;
  readonly hint?: Words | undefined;
}

/** An error as programs are told it, in one line. */
export function errorJson({ code, what, hint }: Told, l: Language): string {
  return toJson<Failed>({ error: { code, message: what[l], hint: hint?.[l] ?? null } });
}
