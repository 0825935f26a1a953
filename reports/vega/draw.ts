import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import { chartConfig } from '../theme/chart-config.js';
import type { Chart, Drawing, Width } from './chart.js';
import { requireFields } from './fields.js';
import { drawnPlane, isPlane } from './plane.js';
import { type Drawn, drawnBy } from './scene.js';
import { svgOf, withoutTitles } from './svg.js';
import { widthInEms } from './text-width.js';

/** Draws a chart as SVG: no network, no code generation, and every complaint of Vega is an error. */
export async function drawChart(chart: Chart, width: Width = 'wide'): Promise<string> {
  const { spec, rows } = drawingOf(chart, width);
  requireFields(spec, rows, chart.slug);
  try {
    // Several charts share a page, and so do the drawings of each.
    const prefix = width === 'wide' ? chart.slug : `${chart.slug}-${width}`;
    const drawn = isPlane(spec) ? drawnPlane(spec, rows) : await drawnByVega(spec, rows, prefix);
    return svgOf(drawn, chart);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`chart ${chart.slug}: ${reason}`, { cause: error });
  }
}

/** The drawing for a wide page and, where the chart has one, that for a phone. */
export async function drawBoth(chart: Chart): Promise<{ wide: string; narrow: string | null }> {
  const wide = await drawChart(chart);
  if (!chart.narrow) return { wide, narrow: null };
  return { wide, narrow: withoutTitles(await drawChart(chart, 'narrow'), wide) };
}

function drawingOf(chart: Chart, width: Width): Drawing {
  if (width === 'wide') return chart;
  if (!chart.narrow) throw new Error(`chart ${chart.slug} isn’t drawn for a phone`);
  return chart.narrow;
}

async function drawnByVega(
  spec: TopLevelSpec,
  rows: Drawing['rows'],
  prefix: string,
): Promise<Drawn> {
  measureTextByEms();
  const complaints: string[] = [];
  const logger = collector(complaints);
  const view = new vega.View(runtimeOf(spec, logger, complaints), {
    renderer: 'none',
    loader: refusingLoader(),
    logger,
    expr: expressionInterpreter,
  });
  try {
    // Vega writes into the rows that it is given.
    view.data(
      'rows',
      rows.map((row) => ({ ...row })),
    );
    const drawn = await drawnBy(view, prefix);
    if (complaints.length > 0) throw new Error(complaints.join('; '));
    return drawn;
  } finally {
    view.finalize();
  }
}

/** Half of a chart's time goes into compiling, and the same chart of 21 cities differs in rows alone. */
const mostCompiled = 128;
const compiled = new Map<string, vega.Runtime>();

function runtimeOf(
  spec: TopLevelSpec,
  logger: vega.LoggerInterface,
  complaints: readonly string[],
): vega.Runtime {
  const key = JSON.stringify(spec);
  const known = compiled.get(key);
  if (known) return known;
  const runtime = vega.parse(
    compile(spec, { config: chartConfig, logger }).spec,
    {},
    { ast: true },
  );
  if (complaints.length === 0) {
    const [oldest] = compiled.keys();
    if (compiled.size >= mostCompiled && oldest !== undefined) compiled.delete(oldest);
    compiled.set(key, runtime);
  }
  return runtime;
}

/** Vega logs its errors and then resolves with an empty picture. */
function collector(complaints: string[]) {
  const note = (...args: readonly unknown[]) => {
    complaints.push(args.map(String).join(' '));
    return logger;
  };
  const quiet = () => logger;
  const logger = {
    level: ((level?: number) => (level === undefined ? vega.Warn : logger)) as never,
    error: note,
    warn: note,
    info: quiet,
    debug: quiet,
  };
  return logger as unknown as vega.LoggerInterface;
}

function refusingLoader(): vega.Loader {
  const refuse = async (uri: unknown): Promise<never> => {
    throw new Error(`a chart may not load ${String(uri)}`);
  };
  return { load: refuse, sanitize: refuse, http: refuse, file: refuse };
}

/**
 * The measure is one for the whole process, which draws nothing but these charts. A text with a limit
 * is cut there, so it takes no more room than that.
 */
function measureTextByEms(): void {
  const { textMetrics } = vega as unknown as {
    textMetrics: { width: (item: TextItem, text: unknown) => number };
  };
  textMetrics.width = ({ fontSize = 11, limit = 0 }, text) => {
    const width = widthInEms(String(text ?? '').trim()) * fontSize;
    return limit > 0 ? Math.min(width, limit) : width;
  };
}

interface TextItem {
  readonly fontSize?: number;
  readonly limit?: number;
}
