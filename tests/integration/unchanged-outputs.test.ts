import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stampOf } from '../../pipelines/files/stamp.js';
import { parsePeriod } from '../../pipelines/project/period.js';
import { openProject } from '../../pipelines/project/project.js';
import { openPublished } from '../../pipelines/published/open.js';
import { renewOutputs } from '../../pipelines/run/outputs.js';
import { command } from '../support/command.js';
import { makeFolder, removeFolder, writeFiles } from '../support/folder.js';

const header = 'event_id,city,area_tier,started_at,restored_at,users,nature\n';
let folder = '';
const out = (...names: string[]) => join(folder, 'out', ...names);
const page = () => out('reports', '2022', 'index.html');

beforeAll(async () => {
  folder = makeFolder();
  writeFiles(folder, [
    ['data/outages/a.csv', `${header}E1,自贡,市区,2022-08-05 14:00,2022-08-05 16:00,10,故障\n`],
    ['data/customers/a.csv', 'city,area_tier,users,valid_from\n自贡,市区,100,2022-01-01\n'],
    ['shihu.yaml', 'data_from: 2022-01-01\nas_of: 2023-01-01\n'],
  ]);
  expect((await command('run', '--project', folder)).code).toBe(0);
}, 120_000);
afterAll(() => removeFolder(folder));

/** What a run does when the figures are built. */
async function renew(language: 'zh' | 'en' = 'zh') {
  const project = await openProject(folder);
  const before = written();
  const { whole: stamp } = await stampOf(project.paths.published);
  const published = await openPublished(project.paths);
  try {
    const wanted = { period: parsePeriod('2022'), language, keepsFinal: false };
    const { report, isUnchanged } = await renewOutputs({ published, stamp, project }, wanted);
    const now = written();
    const renewed = Object.keys(now).filter((name) => now[name] !== before[name]);
    return { report, isUnchanged, renewed };
  } finally {
    published.close();
  }
}

/** Every file beside the published one, with the time at which it was written. */
function written(): Record<string, number> {
  const names = readdirSync(out(), { recursive: true }).map(String);
  const files = names.filter((name) => /\.(?:html|xlsx)$/u.test(name));
  return Object.fromEntries(files.map((name) => [name, statSync(out(name)).mtimeMs]));
}

describe('what a run made of the same figures, settings and program', () => {
  beforeEach(async () => {
    await renew();
  });

  it('stands as it was, and is told as when it was made', async () => {
    rmSync(page());
    const made = await renew();
    expect(made.isUnchanged).toBe(false);
    expect(made.renewed).toContain(join('reports', '2022', 'index.html'));
    const left = await renew();
    expect(left).toEqual({ report: made.report, isUnchanged: true, renewed: [] });
  });

  it('is made again where a file was changed, is gone or is one more', async () => {
    const changes: readonly (readonly [string, () => void])[] = [
      ['changed', () => writeFileSync(page(), 'x')],
      ['gone', () => rmSync(out('reports', '2022', 'report.xlsx'))],
      ['one more', () => writeFileSync(out('reports', '2022', 'index.en.html'), 'x')],
    ];
    for (const [what, change] of changes) {
      change();
      expect((await renew()).isUnchanged, what).toBe(false);
      expect((await renew()).isUnchanged, what).toBe(true);
    }
    writeFileSync(out('reports', 'index.html'), 'x');
    const { isUnchanged, renewed } = await renew();
    expect(isUnchanged).toBe(true);
    expect(renewed.sort()).toEqual([
      join('reports', 'index.en.html'),
      join('reports', 'index.html'),
    ]);
    rmSync(out('catalogue.html'));
    expect((await renew()).renewed).toEqual(['catalogue.html']);
  });

  it('is made again in another language, by other settings or of another state', async () => {
    expect((await renew('en')).isUnchanged).toBe(false);
    expect((await renew('en')).isUnchanged).toBe(true);
    writeFileSync(join(folder, 'shihu.yaml'), 'synthetic: true\n');
    expect((await renew('en')).isUnchanged).toBe(false);
    const { published } = (await openProject(folder)).paths;
    writeFileSync(published, readFileSync(published));
    expect((await renew('en')).isUnchanged).toBe(false);
  });

  it('is made again where what was kept is gone or of another program', async () => {
    const kept = join(folder, 'warehouse', 'made.json');
    rmSync(kept);
    expect((await renew()).isUnchanged).toBe(false);
    writeFileSync(kept, '{"program":"0.0.1 1","made":{}}');
    expect((await renew()).isUnchanged).toBe(false);
    expect((await renew()).isUnchanged).toBe(true);
  });
});
