import type { City, Region } from '../../schemas/region.js';
import { usageError } from '../base/errors.js';
import { nearest } from '../base/nearest.js';

/**
 * The city that was meant, by its code or any of its names.
 * @throws UserError that lists the cities, and the one that was probably meant
 */
export function findCity(written: string, region: Region): City {
  const wanted = plain(written);
  const found = region.cities.find((city) => namesOf(city).some((name) => plain(name) === wanted));
  if (found) return found;
  const guess = nearest(
    wanted,
    region.cities.flatMap((city) => namesOf(city).map(plain)),
  );
  const meant = region.cities.find((city) => namesOf(city).some((name) => plain(name) === guess));
  const list = (nameOf: (city: City) => string) =>
    region.cities.map((city) => `${city.code} ${nameOf(city)}`);
  return fail(written, meant, {
    zh: list(({ name }) => name).join('、'),
    en: list(({ nameEn }) => nameEn).join(', '),
  });
}

function fail(written: string, meant: City | undefined, all: { zh: string; en: string }): never {
  throw usageError(
    {
      zh: `没有市州“${written}”${meant ? `；是否为 ${meant.code} ${meant.name}？` : '。'}`,
      en: `There is no city "${written}"${meant ? `; did you mean ${meant.code} ${meant.nameEn}?` : '.'}`,
    },
    { zh: `可用：${all.zh}`, en: `Known: ${all.en}` },
  );
}

/** Chinese names are said with and without their 市. */
function namesOf({ code, name, nameEn, aliases }: City): string[] {
  const short = name.replace(/(?:市|地区|州)$/u, '');
  return [code, name, nameEn, ...(short.length > 1 ? [short] : []), ...aliases];
}

/** Case, width, spaces and apostrophes don't matter. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'’]/gu, '');
}
