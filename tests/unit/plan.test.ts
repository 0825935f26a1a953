import { describe, expect, it } from 'vitest';
import type { FeedFile } from '../../pipelines/ingest/files.js';
import { LineCounter } from '../../pipelines/ingest/plain-file.js';
import { planIngest } from '../../pipelines/ingest/plan.js';
import type { FeedName } from '../../schemas/feeds/index.js';

function file(feed: FeedName, name: string, hash: string): FeedFile {
  return {
    feed,
    name,
    hash,
    path: name,
    bytes: 1,
    format: 'delimited',
    isPacked: false,
    encoding: 'utf-8',
    lines: new LineCounter(),
    stamp: '1 1',
  };
}

const readings = { outages: 'r1', customers: 'r1' };
const plan = (files: FeedFile[], held: Parameters<typeof planIngest>[1] = []) =>
  planIngest(files, held, readings).map((step) => `${step.do} ${step.file.name} ${step.order}`);

describe('the plan of an ingest', () => {
  it('goes by feed and name, whatever the order of the files', () => {
    const files = [
      file('customers', 'b', '3'),
      file('outages', 'z', '1'),
      file('outages', 'a', '2'),
    ];
    const expected = ['load a 1', 'load z 2', 'load b 3'];
    expect(plan(files)).toEqual(expected);
    expect(plan([...files].reverse())).toEqual(expected);
  });

  it('passes over what is held, under whatever name', () => {
    const held = [{ order: 7, feed: 'outages', hash: '1', reading: 'r1' }];
    expect(plan([file('outages', 'new-name', '1'), file('outages', 'x', '2')], held)).toEqual([
      'pass new-name 7',
      'load x 8',
    ]);
  });

  it('loads equal files once', () => {
    expect(plan([file('outages', 'a', '1'), file('outages', 'b', '1')])).toEqual([
      'load a 1',
      'pass b 1',
    ]);
  });

  it('reads again, in its place, what was read under other settings', () => {
    const held = [{ order: 2, feed: 'outages', hash: '1', reading: 'r0' }];
    expect(plan([file('outages', 'a', '1')], held)).toEqual(['reread a 2']);
  });
});
