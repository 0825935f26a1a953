import type { ReportData } from '../../reports/view/data.js';

/** Texts that a feed could hold and that a page must only ever show. */
export const hostile = {
  script: '<script>alert(1)</script>',
  image: '"><img src=x onerror=alert(1)>',
  link: 'javascript:alert(1)',
  formula: '=HYPERLINK("http://x")',
  turned: '\u202Egnp.exe\u2066\u200F',
  long: '长'.repeat(10_000),
} as const;

const attacks = Object.values(hostile);

/** Columns whose values decide what is shown: codes, names of periods, times. */
const isKey =
  /^(period|period_kind|city_code|area_tier|year|kind|code|feed|verdict|outcome|severity|status|nature|target_group)$|_at$|_from$|_to$|_start$|_end$/u;

/** The data with one of the attacks put before every text, each in its turn. */
export function withHostileText(data: ReportData): ReportData {
  let count = 0;
  const attack = (value: unknown, key: string): unknown => {
    if (typeof value === 'string' && !isKey.test(key)) {
      count += 1;
      return `${attacks[count % attacks.length]} ${value}`;
    }
    if (Array.isArray(value)) return value.map((item) => attack(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, attack(item, name)]),
    );
  };
  const all = attacks.join(' ');
  const spoilt = attack(data, '') as ReportData;
  // A page has to stand codes that no declaration knows, too.
  const held = {
    ...spoilt,
    period: data.period,
    region: {
      code: '510000',
      name: { zh: `四川${hostile.script}`, en: `Sichuan${hostile.image}` },
    },
    rejectedByCode: [
      ...data.rejectedByCode,
      ...attacks.map((text) => ({ feed: text, code: text, rows: 1 })),
    ],
    settings: [
      ...data.settings,
      ...attacks.map((text) => ({ name: text, value: text, source: text })),
    ],
    checks: [
      ...spoilt.checks,
      ...attacks.map((text, i) => ({
        name: `${i}${text}`,
        severity: text,
        status: 'fail',
        failing_rows: 1,
        what: text,
        what_en: text,
      })),
    ],
    verdicts: data.verdicts.map((row, i) =>
      i % 7 === 0 ? { ...row, city_name: all, verdict: attacks[i % attacks.length] ?? '' } : row,
    ),
    program: { version: all },
  };
  return held as unknown as ReportData;
}
