import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import Papa from 'papaparse';

interface WrittenFile {
  readonly what: string;
  readonly file: string;
  /** What `shihu.yaml` has to say of it. */
  readonly settings?: string;
}

/** The lines with which a large file begins. */
export function firstLines(file: string, count: number): string {
  const text = readFileSync(file);
  let at = -1;
  for (let i = 0; i < count; i++) {
    const next = text.indexOf(10, at + 1);
    if (next < 0) break;
    at = next;
  }
  return text.toString('utf8', 0, at + 1);
}

/** Writes the same rows in each format and form; the first file is in the canonical one. */
export function writeFormats(
  text: string,
  folder: string,
): { readonly rows: number; readonly files: readonly WrittenFile[] } {
  const [header = [], ...rows] = Papa.parse<string[]>(text.trim()).data;
  const times = header.flatMap((name, at) => (name.endsWith('_at') ? [at] : []));
  const csv = (name: string, head: readonly string[], body: readonly (readonly string[])[]) => {
    const file = join(folder, name);
    writeFileSync(
      file,
      Papa.unparse([head as string[], ...(body as string[][])], { newline: '\n' }),
    );
    return file;
  };
  const inForm = (form: (time: Time) => string) =>
    rows.map((row) =>
      row.map((cell, at) => (cell !== '' && times.includes(at) ? form(timeOf(cell)) : cell)),
    );
  const canonical = csv('utf8.csv', header, rows);
  const gbk = join(folder, 'gbk.csv');
  execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030', '-o', gbk, canonical]);
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([header, ...rows], { dense: true }), 'rows');
  const xlsx = join(folder, 'rows.xlsx');
  writeFileSync(xlsx, write(book, { type: 'buffer', bookType: 'xlsx', compression: true }));
  const feed = (settings: string) => `feeds:\n  outages:\n${settings}`;
  return {
    rows: rows.length,
    files: [
      { what: 'UTF-8 CSV, canonical', file: canonical },
      { what: 'GB18030 CSV', file: gbk },
      {
        what: 'day first (aim 1.50 ×)',
        file: csv(
          'day-first.csv',
          header,
          inForm(({ y, m, d, t }) => `${d}/${m}/${y} ${t}`),
        ),
        settings: feed('    date_order: day_first'),
      },
      {
        what: 'month first, without seconds',
        file: csv(
          'month-first.csv',
          header,
          inForm(({ y, m, d, t }) => `${m}/${d}/${y} ${t.slice(0, 5)}`),
        ),
        settings: feed('    date_order: month_first'),
      },
      {
        what: 'a format written out (aim 1.50 ×)',
        file: csv(
          'written.csv',
          header,
          inForm(({ y, m, d, t }) => `${d}.${m}.${y} ${t}`),
        ),
        settings: feed('    time_format: "%d.%m.%Y %H:%M:%S"'),
      },
      {
        what: 'XLSX',
        file: xlsx,
      },
    ],
  };
}

interface Time {
  readonly y: string;
  readonly m: string;
  readonly d: string;
  readonly t: string;
}

function timeOf(cell: string): Time {
  const [day = '', t = ''] = cell.split(' ');
  const [y = '', m = '', d = ''] = day.split('-');
  return { y, m, d, t };
}
