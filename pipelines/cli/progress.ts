import type { Progress } from '../base/progress.js';
import type { Io } from '../terminal/io.js';

export function progressOf(io: Io): Progress {
  return { progress: io.progress, notice: (words) => io.note(words[io.language]) };
}
