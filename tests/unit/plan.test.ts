import { describe, expect, it } from 'vitest';
import type { HeldLoad, Replacement } from '../../pipelines/ingest/log.js';
import type { ListedEntry } from '../../pipelines/ingest/order-file.js';
import { type IngestState, planIngest, type Seen, type Step } from '../../pipelines/ingest/plan.js';
import type { FeedName } from '../../schemas/feeds/index.js';

const seen = (name: string, hash: string, feed: FeedName = 'outages'): Seen => ({
  feed,
  name,
  hash,
  isGiven: false,
});

const held = (number: number, document: string, hash: string, rest: Partial<HeldLoad> = {}) =>
  ({
    number,
    kind: 'load',
    feed: 'outages',
    document,
    hash,
    orderedBy: 'arrival',
    window: null,
    documentNo: number,
    isGiven: false,
    reading: 'r1',
    endedBy: null,
    isLost: false,
    isRead: true,
    loadedOn: null,
    ...rest,
  }) satisfies HeldLoad;

const listed = (number: number, document: string, hash: string, rest: Partial<ListedEntry> = {}) =>
  ({
    number,
    kind: 'load',
    feed: 'outages',
    document,
    hash,
    orderedBy: 'arrival',
    window: null,
    unchanged: [],
    loadedOn: null,
    ...rest,
  }) satisfies ListedEntry;

function told(step: Step): string {
  switch (step.do) {
    case 'reset':
      return 'reset';
    case 'load':
      return `load ${step.seen.name} ${step.number} ${step.orderedBy}`;
    case 'withdraw':
      return `withdraw ${step.document} ${step.number}`;
    case 'recall':
      return `recall ${step.entry.document} ${step.entry.number}`;
    case 'copy':
      return `copy ${step.seen.name} of ${step.of}`;
    default:
      return `${step.do} ${step.seen.name} ${step.number}`;
  }
}

function plan(
  documents: Seen[],
  state: Partial<IngestState> = {},
  rest: { isWhole?: boolean; window?: Replacement } = {},
): string[] {
  const readings = { outages: 'r1', customers: 'r1' };
  return planIngest(
    { seen: documents, isWhole: true, ...rest },
    { held: [], listed: undefined, readings, isUnfinished: false, ...state },
  ).map(told);
}

