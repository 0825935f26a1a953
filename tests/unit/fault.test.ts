import { symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { failure, machineFailure, UserError } from '../../pipelines/base/errors.js';
import { faultOf, toldOf } from '../../pipelines/base/fault.js';
import { unreadable } from '../../pipelines/files/unreadable.js';
import { unwritable } from '../../pipelines/files/unwritable.js';
import { faultReasons } from '../../pipelines/words/faults.js';
import { withFolder } from '../support/folder.js';

const system = (code: string) =>
  Object.assign(new Error(`${code}: as the system says`), { code, syscall: 'open', path: '/x/y' });
const words = { zh: '甲', en: 'a' };

describe('where a fault lies', () => {
  it.each([
    ...['ENOSPC', 'EDQUOT', 'EROFS', 'EMFILE', 'ENFILE', 'ENOMEM', 'EFBIG'].map(
      (code) => [code, 'machine'] as const,
    ),
    ...['ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'EIO'].map(
      (code) => [code, 'path'] as const,
    ),
    ...['EBUSY', 'ETXTBSY', 'EAGAIN'].map((code) => [code, 'busy'] as const),
    ...['Z_DATA_ERROR', 'Z_BUF_ERROR', 'ERR_STRING_TOO_LONG'].map(
      (code) => [code, 'content'] as const,
    ),
    ['ESTRANGE', 'path'] as const,
  ])('of the system, %s, is told by its code', (code, kind) => {
    expect(faultOf(system(code))).toMatchObject({ kind, code });
  });

  it.each([
    ['IO Error: Could not write file "/w": No space left on device', 'machine', 'ENOSPC'],
    ['IO Error: Could not write file "/w": Disk quota exceeded', 'machine', 'EDQUOT'],
    ['IO Error: Cannot open file "/w": Read-only file system', 'machine', 'EROFS'],
    ['IO Error: Cannot open file "/w": Permission denied', 'machine', 'EACCES'],
    ['IO Error: Cannot open file "/w": Too many open files', 'machine', 'EMFILE'],
    ['IO Error: Could not set lock on file "/w": Conflicting lock (PID 7)', 'busy', 'EBUSY'],
    ['IO Error: Corrupt database file: computed checksum 1', 'content', 'IO'],
    ['FATAL Error: Failed to commit: No space left on device', 'machine', 'ENOSPC'],
    ['FATAL Error: database has been invalidated', 'fatal', 'FATAL'],
    ['INTERNAL Error: Attempted to dereference', 'fatal', 'INTERNAL'],
    ['Out of Memory Error: could not allocate block', 'machine', 'ENOMEM'],
    ['Invalid Input Error: CSV Error on Line: 7', 'content', 'Invalid Input'],
    [
      'Invalid Input Error: Invalid unicode (byte sequence mismatch) detected in segment statistics update',
      'content',
      'Invalid Input',
    ],
    ['Invalid Input Error: "No space left on device" in a cell', 'content', 'Invalid Input'],
    ['INTERRUPT Error: Interrupted!', 'interrupted', 'INTERRUPT'],
    ['Binder Error: Referenced column "c9" not found', 'defect', 'Binder'],
    ['Conversion Error: Could not convert string to INT64', 'defect', 'Conversion'],
    ['Failed to extract statements: Parser Error: syntax error', 'defect', 'Parser'],
    ['Something Odd', 'defect', ''],
  ])('of DuckDB, %s, is told by its type', (message, kind, code) => {
    expect(faultOf(new Error(message))).toMatchObject({ kind, code });
  });

  it.each([
    [new RangeError('Maximum call stack size exceeded'), 'defect'],
    [new TypeError('x is not a function'), 'defect'],
    [Object.assign(new RangeError('offset'), { code: 'ERR_OUT_OF_RANGE' }), 'defect'],
    ['a text', 'defect'],
    [failure(words), 'told'],
    [machineFailure(words, words, system('ENOSPC')), 'machine'],
  ])('of anything else, %s, is the mistake of the program unless it is told', (error, kind) => {
    expect(faultOf(error).kind).toBe(kind);
  });

  it('of memory and texts is told as Node raises them', async () => {
    expect(faultOf(raised(() => Buffer.alloc(2 ** 29 + 24).toString('latin1')))).toMatchObject({
      kind: 'content',
      code: 'ERR_STRING_TOO_LONG',
    });
    expect(faultOf(raised(() => gunzipSync(Buffer.from('no gzip at all'))))).toMatchObject({
      kind: 'content',
      code: 'Z_DATA_ERROR',
    });
    const decode = () => new TextDecoder('gb18030', { fatal: true }).decode(Buffer.from([0xff]));
    expect(faultOf(raised(decode)).kind).toBe('content');
  });

  it('of paths is told as the system raises them', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'file');
      writeFileSync(file, '');
      symlinkSync('loop', join(folder, 'loop'));
      const codes = await Promise.all(
        [
          join(folder, 'none'),
          folder,
          join(file, 'inside'),
          join(folder, 'loop'),
          `${file}${'x'.repeat(300)}`,
        ].map(async (path) => codeOf(await readFile(path).catch((error: unknown) => error))),
      );
      expect(codes).toEqual(['ENOENT', 'EISDIR', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG']);
    });
    function codeOf(error: unknown): string {
      const { kind, code } = faultOf(error);
      expect(kind).toBe('path');
      return code;
    }
  });
});

function raised(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was raised');
}

describe('what is told of it', () => {
  it.each(Object.keys(faultReasons).filter((code) => !code.startsWith('ERR_')))(
    'is no defect for %s, in both languages, with the path',
    (code) => {
      for (const error of [
        unreadable('/a/b.csv', system(code)),
        unwritable('/a/b.csv', system(code)),
      ]) {
        expect(error).toBeInstanceOf(UserError);
        const { zh, en } = (error as UserError).what;
        expect(zh).toMatch(/\p{Script=Han}/u);
        expect(en).not.toMatch(/\p{Script=Han}/u);
      }
      expect(unwritable('/a/b.csv', system(code)).message).toContain('/a/b.csv');
      expect(toldOf(system(code))?.exitCode).toBe(1);
    },
  );

  it('lets what the machine lacks be no fault of a file', () => {
    expect(unreadable('/a', system('EMFILE'))).toMatchObject({ isOfMachine: true });
    expect(unreadable('/a', system('EIO'))).toMatchObject({ isOfMachine: false, isPassing: true });
    expect(unreadable('/a', system('Z_DATA_ERROR'))).toMatchObject({ isPassing: false });
  });

  it('is nothing for a defect, which stays as it is', () => {
    const defect = new TypeError('x is not a function');
    expect(toldOf(defect)).toBeUndefined();
    expect(unreadable('/a', defect)).toBe(defect);
  });
});
