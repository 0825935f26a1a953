import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { failure, messageOf } from '../base/errors.js';

/**
 * Unpacks bytes as they come, a chunk at a time.
 * @throws UserError when they are not gzip, are damaged or end too early.
 */
export async function* gunzip(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
): AsyncGenerator<Buffer> {
  const unpacked = createGunzip();
  // The callback keeps a fault from being raised twice: reading raises it as well.
  pipeline(Readable.from(bytes), unpacked, () => undefined);
  try {
    yield* unpacked as AsyncIterable<Buffer>;
  } catch (error) {
    throw isZlibError(error) ? damaged(path, error) : error;
  }
}

function isZlibError(error: unknown): boolean {
  return /^Z_/u.test(String((error as NodeJS.ErrnoException).code));
}

function damaged(path: string, error: unknown): Error {
  const cut = (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR';
  const reason = cut
    ? { zh: '压缩文件不完整', en: 'the compressed file ends too early' }
    : {
        zh: `不是完好的 gzip 文件（${messageOf(error)}）`,
        en: `it is no sound gzip file (${messageOf(error)})`,
      };
  return failure(
    { zh: `无法解压 ${path}：${reason.zh}。`, en: `Cannot unpack ${path}: ${reason.en}.` },
    {
      zh: '请重新复制或下载该文件；若它并未压缩，请去掉文件名末尾的 .gz。',
      en: 'Copy or download it again; if it is not compressed at all, take .gz off its name.',
    },
    error,
  );
}
