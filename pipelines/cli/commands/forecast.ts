import { chance, outlookSentence, outlookWord, percent } from '../../../reports/outlook.js';
import { tierOrAllCodes } from '../../../schemas/codes/index.js';
import type { Output } from '../../../schemas/outputs/index.js';
import type { Region } from '../../../schemas/region.js';
import { type Language, speaker } from '../../../schemas/words/index.js';
import { exit } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { withTables } from '../../history/state.js';
import { findCity } from '../../project/cities.js';
import {
  type BacktestMonth,
  backtestByMonth,
  type ForecastRow,
  forecastRows,
  outlookCounts,
} from '../../published/forecasts.js';
import type { Io } from '../../terminal/io.js';
import { textTable } from '../../terminal/table.js';
import { forecastWords as w } from '../../words/cli-forecast.js';
import { helpWords } from '../../words/cli-help.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';
import { projectOf } from '../project.js';
import { outlookTable } from '../summary.js';

interface ForecastOptions extends CommonOptions {
  readonly city?: string;
  readonly backtest?: boolean;
}

/** Cells that are told one by one, unless a city is asked for. */
const SHOWN = 20;

export function addForecast(cli: Cli): void {
  const { io } = cli;
  const say = speaker(io.language);
  addCommand(cli, 'forecast', say(helpWords.forecast.does))
    .option('--city <city>', say(helpWords.forecast.city))
    .option('--backtest', say(helpWords.forecast.backtest))
    .action(async (options: ForecastOptions) => {
      const project = await projectOf(cli, options);
      const { region } = project.loaded;
      const city = options.city === undefined ? null : findCity(options.city, region).code;
      await withTables(project, options, async (published) => {
        if (options.backtest) {
          const months = await backtestByMonth(published, city);
          if (options.json) io.out(toJson<Output<'forecast --backtest'>>(months));
          else showBacktest(io, months);
          return;
        }
        const rows = await forecastRows(published, city);
        if (options.json) io.out(toJson<Output<'forecast'>>(rows));
        else {
          const year = rows[0]?.year;
          if (city === null && year !== undefined) {
            const counts = await outlookCounts(published, year);
            io.out(outlookTable(year, counts, io.language));
          }
          showForecasts(io, rows, namesOf(region, io.language), city !== null);
        }
      });
      cli.finish(exit.done);
    });
}

/** What a city, or the region, is called. */
type Names = (row: ForecastRow) => string;

function namesOf(region: Region, language: Language): Names {
  const names = new Map(region.cities.map(({ code, nameEn }) => [code, nameEn]));
  names.set(region.code, region.name.en);
  return ({ city_code: code, city_name: name }) =>
    language === 'zh' ? name : (names.get(code) ?? name);
}

function showForecasts(
  io: Io,
  rows: readonly ForecastRow[],
  nameOf: Names,
  isOneCity: boolean,
): void {
  const say = speaker(io.language);
  const [first] = rows;
  if (!first) {
    io.note(say(w.none));
    return;
  }
  io.out(say(w.title({ year: String(first.year), month: String(first.month) })));
  const whole = rows.filter(({ level }) => (isOneCity ? level === 'city' : level === 'region'));
  const cells = rows.filter(({ level }) => level === 'cell');
  const shown = isOneCity ? cells : cells.slice(0, SHOWN);
  for (const row of [...whole, ...shown]) {
    const sentence = outlookSentence(row);
    const place = `${nameOf(row)} ${say(tierOrAllCodes.words[row.area_tier])}`;
    const outlook = outlookWord(row.outlook);
    const isPlain = row.outlook === null;
    io.out(say(isPlain ? w.plainLine({ place, sentence }) : w.line({ place, outlook, sentence })));
  }
  const more = cells.length - shown.length;
  if (more > 0) io.note(say(w.more({ count: String(more) })));
}

function showBacktest(io: Io, months: readonly BacktestMonth[]): void {
  const say = speaker(io.language);
  const cells = months.filter(({ level, intervals }) => level === 'cell' && intervals > 0);
  if (cells.length === 0) {
    io.note(say(w.noBacktest));
    return;
  }
  io.out(say(w.backtest));
  const head = [
    ...[w.month, w.years, w.intervals, w.coverage],
    ...[w.width, w.loss, w.brier, w.proRata],
  ];
  const share = (value: number | null) => (value === null ? '—' : chance(value));
  const figure = (value: number | null) => (value === null ? '—' : value.toFixed(3));
  io.out(
    textTable(
      head.map(say),
      cells.map((row) => [
        row.month,
        row.judged_years,
        row.intervals,
        share(row.coverage),
        row.mean_width === null ? '—' : percent(row.mean_width),
        figure(row.pinball_ratio),
        figure(row.brier),
        figure(row.brier_pro_rata),
      ]),
    ),
  );
  io.note(say(w.reading));
}
