/** A count with its noun, as English has it. */
export function many(count: string, one: string, several = `${one}s`): string {
  return `${count} ${count === '1' ? one : several}`;
}
