import { smallest } from '../base/extremes.js';

/**
 * Where a city stands on the tile map, counted from the north-west: as its neighbours lie, not to
 * scale and without any boundary. Keyed by GB/T 2260 code.
 *
 *  阿坝  绵阳  广元  巴中  达州
 *  甘孜  成都  德阳  遂宁  南充
 *  雅安  眉山  资阳  内江  广安
 *  凉山  乐山  自贡  泸州
 * 攀枝花       宜宾
 */
const sichuanTiles: Readonly<Record<string, readonly [column: number, row: number]>> = {
  '513200': [0, 0],
  '510700': [1, 0],
  '510800': [2, 0],
  '511900': [3, 0],
  '511700': [4, 0],
  '513300': [0, 1],
  '510100': [1, 1],
  '510600': [2, 1],
  '510900': [3, 1],
  '511300': [4, 1],
  '511800': [0, 2],
  '511400': [1, 2],
  '512000': [2, 2],
  '511000': [3, 2],
  '511600': [4, 2],
  '513400': [0, 3],
  '511100': [1, 3],
  '510300': [2, 3],
  '510500': [3, 3],
  '510400': [0, 4],
  '511500': [2, 4],
};

const mostColumns = 5;

export interface Tile {
  readonly code: string;
  readonly column: number;
  readonly row: number;
}

/** A tile for every city: as they lie where that is known of all, else in the order of the list. */
export function tilesOf(codes: readonly string[]): { isMap: boolean; tiles: Tile[] } {
  if (!codes.every((code) => Object.hasOwn(sichuanTiles, code))) {
    const columns = Math.min(mostColumns, Math.ceil(Math.sqrt(codes.length)));
    const tiles = codes.map((code, i) => ({
      code,
      column: i % columns,
      row: Math.floor(i / columns),
    }));
    return { isMap: false, tiles };
  }
  const placed = codes.map((code) => {
    const [column = 0, row = 0] = sichuanTiles[code] ?? [];
    return { code, column, row };
  });
  const left = smallest(placed.map((tile) => tile.column));
  const top = smallest(placed.map((tile) => tile.row));
  const tiles = placed.map(({ code, column, row }) => ({
    code,
    column: column - left,
    row: row - top,
  }));
  return { isMap: true, tiles };
}

const shortNames: Readonly<Record<string, string>> = {
  阿坝藏族羌族自治州: '阿坝州',
  甘孜藏族自治州: '甘孜州',
  凉山彝族自治州: '凉山州',
};

/** The name as maps and bulletins shorten it: 成都 for 成都市, 阿坝州 for the whole of its name. */
export function shortName(name: string): string {
  if (Object.hasOwn(shortNames, name)) return shortNames[name] ?? name;
  return name.length > 2 ? name.replace(/市$/u, '') : name;
}
