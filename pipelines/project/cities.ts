import type { City, Region } from '../../schemas/region.js';
import { joined } from '../../schemas/words/index.js';
import { usageError } from '../base/errors.js';
import { nearest } from '../base/nearest.js';
import { projectWords as w } from '../words/project.js';

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
  throw usageError(
    meant ? w.noCityBut({ text: written, ...wordsOf(meant) }) : w.noCity({ text: written }),
    w.cities({ list: joined(region.cities.map((city) => w.city(wordsOf(city)))) }),
  ).as('unknown_city');
}

function wordsOf({ code, name, nameEn }: City) {
  return { code, name: { zh: name, en: nameEn } };
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
