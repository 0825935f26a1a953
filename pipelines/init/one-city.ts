import type { City } from '../../schemas/region.js';
import { type Settings, settingsSchema } from '../../schemas/settings/settings.js';

/**
 * Settings of a project that is about one city: a region of that city alone, the limits of its group,
 * and the ledger that the province keeps.
 */
export function settingsOfCity({ code, name, nameEn, aliases }: City): Record<string, unknown> {
  const { groups } = settingsSchema.parse({}).targets;
  const [group, { hours }] = groupOf(code, groups);
  return {
    region: {
      // The roll-up has a code of its own, since rows of the city and of the region stand in one table.
      code: `R${code}`,
      name,
      name_en: nameEn,
      cities: [{ code, name, name_en: nameEn, aliases: spellings(name, aliases) }],
    },
    targets: { groups: { [group]: { cities: '*', hours } } },
    ledger: {},
  };
}

/** Chinese names are said with and without their 市. */
function spellings(name: string, aliases: readonly string[]): string[] {
  const short = name.replace(/市$/u, '');
  return [...new Set([short, ...aliases])].filter((one) => one !== name);
}

type Groups = Settings['targets']['groups'];

function groupOf(code: string, groups: Groups): [string, Groups[string]] {
  const all = Object.entries(groups);
  const own = all.find(([, { cities }]) => cities !== '*' && cities.includes(code));
  const other = own ?? all.find(([, { cities }]) => cities === '*');
  if (!other) throw new Error(`no default target group has ${code}`);
  return other;
}
