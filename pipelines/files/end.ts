import { rmSync } from 'node:fs';

/*
 * What is to be removed when the process ends: by itself, by an error, by Ctrl-C or because it is told to.
 * The one place that listens for these; a process that is killed outright is cleared up after by the next.
 */

const endings = new Map<string, () => void>();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Removes the path when the process ends.
 * @param remove how, where it takes more than removing; it has to be done when it returns
 * @returns what to call when there is nothing left to remove
 */
export function atEnd(path: string, remove: () => void = () => removeNow(path)): () => void {
  if (endings.size === 0) listen();
  endings.set(path, remove);
  return () => {
    if (endings.delete(path) && endings.size === 0) stopListening();
  };
}

/** Whether this process is at work on the path: its number alone may be that of an earlier one. */
export function isOurs(path: string): boolean {
  return endings.has(path);
}

/** A file or folder and all that is in it; what can't be removed stays. */
export function removeNow(path: string): void {
  try {
    // Again, where something is still being put into it.
    rmSync(path, { recursive: true, force: true, maxRetries: 3, retryDelay: 20 });
  } catch {
    // It is hidden, and goes with the next work at its place.
  }
}

function listen(): void {
  process.on('exit', removeAll);
  // First, so as to know of others who were there.
  for (const signal of signals) process.prependListener(signal, end);
}

function stopListening(): void {
  process.off('exit', removeAll);
  for (const signal of signals) process.off(signal, end);
}

function removeAll(): void {
  for (const remove of endings.values()) remove();
}

function end(signal: NodeJS.Signals): void {
  // Whoever else listens decides what becomes of the process, and may yet need what is here.
  if (process.listenerCount(signal) > 1) return;
  removeAll();
  stopListening();
  // As if nobody had listened: whoever waits is told of the signal.
  process.kill(process.pid, signal);
}
