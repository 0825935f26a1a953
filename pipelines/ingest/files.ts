import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, extname, join, relative, sep } from 'node:path';
import type { FeedName } from '../../schemas/feeds/index.js';
import { errnoOf, failure, messageOf } from '../base/errors.js';
import { ByteProbe, detectEncoding, type Encoding } from './encoding.js';
import { LineCounter } from './plain-file.js';

/** A file of a feed, read once to know its content. */
export interface FeedFile {
  readonly feed: FeedName;
  readonly path: string;
  /** Relative to the project, with `/` on every system. */
  readonly name: string;
  readonly hash: string;
  readonly bytes: number;
  readonly encoding: Encoding;
  /** Its lines, as far as its bytes are UTF-8. */
  readonly lines: LineCounter;
}

const readable = new Set(['.csv', '.tsv', '.txt']);

export interface FoundFiles {
  readonly files: readonly string[];
  /** Files that are not of a format that can be read. */
  readonly passedOver: readonly string[];
}

/** Files in a feed's folder, sorted by name; an absent folder holds none. */
export async function findFiles(folder: string): Promise<FoundFiles> {
  let names: string[];
  try {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true });
    names = entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return { files: [], passedOver: [] };
    throw unreadable(folder, error);
  }
  const visible = names.filter((name) => !/^(\.|~\$)/u.test(basename(name))).sort();
  const isReadable = (name: string) => readable.has(extname(name).toLowerCase());
  return {
    files: visible.filter(isReadable).map((name) => join(folder, name)),
    passedOver: visible.filter((name) => !isReadable(name) && !/^readme/iu.test(basename(name))),
  };
}

/** Reads the whole file once for its hash and its encoding, holding a chunk at a time. */
export async function examine(feed: FeedName, path: string, root: string): Promise<FeedFile> {
  const hash = createHash('sha256');
  const probe = new ByteProbe();
  const lines = new LineCounter();
  const bytes = () => createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>;
  try {
    for await (const chunk of bytes()) {
      hash.update(chunk);
      probe.write(chunk);
      lines.write(chunk);
    }
  } catch (error) {
    throw unreadable(path, error);
  }
  const encoding = await detectEncoding(probe, path, bytes);
  const name = relative(root, path).split(sep).join('/');
  return { feed, path, name, hash: hash.digest('hex'), bytes: lines.bytes, encoding, lines };
}

export function unreadable(path: string, error: unknown): Error {
  const reasons: Record<string, { zh: string; en: string }> = {
    ENOENT: { zh: '文件不存在', en: 'it does not exist' },
    EACCES: { zh: '没有读取权限', en: 'it may not be read' },
    EPERM: { zh: '没有读取权限', en: 'it may not be read' },
    EISDIR: { zh: '这是一个文件夹', en: 'it is a folder' },
    EBUSY: { zh: '正被其他程序占用', en: 'another program holds it' },
  };
  const reason = reasons[errnoOf(error) ?? ''] ?? { zh: messageOf(error), en: messageOf(error) };
  return failure(
    { zh: `无法读取 ${path}：${reason.zh}。`, en: `Cannot read ${path}: ${reason.en}.` },
    undefined,
    error,
  );
}
