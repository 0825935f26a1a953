import type { Progress } from '../run.js';
import type { Io } from './io.js';

export function progressOf(io: Io): Progress {
  return { progress: io.progress, notice: (words) => io.note(words[io.language]) };
}
