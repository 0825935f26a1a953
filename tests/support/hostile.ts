/** Whatever steers a terminal or poses as other text, and may stand in the name of a file. */
export const hostile =
  process.platform === 'win32'
    ? 'é\u009b31m\u0085\u202e\u2066\u200b\u2028x'
    : 'é\u001b]0;t\u0007\u001b[2J\r\u009b31m\u0085\u007f\u202e\u2066\u200b\u2028x';

/** The characters of that kind which a text has, line feeds and tabs excepted. */
export function hostileIn(text: string): string[] {
  const steering = /[^\P{Cc}\n\t]|[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;
  return text.match(steering) ?? [];
}

const settings = {
  region: {
    code: '990000',
    name: `R${hostile}`,
    cities: [{ code: '990100', name: `C${hostile}`, aliases: ['A'] }],
  },
  report: { organisation: `O${hostile}`, filled_in_by: `P${hostile}` },
  feeds: {
    outages: {
      columns: { cause: [`H${hostile}`] },
      values: { nature: { [`S${hostile}`]: 'fault' } },
      covers: { [`F${hostile}.csv`]: ['990100'] },
    },
  },
};

/** The setting's file as YAML, which takes no such character but spelled. */
export function spelledYaml(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\u0020-\u007e]/gu,
    (c) => `\\u${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}

const header = `event_id,city,area_tier,county,started_at,restored_at,users,nature,asset_id,X${hostile.replace('\r', '')}`;
const inside = hostile.replace('\r', '');

/** A project whose files, headers, cells, settings and cities are full of them. */
export const hostileProject: readonly (readonly [string, string])[] = [
  ['shihu.yaml', spelledYaml(settings)],
  [
    `data/outages/a${hostile}.csv`,
    [
      header,
      `E${inside},A,urban,K${inside},2022-01-05 08:00:00,2022-01-05 12:00:00,10,fault,L${inside},y`,
      `B${inside},N${inside},T${inside},,2022-${inside},2022-01-05 12:00:00,U${inside},V${inside},L,y`,
      `W${inside},A`,
    ].join('\n'),
  ],
  [`data/outages/b${hostile}.xlsx`, 'no workbook'],
  [
    `data/customers/c${hostile}.csv`,
    `city,area_tier,users,valid_from\nA,urban,100,2022-01-01\nN${inside},urban,1,2022-01-01\n`,
  ],
  ['notes/2022.md', `# N${hostile}\n\nM${hostile}\n`],
];
