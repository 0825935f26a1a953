/** What a process may use. */
export interface Limits {
  /** Bytes of memory that the whole process may have resident. */
  readonly memory: number;
  /** Milliseconds that its work may take, once the program is loaded; without, as long as it likes. */
  readonly milliseconds?: number | undefined;
  /** Ends it, and its reason is what is thrown. */
  readonly signal?: AbortSignal | undefined;
}

/** Which limit a process was ended for. */
export type Excess = 'memory' | 'time';

/** The pipe on which the watchdog says that there was too much memory; after it the process is gone. */
export const ALARM = 4;
