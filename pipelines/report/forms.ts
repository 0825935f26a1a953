import { existsSync } from 'node:fs';
import { chartFile } from '../../reports/base/links.js';
import { type Picture, picturesIn } from '../../reports/portable/figures.js';
import type { Language, Words } from '../../schemas/words/index.js';
import type { NewFile } from '../files/folder.js';
import { BROWSER, findBrowser } from '../portable/browser.js';
import { findFonts, fontFolders } from '../portable/fonts.js';
import { markOf } from '../portable/mark.js';
import { Pictures } from '../portable/png.js';
import { portableWords as w } from '../words/portable.js';

/** Names a file with a font that has Chinese characters. */
const FONT = 'SHIHU_FONT';

/** What all files of a report in other forms have in common. */
export interface FormOptions {
  /** The day after the period: what dates in the files say. */
  readonly day: string;
  readonly fingerprint: string | undefined;
}

interface Page {
  readonly page: string;
  readonly language: Language;
  readonly city?: string | undefined;
}

/**
 * Makes pages in other forms. What the machine lacks for one is told once, and the others are made.
 */
export class Forms {
  /** What could not be made, and why. */
  readonly notices: Words[] = [];
  /** Whether something that was asked for is missing. */
  isIncomplete = false;
  private drawing: Promise<Pictures | null> | undefined;
  private browser: string | null | undefined;

  constructor(private readonly options: FormOptions) {}

  /** @returns undefined where there is nothing to print with */
  async pdf({ page }: Page): Promise<Uint8Array | undefined> {
    if (this.browser === undefined) {
      this.browser = findBrowser() ?? null;
      if (this.browser === null) this.lack(w.noBrowser({ variable: BROWSER }));
    }
    if (this.browser === null) return undefined;
    const { NotPrinted, pdfOf } = await import('../portable/pdf.js');
    try {
      return await pdfOf(this.browser, page, this.options);
    } catch (error) {
      if (!(error instanceof NotPrinted)) throw error;
      // It won't do better with the next page.
      this.lack(w.notPrinted({ browser: this.browser, said: error.message }));
      this.browser = null;
      return undefined;
    }
  }

  async docx({ page, language }: Page): Promise<Uint8Array> {
    const pictures = await this.pictures(w.drawnInWord({ variable: FONT }));
    const { wordDocument } = await import('../portable/word.js');
    return wordDocument(page, {
      ...{ language, ...this.options },
      png: pictures && ((picture: Picture) => pictures.png(picture, language)),
    });
  }

  async *charts({ page, language, city }: Page): AsyncGenerator<NewFile> {
    const pictures = await this.pictures(w.noFont({ variable: FONT }));
    if (!pictures) this.isIncomplete = true;
    for (const picture of picturesIn(page, language)) {
      const { slug, svg } = picture;
      const mark = `<!-- ${markOf(this.options.fingerprint)} -->`;
      yield {
        name: chartFile(language, 'svg', slug, city),
        content: svg.replace('\n', `\n${mark}\n`),
      };
      if (!pictures) continue;
      yield {
        name: chartFile(language, 'png', slug, city),
        content: pictures.png(picture, language),
      };
    }
  }

  private async pictures(lack: Words): Promise<Pictures | null> {
    this.drawing ??= madeWith(process.env[FONT]);
    const pictures = await this.drawing;
    if (!pictures) this.tell(lack);
    return pictures;
  }

  private lack(what: Words): void {
    this.isIncomplete = true;
    this.tell(what);
  }

  private tell(what: Words): void {
    if (!this.notices.some(({ zh }) => zh === what.zh)) this.notices.push(what);
  }
}

async function madeWith(named: string | undefined): Promise<Pictures | null> {
  if (named && !existsSync(named)) return null;
  const fonts = await findFonts(fontFolders(), named || undefined);
  return fonts ? Pictures.with(fonts) : null;
}
