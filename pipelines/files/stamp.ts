import { stat } from 'node:fs/promises';

/** What the system says of a file without opening it. */
export interface FileStamp {
  /** Size and time of the last write. */
  readonly written: string;
  /** The same, with the file's number on its disk and the time of its last change of any kind. */
  readonly whole: string;
  /** When it was last written or changed, in milliseconds. */
  readonly changedAt: number;
}

/** Links are followed: it is the stamp of the file that they lead to. */
export async function stampOf(path: string): Promise<FileStamp> {
  const { size, ino, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
  const written = `${size} ${mtimeNs}`;
  const last = mtimeNs > ctimeNs ? mtimeNs : ctimeNs;
  return { written, whole: `${written} ${ctimeNs} ${ino}`, changedAt: Number(last / 1_000_000n) };
}

/** The coarsest disks tell times by two seconds, and clocks of other machines differ a little. */
const SETTLING_MS = 3_000;

/**
 * Whether a file that has this stamp again is the one that was looked at. Where it had been written just
 * before, it can be written once more within the same tick of the disk's clock, and still have it.
 * @param lookedAt when its content began to be read
 */
export function isSettled({ changedAt }: FileStamp, lookedAt: number): boolean {
  return changedAt + SETTLING_MS < lookedAt;
}
