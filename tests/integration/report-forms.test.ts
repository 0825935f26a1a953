import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { SaxesParser } from 'saxes';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { zipBytes } from '../../pipelines/files/zip.js';
import { findBrowser } from '../../pipelines/portable/browser.js';
import { findFonts, fontFolders } from '../../pipelines/portable/fonts.js';
import { unzipped } from '../../pipelines/portable/unzip.js';
import { chromiumPath, hasChromium } from '../browser/chromium.js';
import { command } from '../support/command.js';
import { makeFolder, removeFolder, writeFiles } from '../support/folder.js';

const folder = makeFolder();
const report = (...args: string[]) =>
  command('report', '--period', '2022', ...args, '--project', folder);
const place = (...parts: string[]) => join(folder, 'out', 'reports', '2022', ...parts);
const held = (...parts: string[]) => readdirSync(place(...parts)).sort();
const fonts = await findFonts(fontFolders());

beforeAll(async () => {
  writeFiles(folder, [
    [
      'shihu.yaml',
      'report: {organisation: 某某供电局, letterhead: [抬头], filled_in_by: 张三}\nas_of: 2023-01-01\ndata_from: 2021-01-01\n',
    ],
    [
      'data/outages/a.csv',
      [
        'event_id,city,area_tier,started_at,restored_at,users,nature,cause',
        '1,510100,urban,2021-02-05 08:00:00,2021-02-05 09:00:00,10,fault,雷击',
        '2,510100,urban,2022-01-05 08:00:00,2022-01-05 09:00:00,10,fault,=1+1',
        '3,510300,rural,2022-08-05 08:00:00,2022-08-05 11:30:00,20,planned,<script>',
      ].join('\n'),
    ],
    [
      'data/customers/a.csv',
      'city,area_tier,users,valid_from\n510100,urban,100,2021-01-01\n510300,rural,200,2022-01-01\n',
    ],
    ['notes/2022.md', '开头一段。\n\n# 原因\n\n- **甲**\n- 乙\n\n# 无此部分\n\n其余。\n'],
  ]);
  const said = await command('run', '--project', folder);
  expect([said.code, said.notes.includes('无此部分')]).toEqual([0, true]);
});
afterAll(() => removeFolder(folder));
afterEach(() => {
  vi.unstubAllEnvs();
});

function textsOf(xml: string): string {
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)].map(([, text]) => text).join('');
}

async function partsOf(file: string): Promise<Map<string, Buffer>> {
  const parts = await unzipped(readFileSync(file));
  return new Map(parts.map(({ name, content }) => [name, content]));
}

