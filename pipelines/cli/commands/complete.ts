import { exit } from '../../base/errors.js';
import { isAsked } from '../../completion/kinds.js';
import type { Cli } from '../command.js';

/** What the scripts of `shihu completion` ask when somebody presses tab: nobody types this command. */
export function addComplete({ program, io, finish }: Cli): void {
  program
    .command('complete <kind> [words...]', { hidden: true })
    .action(async (kind: string, words: string[]) => {
      if (isAsked(kind)) {
        const { offersFor } = await import('../../completion/offers.js');
        const lines = (await offersFor(kind, words)).map(({ word, what }) =>
          what === undefined ? word : `${word}\t${what}`,
        );
        if (lines.length > 0) io.out(lines.join('\n'));
      }
      finish(exit.done);
    });
}
