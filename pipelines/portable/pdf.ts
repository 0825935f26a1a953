import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withoutFiles } from '../../reports/portable/links.js';
import { withScratch } from '../files/scratch.js';
import { markOf } from './mark.js';

/** Longer than any page takes, on a slow machine too. */
const LONGEST_MS = 120_000;

/** Said by a browser that did not print. */
export class NotPrinted extends Error {}

/**
 * A page as a PDF, printed by a browser that reaches nothing but this page, from a profile of its own that
 * goes with the work.
 * @param day what its dates say, as the page's own figures decide it and no clock
 * @throws NotPrinted
 */
export async function pdfOf(
  browser: string,
  page: string,
  { day, fingerprint }: { readonly day: string; readonly fingerprint: string | undefined },
): Promise<Uint8Array> {
  return withScratch(async (folder) => {
    const source = join(folder, 'page.html');
    const made = join(folder, 'page.pdf');
    await writeFile(source, withoutFiles(page));
    const said = await print(browser, [
      '--headless',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-default-apps',
      '--disable-extensions',
      '--disable-quic',
      '--disable-sync',
      '--no-default-browser-check',
      '--no-first-run',
      '--host-resolver-rules=MAP * ~NOTFOUND',
      // The system's administrator can't start it otherwise; the page has no script but its own.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(folder, 'profile')}`,
      '--no-pdf-header-footer',
      `--print-to-pdf=${made}`,
      pathToFileURL(source).href,
    ]);
    const bytes = await readFile(made).catch(() => undefined);
    if (!bytes?.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new NotPrinted(said);
    const stamped = withDay(bytes, day);
    return Buffer.concat([stamped, Buffer.from(`%${markOf(fingerprint)}\n`)]);
  });
}

/** Resolves with the last line that the browser said. */
async function print(browser: string, args: readonly string[]): Promise<string> {
  let child: ChildProcess;
  return new Promise<string>((resolve, reject) => {
    child = spawn(browser, args, { stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-4096);
    });
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new NotPrinted(`no answer in ${LONGEST_MS / 1000} s`));
    }, LONGEST_MS);
    const lastLine = () => said.trim().split('\n').at(-1) ?? '';
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(new NotPrinted(error.message));
    });
    child.on('close', () => {
      clearTimeout(timer);
      resolve(lastLine());
    });
  });
}

/** The browser writes the time of day into its file, in as many characters. */
function withDay(bytes: Uint8Array, day: string): Uint8Array {
  const time = `${day.replaceAll('-', '')}000000+00'00'`;
  const text = Buffer.from(bytes).toString('latin1');
  return Buffer.from(
    text.replace(/\/(CreationDate|ModDate) \(D:\d{14}[+-]\d\d'\d\d'\)/gu, `/$1 (D:${time})`),
    'latin1',
  );
}
