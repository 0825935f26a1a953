import { describe, expect, it } from 'vitest';
import { command } from '../support/command.js';
import { type ProjectFiles, withFolder, writeFiles } from '../support/folder.js';

const settings = `as_of: 2023-01-01
data_from: 2022-01-01
region:
  code: R
  name: 甲地
  cities: [{ code: A, name: 甲 }]
targets: { groups: { all: { cities: '*', hours: { urban: 5 } } } }
`;
const header = 'event_id,city,area_tier,started_at,restored_at,users,nature\n';
/** An outage in every month, of a system that knows no assets. */
const rows = Array.from({ length: 12 }, (_, i) => {
  const day = `2022-${String(i + 1).padStart(2, '0')}-05`;
  return `E${i},A,urban,${day} 08:00,${day} 09:00,10,fault`;
});
const faultless: ProjectFiles = [
  ['shihu.yaml', settings],
  ['data/outages/a.csv', `${header}${rows.join('\n')}\n`],
  ['data/customers/a.csv', 'city,area_tier,users,valid_from\nA,urban,1000,2022-01-01\n'],
];

async function codesOf(files: ProjectFiles): Promise<Record<string, number>> {
  return withFolder(async (folder) => {
    writeFiles(folder, files);
    const codes: Record<string, number> = {};
    for (const name of ['run', 'check', 'build']) {
      const said = await command(name, '--project', folder, '--strict');
      codes[name] = said.code;
      expect((await command(name, '--project', folder)).code).toBe(0);
    }
    return codes;
  });
}

describe('--strict', () => {
  it('passes a faultless file of a system without asset ids: that is worth knowing, no fault', async () => {
    expect(await codesOf(faultless)).toEqual({ run: 0, check: 0, build: 0 });
  });

  it('ends 3 for a row that is rejected still, and for a file that was not read', async () => {
    const rejected = 'B,A,urban,?,2022-05-01 09:00,10,fault\n';
    const bad = { run: 3, check: 3, build: 3 };
    expect(await codesOf([...faultless, ['data/outages/b.csv', header + rejected]])).toEqual(bad);
    expect(await codesOf([...faultless, ['data/outages/b.xls', 'no workbook']])).toEqual(bad);
  });
});
