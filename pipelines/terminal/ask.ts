import { createInterface } from 'node:readline';

/** Whether somebody can be asked: what is typed comes from a terminal, and so does what is shown go to one. */
export function isAtTerminal(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/**
 * Asks on the terminal, beside a result that may go elsewhere.
 * @returns what was typed; undefined for nothing, and for the end of input
 */
export function askAtTerminal(prompt: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    let answer: string | undefined;
    lines.on('SIGINT', () => {
      lines.close();
      process.kill(process.pid, 'SIGINT');
    });
    lines.on('close', () => resolve(answer));
    lines.question(prompt, (typed) => {
      answer = typed.trim() === '' ? undefined : typed.trim();
      lines.close();
    });
  });
}
