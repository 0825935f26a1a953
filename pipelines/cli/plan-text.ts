import { relative } from 'node:path';
import type { Output } from '../../schemas/outputs/index.js';
import { type Language, same, type Words } from '../../schemas/words/index.js';
import { catalogueFiles } from '../catalogue/catalogue.js';
import type { Replacement } from '../ingest/log.js';
import type { Step } from '../ingest/plan.js';
import { isIdle, type Plan, type PlannedReport } from '../plan/plan.js';
import type { ProjectPaths } from '../project/paths.js';
import { indexFiles } from '../report/index-page.js';
import { textTable } from '../terminal/table.js';
import { planWords as w } from '../words/plan.js';

/** A step for people and for programs. */
type PlannedStep = Output<'run --dry-run'>['documents'][number];

/** The plan as text. */
export function planText(plan: Plan, paths: ProjectPaths, l: Language): string {
  const { steps, build, report } = plan;
  const list = (names: readonly string[]) => names.join(w.and[l]);
  const own = (path: string) => relative(paths.root, path);
  return [
    w.heading[l],
    ...(steps.length > 0 || build === null ? stepLines(steps, report, l) : []),
    ...(build
      ? [
          w.models({ count: String(build.models.length), names: list(namesOf(build.models)) })[l],
          w.checks({ count: String(build.checks.length), names: list(namesOf(build.checks)) })[l],
          w.database({ path: own(paths.published) })[l],
        ]
      : []),
    ...(report ? reportText(report, own, l) : []),
    ...(report ? [w.also({ names: list(besides(paths).map(own)) })[l]] : []),
  ].join('\n');
}

/** The plan for programs: its names are those of the results of the commands. */
export function planJson(
  { steps, build, report }: Plan,
  paths: ProjectPaths,
): Output<'run --dry-run'> {
  return {
    documents: steps.map(plannedStep),
    models: build ? namesOf(build.models) : [],
    checks: build ? namesOf(build.checks) : [],
    published: build ? paths.published : null,
    report: report && {
      period: report.period?.name ?? null,
      folder: report.pages?.folder ?? null,
      files: report.pages ? namesOf(report.pages.files) : null,
      removes: report.pages?.removes ?? null,
      is_kept: report.pages?.isKept ?? null,
      also: besides(paths),
    },
  };
}

/** What every report is followed by. */
function besides(paths: ProjectPaths): string[] {
  return [...indexFiles(paths), ...catalogueFiles(paths)];
}

function namesOf(items: readonly { readonly name: string }[]): string[] {
  return items.map(({ name }) => name);
}

function stepLines(steps: readonly Step[], report: PlannedReport | null, l: Language): string[] {
  if (steps.length === 0 && report) return [];
  const held = steps.filter((step) => step.do === 'pass').length;
  const told = steps.filter((step) => step.do !== 'pass').map(plannedStep);
  const table = textTable(
    [w.what, w.file, w.why].map((word) => word[l]),
    told.map((step) => [
      w[step.do as keyof typeof actions][l],
      step.source_file ?? '',
      step.why[l],
    ]),
  );
  return [
    ...(steps.some((step) => !isIdle(step)) ? [] : [w.none[l]]),
    ...(told.length > 0 ? [table] : []),
    ...(held > 0 ? [w.held({ count: String(held) })[l]] : []),
  ];
}

const actions = {
  load: w.load,
  reread: w.reread,
  withdraw: w.withdraw,
  recall: w.recall,
  reset: w.reset,
  copy: w.copy,
};

function plannedStep(step: Step): PlannedStep {
  switch (step.do) {
    case 'reset':
      return { do: step.do, feed: null, source_file: null, number: null, why: w.isEdited };
    case 'withdraw': {
      const { feed, document, number } = step;
      return { do: step.do, feed, source_file: document, number, why: whyGone[step.why] };
    }
    case 'recall': {
      const { feed, document, number } = step.entry;
      return { do: step.do, feed, source_file: document, number, why: w.isLost };
    }
    case 'copy': {
      const { feed, name: source_file } = step.seen;
      return { do: step.do, feed, source_file, number: null, why: w.copyOf({ of: step.of }) };
    }
    default: {
      const { feed, name: source_file } = step.seen;
      return { do: step.do, feed, source_file, number: step.number, why: whyRead(step) };
    }
  }
}

const whyGone: Record<(Step & { readonly do: 'withdraw' })['why'], Words> = {
  gone: w.isGone,
  copy: w.isCopied,
  listed: w.isListed,
  asked: w.isAsked,
};

function whyRead(step: Step & { readonly do: 'load' | 'reread' | 'pass' }): Words {
  if (step.do === 'reread') return w.isReread;
  if (step.do === 'pass') return same('');
  if (step.why === 'listed') return w.isListed;
  if (step.window?.since === step.number) return windowWords(step.window);
  return step.why === 'changed' ? w.isChanged : w.isNew;
}

function windowWords({ from, to }: Replacement): Words {
  return w.window({ from, to });
}

function reportText(
  { period, pages }: PlannedReport,
  own: (path: string) => string,
  l: Language,
): string[] {
  const name = period?.name ?? w.latest[l];
  if (!pages) return [w.pagesLater({ period: name })[l]];
  if (pages.isKept) return [w.kept({ period: name })[l]];
  const files = namesOf(pages.files);
  const parts = { period: name, folder: own(pages.folder), count: String(files.length) };
  return [
    w.pages({ ...parts, names: files.join(w.and[l]) })[l],
    ...(pages.removes.length > 0
      ? [w.removes({ count: String(pages.removes.length), names: pages.removes.join(w.and[l]) })[l]]
      : []),
  ];
}
