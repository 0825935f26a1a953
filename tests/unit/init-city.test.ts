import { describe, expect, it } from 'vitest';
import { settingsOfCity } from '../../pipelines/init/one-city.js';
import { settingsTemplate } from '../../pipelines/init/settings-file.js';
import { parseSettings } from '../../pipelines/project/settings.js';
import { ledgerTask } from '../../pipelines/report/ledger.js';
import { sichuan } from '../../schemas/region.js';

describe('a project of one city', () => {
  it.each(sichuan.cities)('is of $name alone, with the limits of its group', (city) => {
    const loaded = parseSettings(settingsTemplate(settingsOfCity(city)));
    expect(loaded.region.name).toEqual({ zh: city.name, en: city.nameEn });
    expect(loaded.region.cities.map(({ code }) => code)).toEqual([city.code]);
    expect(Object.values(loaded.settings.targets.groups)).toEqual([
      {
        cities: '*',
        hours:
          city.code === '510100'
            ? { central: 1, urban: 2, town: 5, rural: 11 }
            : { central: 2, urban: 5, town: 9, rural: 15 },
      },
    ]);
    expect(ledgerTask(loaded)?.number).toBe('12');
  });
});
