import type { Language, Words } from '../../schemas/words/index.js';

/** Exit codes of the command line. */
export const exit = { done: 0, failed: 1, usage: 2, strict: 3 } as const;
export type ExitCode = (typeof exit)[keyof typeof exit];

export interface Trouble {
  readonly exitCode: ExitCode;
  /** What was wrong, and where. */
  readonly what: Words;
  /** What to do about it. */
  readonly hint?: Words;
  /** Whether the cause is disk space, memory or permissions, and not what the user gave. */
  readonly isOfMachine?: boolean;
  /** Whether trying again may help: the file is being written, or another program has it open. */
  readonly isPassing?: boolean;
}

/**
 * An error that the user can cause and correct: said in words, never with a stack trace.
 * Anything else that is thrown is a defect of the program.
 */
export class UserError extends Error {
  readonly exitCode: ExitCode;
  readonly what: Words;
  readonly hint: Words | undefined;
  readonly isOfMachine: boolean;
  readonly isPassing: boolean;

  constructor(trouble: Trouble, options?: ErrorOptions) {
    super(trouble.what.en, options);
    this.name = 'UserError';
    this.exitCode = trouble.exitCode;
    this.what = trouble.what;
    this.hint = trouble.hint;
    this.isOfMachine = trouble.isOfMachine ?? false;
    this.isPassing = trouble.isPassing ?? false;
  }

  tell(language: Language): string {
    return [this.what[language], this.hint?.[language]].filter(Boolean).join('\n');
  }
}

export function usageError(what: Words, hint?: Words): UserError {
  return new UserError({ exitCode: exit.usage, what, ...(hint && { hint }) });
}

export function failure(what: Words, hint?: Words, cause?: unknown): UserError {
  return new UserError({ exitCode: exit.failed, what, ...(hint && { hint }) }, { cause });
}

/** Too little disk space or memory, or missing permissions: not the fault of any one file. */
export function machineFailure(what: Words, hint: Words, cause: unknown): UserError {
  return new UserError({ exitCode: exit.failed, what, hint, isOfMachine: true }, { cause });
}

/** A fault that may not occur when the command is run again. */
export function passingFailure(what: Words, hint?: Words, cause?: unknown): UserError {
  const trouble = { exitCode: exit.failed, what, ...(hint && { hint }), isPassing: true };
  return new UserError(trouble, { cause });
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function errnoOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | undefined)?.code;
}
