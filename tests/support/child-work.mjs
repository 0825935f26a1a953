// @ts-nocheck: the compiled program need not be there when types are checked.
// What tests/integration/child.test.ts lets a child do. The child runs the compiled program, as always.

import { usageError } from '../../dist/pipelines/base/errors.js';
import { serve } from '../../dist/pipelines/child/serve.js';

/** @type {Buffer[]} */
const held = [];

const works = {
  async echo({ value }) {
    return value;
  },
  async emit({ count }, emit) {
    for (let i = 0; i < count; i += 1) await emit(i);
    return count;
  },
  async number() {
    return process.pid;
  },
  async fat() {
    held.push(Buffer.alloc(100 << 20, 1));
    return process.pid;
  },
  async ask(_, emit) {
    await emit(await emit(1));
  },
  async usage() {
    throw usageError({ zh: '错', en: 'wrong' }, { zh: '改', en: 'mend it' });
  },
  async defect() {
    throw new RangeError('too far');
  },
  async leave() {
    process.exit(7);
  },
  async busy() {
    for (;;);
  },
  async buffers() {
    const kept = [];
    for (;;) kept.push(Buffer.alloc(16 << 20, 1));
  },
  async heap() {
    const kept = [];
    for (;;) kept.push(new Array(1 << 16).fill({}));
  },
};

serve(({ work, ...input }, emit) => works[work](input, emit));
