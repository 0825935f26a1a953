import { type City, cities, type Tier, tiers } from './geography.js';
import { streamOf } from './prng.js';

/** A city and tier: what the policy sets a limit for. */
export interface Cell {
  readonly id: string;
  readonly city: City;
  readonly tier: Tier;
  /** Users (public transformers) on the first day. */
  readonly users: number;
  readonly lines: number;
}

/** A line of 10 kV with the users of each of its sections. */
export interface Line {
  readonly id: string;
  readonly county: string;
  readonly sections: readonly number[];
}

/** Users per ten thousand inhabitants; a transformer of a big city supplies more people. */
const DENSITY = 38;
const DENSITY_OF_CHENGDU = 32;
const FEWEST_USERS = 12;

const letters: Readonly<Record<Tier, string>> = { central: 'C', urban: 'U', town: 'T', rural: 'R' };
/** Users of a section, least and most. */
const sectionUsers: Readonly<Record<Tier, readonly [number, number]>> = {
  central: [6, 26],
  urban: [8, 42],
  town: [10, 60],
  rural: [14, 84],
};
const MOST_SECTIONS = 5;

/** Every city and tier that exists, with its number of users multiplied by `scale`. */
export function cellsOf(scale: number): Cell[] {
  return cities.flatMap((city) =>
    tiers
      .filter((tier) => city.mix[tier] > 0)
      .map((tier) => {
        const density = city.code === '510100' ? DENSITY_OF_CHENGDU : DENSITY;
        const wanted = Math.round(city.people * density * city.mix[tier] * scale);
        const users = Math.max(FEWEST_USERS, wanted);
        const [least, most] = sectionUsers[tier];
        const usersOfLine = ((least + most) / 2) * ((1 + MOST_SECTIONS) / 2);
        return {
          id: city.code.slice(0, 4) + letters[tier],
          city,
          tier,
          users,
          lines: Math.max(1, Math.round(users / usersOfLine)),
        };
      }),
  );
}

/** The districts or counties that the lines of a cell lie in. */
export function placesOf({ city, tier }: Cell): readonly string[] {
  return tier === 'central' || tier === 'urban' ? city.districts : city.counties;
}

/** A line by its number; its county and sections follow from the number alone. */
export function lineOf(cell: Cell, index: number): Line {
  const { tier } = cell;
  const random = streamOf(0, 'line', cell.id, index);
  const places = placesOf(cell);
  const [least, most] = sectionUsers[tier];
  // In a small sample a line must not have more users than there are.
  const ceiling = Math.max(1, Math.floor(cell.users / MOST_SECTIONS));
  const sections = Array.from({ length: random.int(1, MOST_SECTIONS) }, () =>
    Math.min(ceiling, random.int(least, most)),
  );
  return {
    id: `${cell.id}${String(index + 1).padStart(4, '0')}`,
    county: places[index % places.length] as string,
    sections,
  };
}

export function usersOf(line: Line): number {
  return line.sections.reduce((sum, users) => sum + users, 0);
}

export function sectionAsset(line: Line, section: number): string {
  return `${line.id}-S${section + 1}`;
}

export function transformerAsset(line: Line, transformer: number): string {
  return `${line.id}-${String(transformer).padStart(2, '0')}`;
}
