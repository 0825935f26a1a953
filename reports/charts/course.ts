import { fixed } from '../figures.js';
import { monthsOf, monthsUpTo, shortMonth } from '../period.js';
import { light } from '../theme/palette.js';
import type { Chart, Row } from '../vega/chart.js';
import { allTiers, hoursOverMonths, type View } from '../view.js';
import { chartWords, named, tierWords } from '../words.js';
import { partialNote } from './partial.js';

/** How the region's hours added up through the year in each tier, beside the year before. */
export function courseChart(view: View): Chart {
  const { say, year, region, data } = view;
  const w = chartWords.course;
  const tiers = [...view.tiers, allTiers];
  const tierName = (tier: string) => say(named(tierWords, tier));
  const rows: Row[] = [];
  const add = (series: number, months: readonly string[]) => {
    for (const tier of tiers) {
      months.forEach((month, i) => {
        const hours = hoursOverMonths(view, months.slice(0, i + 1), region.code, tier);
        if (hours === null) return;
        const label = say(shortMonth(month));
        const values = { tier: tierName(tier), year: String(series), month: label };
        const text = say(w.mark({ ...values, hours: fixed(hours, 3) }));
        rows.push({ tier: values.tier, series: values.year, month: label, hours, text });
      });
    }
  };
  add(year - 1, monthsOf(year - 1));
  add(year, monthsUpTo(data.period));
  const hasYear = rows.some((row) => row.series === String(year));
  const months = monthsOf(year).map((month) => say(shortMonth(month)));
  const years = [String(year), String(year - 1)];
  const look = { domain: years, range: [light('accent'), light('before')] };
  return {
    slug: 'course',
    title: say(w.title),
    caption: `${say(w.caption({ year: String(year), before: String(year - 1) }))}${partialNote(view)}`,
    emptyNote: say(w.none),
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
        width: 138,
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
            scale: look,
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
                  range: [
                    [1, 0],
                    [4, 3],
                  ],
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
