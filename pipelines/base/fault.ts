/**
 * Where a fault lies, told in one place from whatever was thrown: an error of the system by its code,
 * one of DuckDB by the type that its message begins with, since its client gives nothing else.
 */
import { same, type Words } from '../../schemas/words/index.js';
import { databaseWords as d } from '../words/base.js';
import { faultReasons, faultWords as w } from '../words/faults.js';
import { errnoOf, failure, machineFailure, messageOf, UserError } from './errors.js';

export type FaultKind =
  /** It is in words for the user already. */
  | 'told'
  /** What a file holds: damaged, of another encoding, larger than can be held. */
  | 'content'
  /** A file or folder that is not there, is something else, or must not be opened. */
  | 'path'
  /** Another program has it; that passes. */
  | 'busy'
  /** Disk space, memory, open files: no file is to blame, and none can be read. */
  | 'machine'
  /** The work was ended from outside. */
  | 'interrupted'
  /** The database can do nothing more, whatever was asked of it. */
  | 'fatal'
  /** Anything else: a mistake of the program. */
  | 'defect';

export interface Fault {
  readonly kind: FaultKind;
  /** The system's code; for an error of DuckDB that has none, its type. */
  readonly code: string;
  readonly reason: Words;
}

const machineCodes: ReadonlySet<string> = new Set([
  ...['ENOSPC', 'EDQUOT', 'EROFS', 'EFBIG', 'EMFILE', 'ENFILE', 'ENOMEM'],
  ...['ERR_MEMORY_ALLOCATION_FAILED', 'ERR_WORKER_OUT_OF_MEMORY'],
]);
const busyCodes: ReadonlySet<string> = new Set(['EBUSY', 'ETXTBSY', 'EAGAIN']);
const contentCodes: ReadonlySet<string> = new Set([
  ...['ERR_STRING_TOO_LONG', 'ERR_BUFFER_TOO_LARGE', 'ERR_FS_FILE_TOO_LARGE'],
  'ERR_ENCODING_INVALID_ENCODED_DATA',
]);

/** Types of DuckDB's errors that say where a fault lies; the others are of a statement of ours. */
const engineKinds: Readonly<Record<string, FaultKind>> = {
  // Without a word of the system: a file ends too early, or its checksum is wrong.
  IO: 'content',
  'Invalid Input': 'content',
  Serialization: 'content',
  INTERRUPT: 'interrupted',
  FATAL: 'fatal',
  INTERNAL: 'fatal',
};
/** Types of which the message may end in what the system said. */
const ofSystem: ReadonlySet<string> = new Set(['IO', 'FATAL', 'TransactionContext']);
/** What the system says in such a message, on Linux and macOS, then on Windows. */
const systemTexts: readonly (readonly [code: string, texts: readonly string[]])[] = [
  ['ENOSPC', ['No space left on device', 'not enough space', 'disk full']],
  ['EDQUOT', ['Disk quota exceeded']],
  ['EROFS', ['Read-only file system', 'media is write protected']],
  ['EFBIG', ['File too large']],
  ['EMFILE', ['Too many open files']],
  ['ENOMEM', ['Cannot allocate memory']],
  ['EIO', ['Input/output error', 'I/O device error']],
  ['ENOENT', ['No such file or directory', 'cannot find the', 'database does not exist']],
  ['EACCES', ['Permission denied', 'Access is denied']],
  ['EPERM', ['Operation not permitted']],
  ['EISDIR', ['Is a directory']],
  ['ENOTDIR', ['Not a directory']],
  ['ELOOP', ['Too many levels of symbolic links']],
  ['ENAMETOOLONG', ['File name too long', 'filename or extension is too long']],
  ['EBUSY', ['Could not set lock', 'being used by another process', 'already open']],
];

export function faultOf(error: unknown): Fault {
  if (error instanceof UserError) {
    const code = error.cause === undefined ? '' : faultOf(error.cause).code;
    return { kind: error.isOfMachine ? 'machine' : 'told', code, reason: error.what };
  }
  const type = engineTypeOf(error);
  if (type !== undefined) return engineFault(error, type);
  const code = errnoOf(error);
  const kind = code === undefined ? 'defect' : kindOf(code);
  return { kind, code: code ?? '', reason: reasonOf(code, error) };
}

/** DuckDB's type of an error, such as `IO` or `Invalid Input`; undefined for any other error. */
export function engineTypeOf(error: unknown): string | undefined {
  if (errnoOf(error) !== undefined) return undefined;
  const start = /^(?:Failed to extract statements: )?([A-Z][A-Za-z ]*?) Error: /u;
  return start.exec(messageOf(error))?.[1];
}

/** Whether a decoder found bytes that are not of its encoding. */
export function isNotDecodable(error: unknown): boolean {
  return errnoOf(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA';
}

/**
 * What cannot be the program's own mistake, in words; undefined where it can.
 * @param path of what was read or written, where the error doesn't know it
 */
export function toldOf(error: unknown, path = pathOf(error)): UserError | undefined {
  if (error instanceof UserError) return error;
  const { kind, code, reason } = faultOf(error);
  if (kind === 'machine') return machineTold(code, reason, path, error);
  if (kind === 'path' || kind === 'busy') {
    const told = failure(w.ofPath({ path, reason }), w.checkPath, error);
    return told.as(kind === 'busy' ? 'busy' : 'machine');
  }
  if (kind === 'content' && code === 'IO') {
    return failure(d.fileTrouble({ reason }), d.checkDisk, error).as('damaged');
  }
  return undefined;
}

function machineTold(code: string, reason: Words, path: string, error: unknown): UserError {
  const detail = same(messageOf(error));
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return machineFailure(d.diskFull({ reason: detail }), d.freeSpace, error).as('disk_full');
  }
  if (code === 'EMFILE' || code === 'ENFILE') {
    return machineFailure(w.ofPath({ path, reason }), w.tooManyFiles, error);
  }
  if (code === 'ENOMEM' || code.includes('MEMORY')) {
    const told = machineFailure(d.outOfMemory({ reason: detail }), d.freeMemory, error);
    return told.as('out_of_memory');
  }
  return machineFailure(d.fileTrouble({ reason: detail }), d.checkDisk, error);
}

function engineFault(error: unknown, type: string): Fault {
  const code = type === 'Out of Memory' ? 'ENOMEM' : systemCodeOf(messageOf(error), type);
  if (code === undefined) {
    return { kind: engineKinds[type] ?? 'defect', code: type, reason: reasonOf(type, error) };
  }
  // Its own files are meant; of a file that it reads for us, whoever asked for it knows better.
  const kind = busyCodes.has(code) ? 'busy' : 'machine';
  return { kind, code, reason: reasonOf(code, error) };
}

function systemCodeOf(message: string, type: string): string | undefined {
  if (!ofSystem.has(type)) return undefined;
  return systemTexts.find(([, texts]) => texts.some((text) => message.includes(text)))?.[0];
}

function kindOf(code: string): FaultKind {
  if (machineCodes.has(code)) return 'machine';
  if (busyCodes.has(code)) return 'busy';
  if (contentCodes.has(code) || code.startsWith('Z_')) return 'content';
  // The system's own codes; those of Node begin with ERR_.
  return /^E(?!RR_)[A-Z\d]+$/u.test(code) ? 'path' : 'defect';
}

function reasonOf(code: string | undefined, error: unknown): Words {
  return faultReasons[code ?? ''] ?? same(messageOf(error));
}

function pathOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | undefined)?.path ?? '';
}
