import { verdictCodes, verdictsOfOne } from '../../schemas/codes/index.js';
import { against, change, exact, fixed, integer, wholePercent } from '../base/figures.js';
import type { VerdictRow } from '../view/data.js';
import { explainWords as w } from '../words/explain.js';
import { evidenceWords, marks, named, verdictWords } from '../words/index.js';
import { outlookSentence, outlookWord } from '../words/outlook.js';
import { cell, placeOf, sourceOf, times, type Writer } from './cells.js';
import type { CellVerdict, Comparison, Fraction, OverallVerdict } from './data.js';
import { type Block, formula, number, type Part, plain, table, text } from './document.js';

/** Cells of the region that decided its verdict, listed one by one up to this many. */
const MOST_CELLS = 20;

/** What decided the verdict, both routes written out as whole numbers. */
export function verdictPart(writer: Writer): Part {
  const { say, data } = writer;
  const { verdict, asked } = data;
  const blocks = !verdict
    ? [text(say(asked.periodKind === 'year' ? w.noVerdict : w.yearsOnly))]
    : verdict.kind === 'cell'
      ? cellBlocks(writer, verdict)
      : overallBlocks(writer, verdict);
  return { heading: say(w.verdict), blocks: [...blocks, ...outlookBlocks(writer)] };
}

/** Where a year that is not over is heading. */
function outlookBlocks({ say, data }: Writer): Block[] {
  const { forecast } = data;
  if (!forecast) return [];
  const outlook = outlookWord(forecast.outlook);
  return [text(say(w.outlookIs({ outlook, sentence: outlookSentence(forecast) })))];
}

function cellBlocks(writer: Writer, verdict: CellVerdict): Block[] {
  const { say } = writer;
  const { row } = verdict;
  const group = row.target_group;
  return [
    text(
      say(
        w.verdictIs({
          verdict: say(named(verdictWords, row.verdict)),
          because: because(writer, verdict),
        }),
      ),
    ),
    ...evidenceBlocks(writer, verdict),
    ...(group === null ? [] : [text(say(w.group({ group: cell(group) })))]),
    ...limitBlocks(writer, verdict),
    ...reductionBlocks(writer, verdict),
  ];
}

/** What is missing, and what the verdict would be without that. */
function evidenceBlocks({ say }: Writer, { row, as_computed, faults }: CellVerdict): Block[] {
  if (faults.length === 0) return [];
  const computed = say(named(verdictWords, as_computed));
  const isUndone = row.verdict !== as_computed;
  return [
    text(say(isUndone ? w.undone({ computed }) : w.notUndone)),
    ...faults.map((fault) =>
      text(
        say(
          w.missing({
            what: say(named(evidenceWords, fault.evidence)),
            about: fault.source_file === '' ? '' : ` ${cell(fault.source_file)}`,
            message: say({ zh: cell(fault.message), en: cell(fault.message_en) }),
          }),
        ),
      ),
    ),
  ];
}

function because(
  { say, data }: Writer,
  { row, by_limit, is_open, as_computed }: CellVerdict,
): string {
  if (row.verdict !== as_computed) return say(w.because.evidence);
  if (row.verdict === 'undetermined') {
    if (data.figure.user_days === 0n) return say(w.because.noUsers);
    return say(is_open && (row.is_final || by_limit) ? w.because.noBaseline : w.because.noRoute);
  }
  if (row.verdict === 'not_met' && !is_open) return say(w.because.not_met_closed);
  // No cell has the verdict of a city or the region.
  return say(row.verdict === 'met' ? w.unknownVerdict : w.because[row.verdict]);
}

function limitBlocks({ say }: Writer, verdict: CellVerdict): Block[] {
  const { limit, by_limit, row } = verdict;
  if (!limit) return [text(say(w.noLimit))];
  const kind = verdict.is_stage ? say(w.stage) : '';
  const title = say(w.routeLimit({ limit: exact(row.target_hours), kind }));
  if (!by_limit) return [text(`${title} ${say(w.noComparison)}`)];
  const rule = say(limit.den === 1n ? w.limitRule : w.limitRuleScaled);
  return [text(title), comparison(say, rule, by_limit)];
}

