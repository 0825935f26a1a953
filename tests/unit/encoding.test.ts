import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../pipelines/base/errors.js';
import { packageRoot } from '../../pipelines/base/package.js';
import { decodedText } from '../../pipelines/files/encoding.js';
import { sichuan } from '../../schemas/region.js';
import { natureAliases, tierAliases } from '../../schemas/tiers.js';
import { gbk } from '../support/gbk.js';

const head = 'event_id,city,area_tier,started_at,restored_at,users,nature,cause\n';
const row = (cause: string) =>
  `1,A,urban,2022-01-05 08:00:00,2022-01-05 09:00:00,5,fault,${cause}\n`;
const latin1 = (text: string) => Buffer.from(text, 'latin1');

async function read(bytes: Uint8Array): Promise<string> {
  return decodedText(bytes, 'a.csv');
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const error: unknown = await read(bytes).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).what.en;
}

const words = [
  ...sichuan.cities.flatMap(({ name }) => [name, name.replace(/市$/u, '')]),
  ...Object.values(natureAliases).flat(),
  ...Object.values(tierAliases).flat(),
  ...'雷击 鸟害 树障 检修 施工 无 约 状态 目录 户 线 10kV城东线 1#变 #2主变 A相 B相 L1线 FA动作 T接 Ⅱ线 ℃ ①'.split(
    ' ',
  ),
  ...'犍为 郫都区 邛崃 泸定 珙县 筠连 邻水 彝 岷江 嘉陵江 汶川 茂县 理县 炉霍 道孚 稻城 雅江 峨眉 峨边 沐川'.split(
    ' ',
  ),
  ...'10kV犍五线913开关跳闸 220kV洪沟站 台风“烟花” 用户故障（专变） 2022年3月5日 8:00—12:00'.split(
    ' ',
  ),
].filter((word) => /[^ -~]/u.test(word));

describe('GBK', () => {
  it.each(words)('a file whose one Chinese word is %s', async (word) => {
    for (const text of [head + row(word), `${head}${row('x')}${row(`"${word}"`)}${row('y')}`]) {
      expect(await read(gbk(text))).toBe(text);
    }
  });

  it('whole texts', async () => {
    for (const name of ['docs/guide.zh-CN.md', 'docs/help.zh.txt', 'docs/tables.md']) {
      const text = readFileSync(join(packageRoot, name), 'utf8')
        .replace(/[^\n -~\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e“”‘’—…]/gu, '')
        .replace(/\ufeff/gu, '');
      expect(await read(gbk(text))).toBe(text);
    }
  });

  it('characters beyond GB 2312, in names', async () => {
    const text = `${head}${row('王喆')}${row('朱镕')}${row('淸水')}${row('㵲阳')}`.replace(
      '㵲',
      '潕',
    );
    expect(await read(gbk(text))).toBe(text);
  });
});

describe('other encodings', () => {
  it.each([
    'Manutenção|São João x|Tensão y',
    'Reparação de avaria na rede elétrica de média tensão|Árvore caída',
    'Caída de árbol|Tensión mínima|Avería en la línea|señal',
    'Dégâts causés par la tempête|Élagage|forêt|câble coupé à l’usine'.replace('’', "'"),
    'Störung am Kabel|Überspannung|Größe|Müller|Straße',
    'Åska över Malmö|Underhåll på ledning|Fågel i ställverk|nät',
    'Sobrecarga não prevista',
    'São',
    'Tensão',
    'café',
    'Malmö',
    'Größe;Straße',
    'árvore|água|óleo|época',
  ])('%s in Latin-1 is a question, and no Chinese', async (causes) => {
    const text = head + causes.split('|').map(row).join('');
    const told = await refusal(latin1(text));
    expect(told).toMatch(
      /^The encoding of a\.csv could not be determined: it is not UTF-8\. Line /u,
    );
    expect(told).toContain('in Windows-1252.');
  });

  it('an accented letter before a delimiter makes no unreadable file without a word', async () => {
    const text = 'event_id,cause,city\n1,Itacaré,A\n2,Itacará;x,B\n';
    expect(await refusal(latin1(text))).toBe(
      'The encoding of a.csv could not be determined: it is not UTF-8. Line 2 (byte 29) reads "1,Itacar�,A" in GB18030 (GBK) and "1,Itacaré,A" in Windows-1252.',
    );
  });

  it('UTF-8 stays UTF-8, whatever it is of', async () => {
    for (const cause of ['São João', 'Größe', '雷击', '25°C', 'Москва', 'Αθήνα', 'Łódź', 'שלום']) {
      const text = head + row(cause);
      expect(await read(Buffer.from(text))).toBe(text);
      expect(await read(Buffer.from(`\ufeff${text}`))).toBe(text);
    }
    expect(await read(Buffer.from(''))).toBe('');
  });

  it('UTF-16 with a BOM', async () => {
    const text = head + row('雷击');
    expect(await read(Buffer.from(`\ufeff${text}`, 'utf16le'))).toBe(text);
    expect(await read(Buffer.from(`\ufeff${text}`, 'utf16le').swap16())).toBe(text);
  });
});
