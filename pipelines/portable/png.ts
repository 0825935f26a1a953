import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Picture } from '../../reports/portable/figures.js';
import type { Language } from '../../schemas/words/index.js';
import type { Fonts } from './fonts.js';

/** Twice the size that it has on a page, so that it is sharp on paper. */
const SCALE = 2;

/** Makes PNGs of charts. */
export class Pictures {
  private constructor(
    private readonly made: Map<string, Uint8Array>,
    private readonly Resvg: typeof import('@resvg/resvg-wasm')['Resvg'],
    private readonly fonts: Fonts,
    private readonly buffers: Uint8Array[],
  ) {}

  static async with(fonts: Fonts): Promise<Pictures> {
    const { Resvg } = await renderer();
    const buffers = await Promise.all(fonts.files.map((file) => readFile(file)));
    return new Pictures(new Map(), Resvg, fonts, buffers);
  }

  /** The same chart is drawn once. */
  png({ svg }: Pick<Picture, 'svg'>, language: Language): Uint8Array {
    const known = this.made.get(svg);
    if (known) return known;
    const family = this.fonts.family[language];
    const first = family === '' ? '' : `&quot;${family}&quot;,`;
    const drawing = new this.Resvg(svg.replace('font-family="', `font-family="${first}`), {
      fitTo: { mode: 'zoom', value: SCALE },
      font: {
        fontBuffers: this.buffers,
        defaultFontFamily: family,
        sansSerifFamily: family,
      },
    });
    const image = drawing.render();
    const png = image.asPng();
    image.free();
    drawing.free();
    this.made.set(svg, png);
    return png;
  }
}

let loaded: Promise<typeof import('@resvg/resvg-wasm')> | undefined;

/** Loaded once a process, and only where a picture is wanted. */
function renderer(): Promise<typeof import('@resvg/resvg-wasm')> {
  loaded ??= (async () => {
    const resvg = await import('@resvg/resvg-wasm');
    const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
    await resvg.initWasm(await readFile(wasm));
    return resvg;
  })();
  return loaded;
}
