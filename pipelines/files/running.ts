import { errnoOf } from '../base/errors.js';

/** Whether there is a process of that number on this machine. */
export function isRunning(id: number): boolean {
  if (id === process.pid) return true;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return errnoOf(error) === 'EPERM';
  }
}
