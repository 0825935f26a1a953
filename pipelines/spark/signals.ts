const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does something when the process is told to end, while work goes on that this stops; what is told a second
 * time ends the process at once.
 * @returns what to call when the work has ended: the process then ends as it was told
 */
export function onSignal(work: () => Promise<void>): () => void {
  let told: NodeJS.Signals | undefined;
  const stop = () => {
    for (const signal of signals) process.off(signal, hear);
  };
  const hear = (signal: NodeJS.Signals) => {
    told = signal;
    stop();
    // Where nobody can be told any more, there is nothing to stop.
    work().catch(() => {});
  };
  for (const signal of signals) process.on(signal, hear);
  return () => {
    stop();
    if (told !== undefined) process.kill(process.pid, told);
  };
}
