import { type Html, html, shown } from '../base/html.js';
import type { View } from '../view/view.js';
import { named, tierWords } from '../words/index.js';

interface Located {
  readonly city_code: string;
  readonly city_name: string;
  readonly area_tier: string;
}

/** Where a row's city and tier stand in the lists: cities first, then tiers. */
export function orderOf({ cities, tiers }: View, row: Located): number {
  const city = cities.findIndex(({ code }) => code === row.city_code);
  return (city < 0 ? cities.length : city) * (tiers.length + 1) + tiers.indexOf(row.area_tier) + 1;
}

/** City and tier of a row, broken between the two where it must be broken. */
export function at({ say, cities }: View, row: Located): Html {
  const known = cities.find((city) => city.code === row.city_code)?.name;
  const name = known ?? shown(row.city_name, 60);
  const tier = say(named(tierWords, row.area_tier));
  return html`${name} <span class="unbroken">${tier}</span>`;
}
