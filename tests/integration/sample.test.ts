import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleFiles } from '../../data-samples/generator/sample.js';
import { packageRoot } from '../../pipelines/base/package.js';
import { command } from '../support/command.js';
import { type Figures, openFigures } from '../support/figures.js';
import { withFolder, writeFiles } from '../support/folder.js';

const folder = join(packageRoot, 'data-samples', 'sichuan');
const files = [...sampleFiles()].map(({ path, text }): [string, string] => [
  path,
  [...text()].join(''),
]);

let figures: Figures;
beforeAll(async () => {
  figures = await openFigures(files);
});
afterAll(() => figures.close());

async function tally(query: string): Promise<Record<string, number>> {
  const rows = await figures.rows(query);
  return Object.fromEntries(rows.map(({ name, n }) => [String(name), Number(n)]));
}

describe('the sample project', () => {
  it('is what the generator makes, byte for byte', () => {
    const hash = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
    for (const [path, text] of files) {
      expect([path, hash(readFileSync(join(folder, path)))]).toEqual([path, hash(text)]);
    }
  });

  it('has some 60,000 outages of every nature in all 21 cities', async () => {
    const natures = await tally(
      'select nature as name, count(*) as n from outage_facts group by all',
    );
    const all = Object.values(natures).reduce((sum, n) => sum + n, 0);
    expect(all).toBeGreaterThan(58_000);
    expect(all).toBeLessThan(62_000);
    expect((natures.fault ?? 0) / all).toBeCloseTo(0.6, 1);
    expect(Object.keys(natures)).toHaveLength(5);
    const [cities] = await figures.rows('select count(distinct city_code) as n from outage_facts');
    expect(cities?.n).toBe(21);
  });

  it('comes near the public national averages', async () => {
    const hours = await tally(
      `select period as name, round(hours, 1) as n from period_hours
       where period_kind = 'year' and city_code = '510000' and area_tier = 'all'`,
    );
    expect(hours).toEqual({ 2020: 11.9, 2021: 11.3, 2022: 9.1 });
  });

  it('tells a story: every verdict occurs, and some only because of the exclusion', async () => {
    const verdicts = await tally(
      `select verdict as name, count(*) as n from verdicts
       where year = 2022 and area_tier <> 'all' group by all`,
    );
    expect(verdicts).toEqual({ met_absolute: 60, met_reduction: 8, not_met: 10 });
    const [saved] = await figures.rows(
      `select count(*) as n from verdicts v join period_hours p
         on p.period_kind = 'year' and p.period = '2022'
         and p.city_code = v.city_code and p.area_tier = v.area_tier
       where v.year = 2022 and v.verdict = 'met_absolute' and p.hours_gross > v.target_hours`,
    );
    expect(saved?.n).toBe(8);
  });

  it('has a day of a great storm, and cities whose counties have hours', async () => {
    const days = await figures.rows(
      'select city_code, cast(day as varchar) as day from major_event_days where is_major order by all',
    );
    expect(days).toEqual([
      { city_code: '510000', day: '2022-07-13' },
      { city_code: '511700', day: '2022-07-13' },
    ]);
    expect(
      await tally(
        `select city_code as name, count(*) as n from county_hours
         where period = '2022' and hours is not null group by all`,
      ),
    ).toEqual({ 510600: 6, 511000: 5, 511700: 7 });
  });

  it('has claims refused for every reason and rows rejected for many', async () => {
    expect(
      await tally(
        "select reason as name, count(*) as n from exclusion_audit where outcome = 'refused' group by all",
      ),
    ).toEqual({
      no_order: 3,
      unknown_order: 2,
      not_proactive: 2,
      wrong_city: 2,
      wrong_line: 2,
      outside_window: 3,
    });
    const rejected = await tally(
      'select code as name, count(*) as n from rejected_rows group by all order by all',
    );
    expect(rejected).toEqual({
      ambiguous_tier: 2,
      bad_number: 2,
      bad_time: 3,
      conflicting_duplicate: 4,
      malformed_row: 1,
      missing_value: 3,
      negative_duration: 3,
      orphan_restoration: 1,
      overlapping_validity: 2,
      restored_outside: 1,
      too_many_restored: 1,
      unknown_city: 2,
      unknown_nature: 2,
      unknown_tier: 1,
    });
    expect(
      await tally("select name, failing_rows as n from checks where name = 'reported_user_hours'"),
    ).toEqual({
      reported_user_hours: 9,
    });
  });
});

describe('its report', () => {
  it('weighs no more than a mail takes: 780 kB of the region, 400 of a city', async () => {
    await withFolder(async (project) => {
      writeFiles(project, [
        ...files,
        ['shihu.yaml', readFileSync(join(folder, 'shihu.yaml'), 'utf8')],
      ]);
      for (const args of [['run'], ['report', '--period', '2022', '--lang', 'en']]) {
        const { code, notes } = await command(...args, '--project', project);
        expect(code, notes).toBe(0);
      }
      const pages = join(project, 'out/reports/2022');
      const heavy = readdirSync(pages)
        .filter((name) => name.endsWith('.html'))
        .map((name) => ({ name, most: name.startsWith('index') ? 780 : 400 }))
        .map(({ name, most }) => ({ name, most, size: statSync(join(pages, name)).size / 1000 }));
      expect(heavy).toHaveLength(44);
      expect(heavy.filter(({ size, most }) => size > most)).toEqual([]);
    });
  });
});