describe('a report as a Word document', () => {
  it('has a cover, headings, tables with heads that repeat, charts and page numbers', async () => {
    const said = await report('--docx');
    expect(said.code, said.notes).toBe(0);
    expect(held().filter((name) => name.endsWith('.docx'))).toEqual([
      '510100.docx',
      '510300.docx',
      'index.docx',
    ]);
    const parts = await partsOf(place('index.docx'));
    for (const [name, content] of parts) {
      if (!/\.(?:xml|rels)$/u.test(name)) continue;
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (error) => {
        throw new Error(`${name}: ${error.message}`);
      });
      parser.write(content.toString('utf8')).close();
    }
    const xml = parts.get('word/document.xml')?.toString('utf8') ?? '';
    const page = readFileSync(place('index.html'), 'utf8');
    const heads = page.match(/<h[12][ >]/gu)?.length;
    expect(xml.match(/<w:pStyle w:val="Title"\/>/gu)).toHaveLength(1);
    expect(xml.match(/<w:pStyle w:val="Heading1"\/>/gu)).toHaveLength(heads ?? 0);
    expect(xml.match(/<w:tblHeader\/>/gu)?.length).toBeGreaterThan(4);
    const words = textsOf(xml);
    const [title = ''] = /<title>([^<]+)<\/title>/u.exec(page)?.slice(1) ?? [];
    for (const text of [
      title,
      '抬头',
      '某某供电局',
      '张三',
      '开头一段。',
      '编制单位的说明',
      '=1+1',
    ]) {
      expect(words).toContain(text);
    }
    expect(words.indexOf('张三')).toBeLessThan(words.indexOf('开头一段。'));
    expect(words).toContain('&lt;script&gt;');
    expect(words).not.toContain('CSV');
    const styles = parts.get('word/styles.xml')?.toString('utf8') ?? '';
    expect(styles).toContain('w:eastAsia="SimSun"');
    expect(styles).toContain('w:eastAsia="SimHei"');
    const footers = [...parts].filter(([name]) => /footer\d*\.xml$/u.test(name));
    expect(footers.map(([, content]) => content.toString('utf8')).join('')).toContain('NUMPAGES');
    const pictures = [...parts].filter(([name]) => name.startsWith('word/media/'));
    // A chart that is drawn for two widths is one picture.
    const figures = [...page.matchAll(/<figure[\s\S]*?<\/figure>/gu)].map(([figure]) => figure);
    const charts = figures.filter((figure) => figure.includes('<svg ')).length;
    expect(charts).toBeGreaterThan(2);
    expect(xml.match(/<wp:inline/gu)).toHaveLength(charts);
    expect(pictures.length).toBeGreaterThan(2);
  });

  it('is the same again, and says nothing of the day on which it is made', async () => {
    const before = readFileSync(place('index.docx'));
    await report('--docx');
    expect(before.equals(readFileSync(place('index.docx')))).toBe(true);
    const core = (await partsOf(place('index.docx'))).get('docProps/core.xml')?.toString('utf8');
    expect(core?.match(/2023-01-01T00:00:00Z/gu)).toHaveLength(2);
  });

  it('is not written over once somebody has worked on it', async () => {
    const parts = await unzipped(readFileSync(place('index.docx')));
    writeFileSync(place('index.docx'), zipBytes(parts.reverse()));
    const mine = readFileSync(place('index.docx'));
    const said = await report('--docx');
    expect([said.code, said.notes.includes('index.docx')]).toEqual([1, true]);
    expect((await report()).code).toBe(0);
    expect(mine.equals(readFileSync(place('index.docx')))).toBe(true);
    writeFileSync(place('index.docx'), '');
    expect((await report('--docx')).code).toBe(1);
    rmSync(place('index.docx'));
  });

  it('has the drawings themselves where no font is found, and says so', async () => {
    vi.stubEnv('SHIHU_FONT', join(folder, 'no.ttf'));
    const said = await report('--docx', '--lang', 'en', '--city', '510100');
    expect([said.code, said.notes.includes('SHIHU_FONT')]).toEqual([0, true]);
    const parts = await partsOf(place('510100.en.docx'));
    expect([...parts.keys()].some((name) => name.endsWith('.svg'))).toBe(true);
  });
});

describe('the charts of a report', () => {
  it.runIf(fonts)(
    'are pictures by place and name, and go when the figures are others',
    async () => {
      mkdirSync(place('charts'), { recursive: true });
      writeFileSync(place('charts', 'mine.png'), 'mine');
      const said = await report('--charts');
      expect(said.code, said.notes).toBe(0);
      const names = held('charts');
      const drawings = names.filter((name) => name.endsWith('.svg'));
      expect(drawings.length).toBeGreaterThan(6);
      expect(names).toHaveLength(2 * drawings.length + 1);
      expect(names).toContain('index-course.svg');
      for (const drawing of drawings) {
        expect(drawing).toMatch(/^(?:index|510100|510300)-[a-z-]+(?:\.en)?\.svg$/u);
        const image = PNG.sync.read(readFileSync(place('charts', drawing.replace(/svg$/u, 'png'))));
        const svg = readFileSync(place('charts', drawing), 'utf8');
        const width = Number(/ width="([\d.]+)"/u.exec(svg)?.[1]);
        expect(Math.abs(image.width - 2 * width)).toBeLessThanOrEqual(2);
        const dark = image.data.filter((value, i) => i % 4 === 0 && value < 120).length;
        expect(dark, drawing).toBeGreaterThan(50);
      }
      const before = readFileSync(place('charts', 'index-course.png'));
      const again = JSON.parse((await report('--charts', '--json')).out) as { files: string[] };
      expect(before.equals(readFileSync(place('charts', 'index-course.png')))).toBe(true);
      expect(again.files).toContain(place('charts', 'index-course.png'));
      // Of the same figures they stay; without a mark that says so they don't.
      await report();
      expect(held('charts')).toEqual(names);
      const old = place('charts', 'index-course.svg');
      writeFileSync(
        old,
        readFileSync(old, 'utf8').replace(/shihu-figures [\w-]+/u, 'shihu-figures x'),
      );
      await report();
      expect(held('charts')).toEqual(
        names.filter((name) => !/^index-course\.(?:svg|png)$/u.test(name)),
      );
      expect(readFileSync(place('charts', 'mine.png'), 'utf8')).toBe('mine');
    },
  );

  it('are drawings alone where no font is found, which is said', async () => {
    vi.stubEnv('SHIHU_FONT', join(folder, 'no.ttf'));
    const said = await report('--charts', '--lang', 'en');
    expect([said.code, said.notes.includes('No font with Chinese')]).toEqual([1, true]);
    const english = held('charts').filter((name) => name.includes('.en.'));
    expect(english.length).toBeGreaterThan(6);
    expect(english.every((name) => name.endsWith('.en.svg'))).toBe(true);
    expect(await findFonts([join(folder, 'nothing')])).toBeUndefined();
  });
});

