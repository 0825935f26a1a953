import { fixed } from '../figures.js';
import { monthsOf, monthsUpTo, shortMonth } from '../period.js';
import { light } from '../theme/palette.js';
import type { Chart, Row } from '../vega/chart.js';
import { allTiers, hoursOverMonths, monthOf, type View } from '../view.js';
import { chartWords, named, tierWords } from '../words.js';
import { partialNote } from './partial.js';

/** How the region's hours added up through the year in each tier, beside the year before. */
export function courseChart(view: View): Chart {
  const { say, year, region, data } = view;
  const w = chartWords.course;
  const tiers = view.tiers.length > 1 ? [...view.tiers, allTiers] : view.tiers;
  const tierName = (tier: string) => say(named(tierWords, tier));
  const all: Row[] = [];
  const add = (series: number, months: readonly string[]) => {
    for (const tier of tiers) {
      months.forEach((month, i) => {
        if (!monthOf(view, month)) return;
        const hours = hoursOverMonths(view, months.slice(0, i + 1), region.code, tier);
        if (hours === null) return;
        const label = say(shortMonth(month));
        const values = { tier: tierName(tier), year: String(series), month: label };
        const text = say(w.mark({ ...values, hours: fixed(hours, 3) }));
        all.push({ tier: values.tier, series: values.year, month: label, hours, text });
      });
    }
  };
  add(year - 1, monthsOf(year - 1));
  add(year, monthsUpTo(data.period));
  const hasYear = all.some((row) => row.series === String(year));
  // A scale from nothing to nothing would put its zero at half height.
  const risen = new Set(all.filter((row) => Number(row.hours) > 0).map((row) => row.tier));
  const flat = tiers
    .map(tierName)
    .filter((tier) => !risen.has(tier) && all.some((row) => row.tier === tier));
  const rows = all.filter((row) => risen.has(row.tier));
  const months = monthsOf(year).map((month) => say(shortMonth(month)));
  const years = [String(year), String(year - 1)].filter((name) =>
    rows.some((row) => row.series === name),
  );
  const dashes = years.map((name) => (name === String(year) ? [1, 0] : [4, 3]));
  const colours = years.map((name) => light(name === String(year) ? 'accent' : 'before'));
  const parts = { year: String(year), before: String(year - 1) };
  const caption = [
    say(years.length > 1 ? w.caption(parts) : w.captionAlone),
    flat.length > 0 ? say(w.flat({ tiers: flat.join(say({ zh: '、', en: ', ' })) })) : '',
  ]
    .filter((text) => text !== '')
    .join(say({ zh: '', en: ' ' }));
  return {
    slug: 'course',
    title: say(w.title),
    caption: caption + partialNote(view, monthsUpTo(data.period)),
    emptyNote: say(hasYear ? w.zero : w.none),
    rows: hasYear ? rows : [],
    marks: rows.length,
    spec: {
      data: { name: 'rows' },
      facet: {
        column: {
          field: 'tier',
          type: 'nominal',
          sort: tiers.map(tierName),
          header: { title: null },
        },
      },
      spacing: 16,
      resolve: { scale: { y: 'independent' } },
      spec: {
        width: Math.round(Math.min(420, 960 / Math.max(1, risen.size) - 42)),
        height: 150,
        encoding: {
          x: {
            field: 'month',
            type: 'ordinal',
            sort: months,
            scale: { domain: months },
            title: null,
            axis: { values: [3, 6, 9, 12].map((n) => months[n - 1] ?? ''), labelAngle: 0 },
          },
          y: {
            field: 'hours',
            type: 'quantitative',
            title: null,
            axis: { tickCount: 4, domain: false, ticks: false },
          },
          color: {
            field: 'series',
            type: 'nominal',
            scale: { domain: years, range: colours },
            legend: { symbolType: 'stroke', symbolSize: 500, symbolStrokeWidth: 2 },
          },
        },
        layer: [
          {
            mark: { type: 'line', aria: false, strokeWidth: 2 },
            encoding: {
              strokeDash: {
                field: 'series',
                type: 'nominal',
                scale: {
                  domain: years,
                  range: dashes,
                },
              },
            },
          },
          {
            mark: { type: 'point', filled: true, opacity: 1, size: 22 },
            encoding: { description: { field: 'text', type: 'nominal' } },
          },
        ],
      },
    },
  };
}