describe('the plan of an ingest', () => {
  it('goes by feed and name, whatever the order of the files; the first arrived after all that is held', () => {
    const files = [seen('b', '3', 'customers'), seen('z', '1'), seen('a', '2')];
    const expected = ['load a 1 arrival', 'load z 2 name', 'load b 3 name'];
    expect(plan(files)).toEqual(expected);
    expect(plan([...files].reverse())).toEqual(expected);
  });

  it('passes over what is held and unchanged', () => {
    expect(plan([seen('a', '1'), seen('x', '2')], { held: [held(7, 'a', '1')] })).toEqual([
      'pass a 7',
      'load x 8 arrival',
    ]);
  });

  it('takes changed content for a new version, also content that was there before', () => {
    const log = [held(1, 'a', '1', { endedBy: 2 }), held(2, 'a', '2')];
    expect(plan([seen('a', '1')], { held: log })).toEqual(['load a 3 arrival']);
  });

  it('withdraws what is gone, and a new name is a new document', () => {
    expect(plan([seen('b', '1')], { held: [held(1, 'a', '1')] })).toEqual([
      'withdraw a 2',
      'load b 3 arrival',
    ]);
    expect(plan([], { held: [held(1, 'a', '1')] }, { isWhole: false })).toEqual([]);
    expect(plan([], { held: [held(1, 'a', '1', { isGiven: true })] })).toEqual([]);
  });

  it('counts equal content once: the document that counts already, else the first', () => {
    expect(plan([seen('a', '1'), seen('b', '1')])).toEqual(['load a 1 arrival', 'copy b of a']);
    expect(plan([seen('a', '1'), seen('b', '1')], { held: [held(4, 'b', '1')] })).toEqual([
      'copy a of b',
      'pass b 4',
    ]);
  });

  it('ends a document that becomes equal to another, and loads a copy whose original changes', () => {
    const log = [held(1, 'a', '1'), held(2, 'b', '2')];
    expect(plan([seen('a', '2'), seen('b', '2')], { held: log })).toEqual([
      'withdraw a 3',
      'copy a of b',
      'pass b 2',
    ]);
    expect(plan([seen('a', '9'), seen('b', '1')], { held: [held(1, 'a', '1')] })).toEqual([
      'load a 2 arrival',
      'load b 3 name',
    ]);
  });

  it('reads again, in its place, what was read under other settings', () => {
    expect(plan([seen('a', '1')], { held: [held(2, 'a', '1', { reading: 'r0' })] })).toEqual([
      'reread a 2',
    ]);
  });

  it('looks again at what could not be opened, and goes on with a run that was cut short', () => {
    expect(plan([seen('a', '')], { held: [held(2, 'a', '')] })).toEqual(['load a 3 arrival']);
    expect(
      plan([seen('a', '1'), seen('b', '2')], { held: [held(1, 'a', '1')], isUnfinished: true }),
    ).toEqual(['pass a 1', 'load b 2 name']);
  });

  it('gives a window to the file, whose content need not be new, and keeps it for later versions', () => {
    const window = { from: '2022-01-01', to: '2022-01-31', provider: null };
    expect(
      plan([seen('a', '1')], { held: [held(1, 'a', '1')] }, { isWhole: false, window }),
    ).toEqual(['load a 2 arrival']);
    expect(
      plan([seen('c', '1')], { held: [held(1, 'a', '1')] }, { isWhole: false, window }),
    ).toEqual(['withdraw a 2', 'load c 3 arrival']);
    const since = { ...window, since: 2 };
    const [step] = planIngest(
      { seen: [seen('a', '5')], isWhole: true },
      {
        held: [held(2, 'a', '1', { window: since })],
        listed: undefined,
        readings: {},
        isUnfinished: false,
      },
    );
    expect(step).toMatchObject({ do: 'load', number: 3, window: since });
  });
});

describe('the plan of an ingest that has an order file', () => {
  it('loads in its order, with its numbers, when nothing is held', () => {
    const order = [listed(1, 'b', '2'), listed(3, 'a', '1', { orderedBy: 'name' })];
    expect(plan([seen('a', '1'), seen('b', '2'), seen('c', '3')], { listed: order })).toEqual([
      'load b 1 arrival',
      'load a 3 name',
      'pass a 3',
      'pass b 1',
      'load c 4 arrival',
    ]);
  });

  it('enters versions whose content is gone without rows', () => {
    const order = [listed(1, 'a', '1'), listed(2, 'a', '2'), listed(3, 'gone', '9')];
    expect(plan([seen('a', '2')], { listed: order })).toEqual([
      'recall a 1',
      'load a 2 arrival',
      'recall gone 3',
      'withdraw gone 4',
      'pass a 2',
    ]);
  });

  it('takes content that is not the last listed for a newer version', () => {
    expect(plan([seen('a', '5')], { listed: [listed(1, 'a', '1')] })).toEqual([
      'recall a 1',
      'load a 2 arrival',
    ]);
  });

  it('empties a warehouse of another order, and goes on with one that is ahead or behind', () => {
    const log = [held(1, 'a', '1'), held(2, 'b', '2')];
    const files = [seen('a', '1'), seen('b', '2')];
    expect(plan(files, { held: log, listed: [listed(1, 'b', '2'), listed(2, 'a', '1')] })).toEqual([
      'reset',
      'load b 1 arrival',
      'load a 2 arrival',
      'pass a 2',
      'pass b 1',
    ]);
    expect(plan(files, { held: log, listed: [listed(1, 'a', '1')] })).toEqual([
      'pass a 1',
      'pass b 2',
    ]);
    expect(
      plan(files, { held: log.slice(0, 1), listed: [listed(1, 'a', '1'), listed(2, 'b', '')] }),
    ).toEqual(['load b 2 arrival', 'pass a 1', 'pass b 2']);
  });
});
