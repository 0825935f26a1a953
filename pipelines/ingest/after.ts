import type { HeldLoad } from './log.js';
import type { IngestState, Step } from './plan.js';

/** The state in which the steps leave the warehouse, so that more can be planned upon them. */
export function stateAfter(state: IngestState, steps: readonly Step[]): IngestState {
  let held: readonly HeldLoad[] = state.held;
  const end = (feed: string, document: string, number: number) =>
    held.map((load) =>
      load.feed === feed && load.document === document && load.endedBy === null
        ? { ...load, endedBy: number }
        : load,
    );
  const enter = (load: Omit<HeldLoad, 'documentNo' | 'isRead'>) => {
    held = [
      ...end(load.feed, load.document, load.number),
      { ...load, documentNo: 0, isRead: load.kind === 'load' },
    ];
  };
  for (const step of steps) {
    switch (step.do) {
      case 'reset':
        held = [];
        break;
      case 'load': {
        const { feed, name: document, hash, isGiven } = step.seen;
        const { number, orderedBy, window, loadedOn } = step;
        const reading = state.readings[feed] ?? '';
        enter({
          ...{ kind: 'load', number, feed, document, hash, orderedBy, window, loadedOn },
          ...{ isGiven, reading, endedBy: null, isLost: false },
        });
        break;
      }
      case 'reread': {
        const reading = state.readings[step.seen.feed] ?? '';
        held = held.map((load) => (load.number === step.number ? { ...load, reading } : load));
        break;
      }
      case 'recall':
        enter({
          ...step.entry,
          ...{ isGiven: step.isGiven, reading: '', endedBy: null, isLost: true },
        });
        break;
      case 'withdraw': {
        const { feed, document, number, orderedBy, loadedOn } = step;
        enter({
          ...{
            kind: 'withdraw',
            number,
            feed,
            document,
            hash: '',
            orderedBy,
            window: null,
            loadedOn,
          },
          ...{ isGiven: false, reading: '', endedBy: number, isLost: false },
        });
        break;
      }
      default:
        break;
    }
  }
  return { ...state, held, isUnfinished: false };
}