function reductionBlocks(writer: Writer, verdict: CellVerdict): Block[] {
  const { say, data } = writer;
  const { row, baseline, no_baseline, years, factor, by_reduction } = verdict;
  const rate = wholePercent(ratio(verdict.rate));
  const year = String(baseline?.year ?? row.year - Math.max(1, years));
  const isMean = years > 1;
  const title = say(
    isMean
      ? w.routeReductionMean({ rate, year, years: integer(years) })
      : w.routeReduction({ rate, year }),
  );
  const blocks = [text(title)];
  if (!verdict.is_open) blocks.push(text(say(w.notOpen)));
  if (baseline) blocks.push(text(baselineText(writer, verdict)));
  if (no_baseline) blocks.push(text(say(w.noBaseline[no_baseline])));
  if (!by_reduction || !factor) {
    if (!no_baseline && data.figure.user_days === 0n) blocks.push(text(say(w.noComparison)));
    return blocks;
  }
  const reduction = change(row.reduction, ratio(verdict.rate), row.reduction_met);
  const rule = w.reductionRule({
    keep: fractionOf(factor),
    baseline: baseline ? fractionOf(baseline.hours) : '—',
  });
  return [
    ...blocks,
    text(say(isMean ? w.reductionMean({ reduction }) : w.reduction({ reduction }))),
    comparison(say, say(rule), by_reduction),
  ];
}

function baselineText({ say }: Writer, { baseline }: CellVerdict): string {
  if (!baseline) return '';
  const hours = decimal(baseline.hours);
  const { from } = baseline;
  if (from.kind === 'history') return say(w.baselineHistory({ hours, source: sourceOf(from) }));
  return say(
    w.baselineEvents({
      year: String(baseline.year),
      net: integer(from.net),
      days: integer(from.days),
      userDays: integer(from.user_days),
      hours,
    }),
  );
}

/** Both sides with their factors, their products, and which way it goes. */
function comparison(say: Writer['say'], rule: string, c: Comparison): Block {
  return formula(
    rule,
    `${times(c.left)} ≤ ${times(c.right)}`,
    `${integer(c.left_product)} ${c.holds ? '≤' : '>'} ${integer(c.right_product)}`,
    `→ ${say(c.holds ? w.holds : w.fails)}`,
  );
}

function overallBlocks(writer: Writer, { row, cells, empty_cities }: OverallVerdict): Block[] {
  const { say } = writer;
  const codes = verdictCodes.names.filter((code) => cells.some((one) => one.verdict === code));
  const deciding = decidingCells(row, cells);
  const more = deciding.length - MOST_CELLS;
  const verdict = say(named(verdictWords, row.verdict));
  const blocks: Block[] = [
    text(say(w.overall({ verdict, cells: integer(cells.length) }))),
    table(
      say(w.overallCounts),
      [plain(say(w.verdict)), number(say(w.cells))],
      codes.map((code) => [
        say(named(verdictWords, code)),
        integer(cells.filter((one) => one.verdict === code).length),
      ]),
    ),
  ];
  if (empty_cities.length > 0) {
    const names = empty_cities.map(cell).join(say(marks.names));
    blocks.push(text(say(w.emptyCities({ names }))));
  }
  if (deciding.length > 0) {
    blocks.push(
      table(
        say(w.overallCells),
        [plain(say(w.place)), number(say(w.hours)), number(say(w.limit)), plain(say(w.verdict))],
        deciding
          .slice(0, MOST_CELLS)
          .map((one) => [
            placeOf(writer, one),
            against(one.hours, one.target_hours, one.absolute_met),
            exact(one.target_hours),
            say(named(verdictWords, one.verdict)),
          ]),
      ),
    );
  }
  if (more > 0) blocks.push(text(say(w.moreCells({ count: integer(more) }))));
  return blocks;
}

/** Of a verdict that one cell is enough for, those cells, worst first; of any other, all. */
function decidingCells(row: VerdictRow, cells: readonly VerdictRow[]): VerdictRow[] {
  const isWorst = verdictsOfOne.includes(row.verdict);
  return cells
    .filter((one) => !isWorst || one.verdict === row.verdict)
    .sort((a, b) => (b.allowance_used ?? -1) - (a.allowance_used ?? -1));
}

function fractionOf({ num, den }: Fraction): string {
  return den === 1n ? integer(num) : `${integer(num)}/${integer(den)}`;
}

function ratio({ num, den }: Fraction): number {
  return Number(num) / Number(den);
}

function decimal({ num, den }: Fraction): string {
  return fixed(Number((num * 10n ** 12n) / den) / 1e12, 6);
}
