import type { ErrorCode } from '../../schemas/codes/index.js';
import type { Language, Words } from '../../schemas/words/index.js';

/** Exit codes of the command line. */
export const exit = { done: 0, failed: 1, usage: 2, strict: 3 } as const;
export type ExitCode = (typeof exit)[keyof typeof exit];

export interface Trouble {
  readonly exitCode: ExitCode;
  /** For programs that act on it; else what the exit code says. */
  readonly code?: ErrorCode;
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
  /** Why, for programs that act on it. */
  code: ErrorCode;
  readonly what: Words;
  readonly hint: Words | undefined;
  readonly isOfMachine: boolean;
  readonly isPassing: boolean;

  constructor(trouble: Trouble, options?: ErrorOptions) {
    super(trouble.what.en, options);
    this.name = 'UserError';
    this.exitCode = trouble.exitCode;
    this.code = trouble.code ?? (trouble.exitCode === exit.usage ? 'usage' : 'failed');
    this.what = trouble.what;
    this.hint = trouble.hint;
    this.isOfMachine = trouble.isOfMachine ?? false;
    this.isPassing = trouble.isPassing ?? false;
  }

  /** Says why more closely than the maker does that made it. */
  as(code: ErrorCode): this {
    this.code = code;
    return this;
  }

  tell(language: Language): string {
    return [this.what[language], this.hint?.[language]].filter(Boolean).join('\n');
  }
}

export function usageError(what: Words, hint?: Words): UserError {
  return new UserError({ exitCode: exit.usage, what, ...(hint && { hint }) });
}

export function failure(what: Words, hint?: Words, cause?: unknown): UserError {
  const trouble = { exitCode: exit.failed, what, ...(hint && { hint }) };
  return new UserError(trouble, { cause });
}

/** Too little disk space or memory, or missing permissions: not the fault of any one file. */
export function machineFailure(what: Words, hint: Words, cause: unknown): UserError {
  const trouble = { exitCode: exit.failed, code: 'machine' as const, what, hint };
  return new UserError({ ...trouble, isOfMachine: true }, { cause });
}

/** A fault that may not occur when the command is run again. */
export function passingFailure(what: Words, hint?: Words, cause?: unknown): UserError {
  const trouble = { exitCode: exit.failed, code: 'busy' as const, what, ...(hint && { hint }) };
  return new UserError({ ...trouble, isPassing: true }, { cause });
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The system's name of what went wrong, such as `ENOENT`; the program's own errors have none. */
export function errnoOf(error: unknown): string | undefined {
  return error instanceof UserError
    ? undefined
    : (error as NodeJS.ErrnoException | undefined)?.code;
}
