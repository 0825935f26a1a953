import { describe, expect, it } from 'vitest';
import { UserError } from '../../pipelines/base/errors.js';
import { decoderOf } from '../../pipelines/files/decoder.js';
import { requireEncoding } from '../../pipelines/files/named-encoding.js';
import { parseSettings } from '../../pipelines/project/settings.js';
import { encodingNamed, encodingNames } from '../../schemas/encodings.js';

const settings = (encoding: string) => `feeds: {outages: {encoding: ${encoding}}}`;

async function refusal(encoding: string, pieces: readonly (readonly number[])[]): Promise<string> {
  const bytes = () => pieces.map((piece) => Uint8Array.from(piece));
  const error: unknown = await requireEncoding(encoding, 'a.csv', bytes).catch((e: unknown) => e);
  return error instanceof UserError ? error.what.en : 'read';
}

describe('the name of an encoding', () => {
  it('may be any of those that programs use', () => {
    const names = ['Latin-1', 'ISO-8859-1', 'cp1252', 'ANSI_X3.4-1968', 'GBK', 'gb2312', 'cp936'];
    expect(names.map(encodingNamed)).toEqual([
      ...Array(4).fill('windows-1252'),
      ...Array(3).fill('gb18030'),
    ]);
    expect(['Shift-JIS', 'cp932', 'KOI8-R', 'utf-16', 'UTF8'].map(encodingNamed)).toEqual([
      'shift_jis',
      'shift_jis',
      'koi8-r',
      'utf-16le',
      'utf-8',
    ]);
    expect(encodingNames.filter((name) => encodingNamed(name) === undefined)).toEqual([]);
    expect(encodingNamed('klingon')).toBe(undefined);
  });

  it('is checked where it is written, and the nearest one shown', () => {
    const { settings: read } = parseSettings(
      `${settings('latin-1')}\n`.replace('}}', ', files: {"*.txt": {encoding: CP936}}}}'),
    );
    expect(read.feeds.outages).toMatchObject({
      encoding: 'windows-1252',
      files: { '*.txt': { encoding: 'gb18030' } },
    });
    expect(() => parseSettings(settings('windows-1225'))).toThrow(
      /"windows-1225" in feeds\.outages\.encoding does not exist \(did you mean windows-125\d\?\)/u,
    );
    expect(() => parseSettings('feeds: {orders: {files: {"*.csv": {encoding: big-6}}}}')).toThrow(
      /"big-6" in feeds\.orders\.files\.\*\.csv\.encoding does not exist \(did you mean big5\?\)/u,
    );
  });
});

describe('the decoder', () => {
  it('knows what Windows-1252 has where Latin-1 has nothing', () => {
    const bytes = Uint8Array.of(0x80, 0x93, 0x94, 0x99, 0x9f, 0xe9, 0x41, 0x81);
    expect(decoderOf('windows-1252').decode(bytes)).toBe('€“”™ŸéA\u0081');
  });
});

describe('bytes that the named encoding does not know', () => {
  it('are told by line and byte, wherever the pieces of the file end', async () => {
    // あ and then half a character before the end of its line.
    const bytes = [0x61, 10, 0x82, 0xa0, 0x2c, 0x82, 10, 0x62];
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(await refusal('shift_jis', [bytes.slice(0, cut), bytes.slice(cut)])).toMatch(
        /a\.csv is not in .* shift_jis: line 2 \(byte 6\)/u,
      );
    }
    expect(await refusal('shift_jis', [[0x61, 10, 0x82]])).toMatch(/line 2 \(byte 3\)/u);
    expect(await refusal('utf-8', [[0xc3], [0x28]])).toMatch(/line 1 \(byte 2\)/u);
    expect(
      await refusal('utf-16le', [
        [0x61, 0, 10, 0],
        [0, 0xd8, 0x61, 0],
      ]),
    ).toMatch(/line 2 \(byte 5\)/u);
    expect(await refusal('utf-16le', [[0x61, 0, 10, 0], [0x62]])).toMatch(/line 2 \(byte 5\)/u);
    expect(await refusal('windows-1252', [[0x81, 0xff]])).toBe('read');
  });
});
