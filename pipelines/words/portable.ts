import { fill, type WordTree } from '../../schemas/words/index.js';

export const portableWords = {
  changed: fill<'name' | 'folder'>(
    (p) => `${p.folder} 中的 ${p.name} 在生成之后被改动过，未予覆盖；报告未改动。`,
    (p) =>
      `${p.name} in ${p.folder} was changed since it was written, and was not written over. Nothing was changed.`,
  ),
  moveIt: {
    zh: '请先移走或改名，再运行。',
    en: 'Move it away or give it another name, and run again.',
  },
  noBrowser: fill<'variable'>(
    (p) =>
      `未找到 Chromium、Chrome 或 Edge，没有生成 PDF；其余文件已写好。请安装其中之一，或用环境变量 ${p.variable} 指定其程序文件；也可在浏览器中打开网页后打印。`,
    (p) =>
      `No Chromium, Chrome or Edge was found, so no PDF was made; the other files were written. Install one, or name its program in the environment variable ${p.variable}. A page can also be printed from any browser.`,
  ),
  notPrinted: fill<'browser' | 'said'>(
    (p) => `${p.browser} 没有打印出 PDF（${p.said}）；其余文件已写好。`,
    (p) =>
      `${p.browser} did not print (${p.said}), so no PDF was made; the other files were written.`,
  ),
  noFont: fill<'variable'>(
    (p) =>
      `未找到含中文字形的字体，没有生成 PNG；SVG 已写好。请安装 Noto Sans CJK 等字体，或用环境变量 ${p.variable} 指定字体文件。`,
    (p) =>
      `No font with Chinese characters was found, so no PNG was made; the SVGs were written. Install one such as Noto Sans CJK, or name its file in the environment variable ${p.variable}.`,
  ),
  drawnInWord: fill<'variable'>(
    (p) =>
      `未找到含中文字形的字体，Word 文档中的图为 SVG，较早的 Word 不显示。可安装 Noto Sans CJK 等字体，或用环境变量 ${p.variable} 指定字体文件。`,
    (p) =>
      `No font with Chinese characters was found, so the charts in the Word documents are SVGs, which older versions of Word don't show. Install one such as Noto Sans CJK, or name its file in the environment variable ${p.variable}.`,
  ),
  oneCity: {
    zh: '--single-file 把所有市州放在一个文件里，不能与 --city 同用。一个市州的页本来就是一个文件。',
    en: '--single-file puts all cities into one file, and takes no --city. The page of one city is a single file already.',
  },
} satisfies WordTree;
