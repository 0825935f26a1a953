import type { Language } from '../../schemas/words.js';
import type { WrittenReport } from '../report/report.js';
import { say } from '../terminal/say.js';

/** Where a report is, for people. */
export function reportLines(report: WrittenReport, l: Language): string[] {
  const { page, cityPages, workbook, index } = report;
  const more =
    workbook !== null && cityPages > 0
      ? say(l, `（另有 ${cityPages} 个市州页）`, ` (and ${cityPages} pages of cities)`)
      : '';
  return [
    `${say(l, '报告', 'Report')}  ${page}${more}`,
    ...(workbook === null ? [] : [`${say(l, '工作簿', 'Workbook')}  ${workbook}`]),
    `${say(l, '报告目录', 'All reports')}  ${index}`,
  ];
}

/** The same for programs, with every file. */
export function reportJson({ page, workbook, index, files }: WrittenReport) {
  return { report: page, workbook, index, files };
}
