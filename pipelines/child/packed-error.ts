import { type Trouble, UserError } from '../base/errors.js';

/** An error as data, which can cross from one process to another. */
export type PackedError =
  | { readonly kind: 'user'; readonly trouble: Trouble }
  | {
      readonly kind: 'other';
      readonly message: string;
      readonly stack: string | undefined;
      readonly code: string | undefined;
    };

export function packed(error: unknown): PackedError {
  if (error instanceof UserError) {
    const { exitCode, code, what, hint, isOfMachine, isPassing } = error;
    return {
      kind: 'user',
      trouble: { exitCode, code, what, isOfMachine, isPassing, ...(hint && { hint }) },
    };
  }
  const { message, stack, code } = (
    error instanceof Error ? error : new Error(String(error))
  ) as NodeJS.ErrnoException;
  return { kind: 'other', message, stack, code };
}

export function unpacked(error: PackedError): Error {
  if (error.kind === 'user') return new UserError(error.trouble);
  const { message, stack, code } = error;
  return Object.assign(new Error(message), { stack, ...(code !== undefined && { code }) });
}
