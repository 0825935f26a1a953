import { type Language, speaker } from '../../schemas/words/index.js';
import type { WrittenReport } from '../report/report.js';
import { cliWords as w } from '../words/cli.js';

/** Where a report is, for people. */
export function reportLines(report: WrittenReport, l: Language): string[] {
  const say = speaker(l);
  const { page, cityPages, workbook, index } = report;
  const more =
    workbook !== null && cityPages > 0 ? say(w.cityPages({ count: String(cityPages) })) : '';
  return [
    `${say(w.report)}  ${page}${more}`,
    ...(workbook === null ? [] : [`${say(w.workbook)}  ${workbook}`]),
    `${say(w.allReports)}  ${index}`,
  ];
}
