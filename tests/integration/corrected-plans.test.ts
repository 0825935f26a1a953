import { describe, expect, it } from 'vitest';
import { withFigures } from '../support/figures.js';
import type { ProjectFiles } from '../support/folder.js';

/* Corrections of budgets and planned outages: by the identities that their feeds declare. */

const planHead = 'plan_id,provider,city,area_tier,line_id,asset_id,planned_from,planned_to,users\n';
const budgetHead = 'city,county,area_tier,month,user_hours\n';
const files = (more: ProjectFiles): ProjectFiles => [
  [
    'shihu.yaml',
    'region: { code: R, name: 区域, cities: [{ code: A, name: 甲市 }] }\ndata_from: 2022-01-01\nas_of: 2022-07-01\n',
  ],
  [
    'data/outages/a.csv',
    'event_id,city,area_tier,started_at,restored_at,users,nature\n1,A,urban,2022-01-10 08:00,2022-01-10 09:00,1,fault\n',
  ],
  ['data/customers/a.csv', 'city,area_tier,users,valid_from\nA,urban,10,2022-01-01\n'],
  ...more,
];

describe('planned outages and budgets of several files', () => {
  it('count as the later one has them, and a row that was refused is settled by it', async () => {
    const of = '1,北,A,urban,L1,T1,2022-08-01 08:00,2022-08-01';
    const other = ',,A,urban,L2,,2022-08-01 08:00,2022-08-01';
    await withFigures(
      files([
        ['data/plans/a.csv', `${planHead}${of} 10:00,5\n${other} 09:00,many\n${other} 25:00,1\n`],
        ['data/plans/b.csv', `${planHead}${of} 11:00,6\n${other} 09:00,7\n`],
        ['data/budgets/a.csv', `${budgetHead}A,,urban,2022-08,10\nA,X,urban,2022-08,much\n`],
        ['data/budgets/b.csv', `${budgetHead}A,,urban,2022年8月,20.5\nA,X,urban,202208,3\n`],
      ]),
      async ({ rows }) => {
        const plans = await rows(
          `select plan_id, line_id, users, cast(user_seconds as bigint) as seconds, source_file
           from plan_rows order by line_id`,
        );
        expect(plans.map((row) => Object.values(row).map(String))).toEqual([
          ['1', 'L1', '6', '64800', 'data/plans/b.csv'],
          ['null', 'L2', '7', '25200', 'data/plans/b.csv'],
        ]);
        const budgets = await rows(
          `select county, cast(budget_user_seconds as bigint) as seconds, source_file
           from budget_rows order by county`,
        );
        expect(budgets.map((row) => Object.values(row).map(String))).toEqual([
          ['', '73800', 'data/budgets/b.csv'],
          ['X', '10800', 'data/budgets/b.csv'],
        ]);
        expect(await rows('rejected_rows')).toEqual([]);
        const disagreeing = await rows(
          `select failing_rows from checks where name = 'unknown_order'`,
        );
        expect(disagreeing.map((row) => Number(row.failing_rows))).toEqual([2]);
      },
    );
  });

  it('keep a row refused until then, and are no evidence of outages', async () => {
    await withFigures(
      files([
        ['data/plans/a.csv', `${planHead},,A,urban,L2,,2022-08-01 08:00,2022-08-01 09:00,many\n`],
        ['data/budgets/a.xlsb', 'no workbook'],
      ]),
      async ({ rows }) => {
        const refused = await rows('select feed, code from rejected_rows order by feed');
        expect(refused.filter(({ feed }) => feed === 'plans')).toMatchObject([
          { feed: 'plans', code: 'bad_number' },
        ]);
        expect(await rows('select * from missing_evidence')).toEqual([]);
        const unread = await rows(`select failing_rows from checks where name = 'unread_files'`);
        expect(unread.map((row) => Number(row.failing_rows))).toEqual([2]);
      },
    );
  });
});
