import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import { isPageFile } from '../base/links.js';
import { chartConfig } from '../theme/chart-config.js';
import type { Chart, Drawing, Width } from './chart.js';
import { requireFields } from './fields.js';
import { finishSvg, withoutTitles } from './svg.js';
import { widthInEms } from './text-width.js';

/** Draws a chart as SVG: no network, no code generation, and every complaint of Vega is an error. */
export async function drawChart(chart: Chart, width: Width = 'wide'): Promise<string> {
  const drawing = drawingOf(chart, width);
  requireFields(drawing.spec, drawing.rows, chart.slug);
  try {
    return finishSvg(await draw(drawing), chart, width);
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

async function draw({ rows, spec }: Drawing): Promise<string> {
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
    const svg = await view.toSVG();
    if (complaints.length > 0) throw new Error(complaints.join('; '));
    return svg;
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
  return { load: refuse, sanitize: ownPage, http: refuse, file: refuse };
}

/** A chart leads to other pages of its report, and nowhere else. */
async function ownPage(uri: unknown): Promise<{ href: string }> {
  if (typeof uri === 'string' && isPageFile(uri)) return { href: uri };
  throw new Error(`a chart may not lead to ${String(uri)}`);
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