describe('a report in one file', () => {
  it('is written with the others, and is no city of the index', async () => {
    const index = () => readFileSync(join(folder, 'out', 'reports', 'index.html'), 'utf8');
    const before = index();
    expect((await report('--single-file')).code).toBe(0);
    const page = readFileSync(place('report.html'), 'utf8');
    expect(page).toContain('<section class="part " id="part-510300"');
    expect(index()).toBe(before);
    const refused = await report('--single-file', '--city', '510100');
    expect([refused.code, refused.notes.includes('--city')]).toEqual([2, true]);
    const planned = await report('--single-file', '--docx', '--charts', '--dry-run', '--json');
    const { report: plan } = JSON.parse(planned.out) as { report: { files: string[] } };
    for (const name of ['report.html', '510300.docx', 'charts/index-*.svg']) {
      expect(plan.files).toContain(name);
    }
  });
});

describe('a report as PDF', () => {
  it('is told to be missing where there is no browser, and the rest is written', async () => {
    vi.stubEnv('SHIHU_BROWSER', join(folder, 'no-browser'));
    const said = await report('--pdf', '--single-file', '--lang', 'en');
    expect([said.code, said.notes.includes('SHIHU_BROWSER')]).toEqual([1, true]);
    expect(existsSync(place('report.en.html'))).toBe(true);
    expect(held().filter((name) => name.endsWith('.pdf'))).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('is missing where the browser fails, once', async () => {
    const fake = join(folder, 'browser');
    writeFileSync(fake, '#!/bin/sh\necho "cannot print" >&2\nexit 1\n');
    chmodSync(fake, 0o755);
    vi.stubEnv('SHIHU_BROWSER', fake);
    const said = await report('--pdf');
    expect([said.code, said.notes.split('cannot print').length]).toEqual([1, 2]);
  });

  it.runIf(hasChromium)(
    'is printed by the browser of the machine, the same each time',
    async () => {
      vi.stubEnv('SHIHU_BROWSER', chromiumPath);
      const said = await report('--pdf', '--city', '510300');
      expect(said.code, said.notes).toBe(0);
      const made = readFileSync(place('510300.pdf'));
      expect(made.subarray(0, 5).toString('latin1')).toBe('%PDF-');
      const text = made.toString('latin1');
      expect(text).toContain("(D:20230101000000+00'00')");
      expect(text).toMatch(/%%EOF\n?%shihu-figures final-[\da-f]+\n$/u);
      expect(text).not.toMatch(/file:\/\/|page\.html/u);
      await report('--pdf', '--city', '510300');
      expect(made.equals(readFileSync(place('510300.pdf')))).toBe(true);
      // It stays with the same figures.
      await report();
      expect(existsSync(place('510300.pdf'))).toBe(true);
    },
  );

  it('is printed by what each system has', () => {
    const found = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv, ...there: string[]) =>
      findBrowser({ platform, env, exists: (path) => there.includes(path) });
    const edge = join('C:\\P', 'Microsoft', 'Edge', 'Application', 'msedge.exe');
    const mac = join('/Applications', 'Google Chrome.app', 'Contents', 'MacOS', 'Google Chrome');
    expect(found('win32', { ProgramFiles: 'C:\\P' }, edge)).toBe(edge);
    expect(found('darwin', {}, mac)).toBe(mac);
    expect(found('linux', { PATH: '/a' }, join('/a', 'google-chrome'))).toBe(
      join('/a', 'google-chrome'),
    );
    expect(found('linux', { PATH: '' }, '/nothing')).toBeUndefined();
    expect(
      found('linux', { PATH: '/a', SHIHU_BROWSER: '/b' }, join('/a', 'chromium')),
    ).toBeUndefined();
    expect(found('linux', { SHIHU_BROWSER: '/b' }, '/b')).toBe('/b');
  });
});

describe('notes that can’t be read', () => {
  it.each([
    ['too large', '字'.repeat(60_000), '131072'],
    ['of another encoding', Buffer.from([0xd6, 0xd0, 0xce, 0xc4]), 'UTF-8'],
    ['no text', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0]), 'UTF-8'],
  ])('are an error: %s', async (_, content, told) => {
    const before = readFileSync(join(folder, 'notes', '2022.md'));
    writeFileSync(join(folder, 'notes', '2022.md'), content);
    const said = await report();
    writeFileSync(join(folder, 'notes', '2022.md'), before);
    expect([said.code, said.notes.includes(told)]).toEqual([1, true]);
  });
});
