import { describe, expect, it } from 'vitest';
import { command } from '../../support/command.js';
import { withFolder, writeFiles } from '../../support/folder.js';

describe('the parameters of a saved question', () => {
  it('take a city and a tier by any name, and nothing that names none', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [
        [
          'data/outages/a.csv',
          'event_id,city,area_tier,started_at,restored_at,users,nature\nE1,自贡,农村,2022-08-05 14:00,2022-08-05 16:00,10,故障\n',
        ],
        ['data/customers/a.csv', 'city,area_tier,users,valid_from\n自贡,农村,100,2022-01-01\n'],
      ]);
      expect((await command('run', '--project', folder)).code).toBe(0);
      const ask = (question: string, ...values: string[]) => {
        const given = values.flatMap((value) => ['--param', value]);
        return command(
          'query',
          question,
          ...given,
          '--project',
          folder,
          '--format',
          'csv',
          '--lang',
          'en',
        );
      };
      for (const city of ['510300', '自贡', '自贡市', 'Zigong']) {
        expect((await ask('@largest_events', `city=${city}`)).out, city).toContain('E1');
      }
      const hours = await ask('@hours_by_time_of_day', 'tier=农村');
      expect(hours.out.split('\n').length).toBeGreaterThan(1);
      for (const [question, value, said] of [
        ['@largest_events', 'city=Zigon', 'Did you mean 510300 Zigong?'],
        ['@largest_events', 'city=', 'There is no city ""'],
        ['@hours_by_time_of_day', 'tier=rurel', 'did you mean rural?'],
        ['@largest_events', 'year=22', 'is not a year'],
        ['@largest_events', 'top=many', 'is not a whole number'],
      ] as const) {
        const wrong = await ask(question, value);
        expect([wrong.code, wrong.notes], value).toEqual([2, expect.stringContaining(said)]);
      }
    });
  });
});
