import { expect } from 'vitest';
import { programIn } from '../../pipelines/docs/commands.js';

/** Words of a command line, as a shell splits them. */
export function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

/** The command exists, each option is one of its own, and the arguments are as many as it takes. */
export function expectKnown(line: string, [name, ...rest]: readonly string[]): void {
  const command = programIn('en').commands.find((one) => one.name() === name);
  if (!command) throw new Error(`no such command: ${line}`);
  const { operands, unknown } = command.parseOptions([...rest]);
  expect([line, unknown]).toEqual([line, []]);
  const { registeredArguments: taken } = command;
  const required = taken.filter((argument) => argument.required).length;
  expect(operands.length, line).toBeGreaterThanOrEqual(required);
  if (!taken.some(({ variadic }) => variadic)) {
    expect(operands.length, line).toBeLessThanOrEqual(taken.length);
  }
  taken.forEach(({ argChoices }, i) => {
    if (argChoices && operands[i] !== undefined) expect(argChoices, line).toContain(operands[i]);
  });
  for (const option of command.options) {
    if (option.mandatory) expect([line, rest.includes(option.long ?? '')]).toEqual([line, true]);
  }
}
