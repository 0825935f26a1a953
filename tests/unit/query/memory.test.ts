import { totalmem } from 'node:os';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../pipelines/base/errors.js';
import { ALLOWANCE, memoryOf, sizeText } from '../../../pipelines/query/memory.js';

describe('memory', () => {
  it.each([
    ['2GB', 2e9],
    ['500mb', 500e6],
    ['1.5 GiB', 1.5 * 2 ** 30],
    ['64KiB', 65_536],
    ['1tb', 1e12],
  ])('%s is for DuckDB, and the process may have an allowance beside it', (written, bytes) => {
    expect(memoryOf(written)).toEqual({ engine: bytes, process: bytes + ALLOWANCE });
  });

  it('may be a share of the machine’s', () => {
    const { engine } = memoryOf('50%');
    expect(engine).toBeGreaterThan(0);
    expect(engine).toBeLessThanOrEqual(totalmem() / 2);
  });

  it('is less than the machine has where nothing is said, for the process as a whole', () => {
    const { engine, process } = memoryOf(undefined);
    expect(process).toBeGreaterThan(engine);
    expect(process).toBeLessThan(Math.max(totalmem(), 2 ** 30));
  });

  it.each(['much', '', '2', '-1GB', '1PB', '1GB more'])('%j is no size', (written) => {
    expect(() => memoryOf(written)).toThrow(UserError);
  });

  it('is told as people write it', () => {
    expect([sizeText(703e6), sizeText(19_500e6)]).toEqual(['703 MB', '19.5 GB']);
  });
});
