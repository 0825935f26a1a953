import { describe, expect, it } from 'vitest';
import { command } from '../support/command.js';
import { withFigures } from '../support/figures.js';
import { type ProjectFiles, withFolder, writeFiles } from '../support/folder.js';

const settings: [string, string] = [
  'shihu.yaml',
  'data_from: 2021-12-01\nas_of: 2022-07-01\nuser_basis: lv\n',
];
const header = '事件编号,市州,地区特征,停电时间,复电时间,停电用户数,停电性质,供电用户数\n';

function row(id: string, place: string, day: string, served: number | ''): string {
  return `${id},${place},${day} 08:00,${day} 09:00,1,故障,${served}\n`;
}

const outages = (name: string, ...rows: string[]): [string, string] => [
  `data/outages/${name}.csv`,
  header + rows.join(''),
];

const zigong = '自贡,市区';
const twoMonths = outages(
  'a',
  row('1', zigong, '2022-02-03', 90),
  row('2', zigong, '2022-02-20', 100),
  row('3', zigong, '2022-02-21', 100),
  row('4', zigong, '2022-03-05', ''),
  row('5', zigong, '2022-04-05', 0),
  row('6', zigong, '2022-05-05', 50),
);

const usersOf = `select city_code, area_tier, users, cast(valid_from as varchar) as since,
  cast(valid_to as varchar) as until, source_file, source_line from customer_rows`;

async function checked(name: string, files: ProjectFiles): Promise<Record<string, unknown>[]> {
  return withFigures([settings, ...files], async ({ rows }) =>
    (await rows(`select offender from check_failures where name = '${name}' order by number`)).map(
      ({ offender }) => JSON.parse(String(offender)) as Record<string, unknown>,
    ),
  );
}

describe('users of a place that no customer row names', () => {
  it('are the largest number of each month, of the first row that has it', async () => {
    await withFigures([settings, twoMonths], async ({ rows }) => {
      const place = { city_code: '510300', area_tier: 'urban', source_file: 'data/outages/a.csv' };
      expect(await rows(usersOf)).toEqual([
        { ...place, users: 100, since: '2021-12-01', until: '2022-04-30', source_line: 3 },
        { ...place, users: 50, since: '2022-05-01', until: '9999-12-31', source_line: 7 },
      ]);
      const [half] = await rows(
        `select user_days from period_hours
         where period = '2022' and city_code = '510300' and area_tier = 'urban'`,
      );
      expect(half).toEqual({ user_days: BigInt(120 * 100 + 61 * 50) });
      const [facts] = await rows(
        'select count(*) as n, count(users_served) as served, sum(users_served) as sum from outage_facts',
      );
      expect(facts).toEqual({ n: 6, served: 5, sum: 340 });
      for (const name of ['outages_without_users', 'uncovered_days', 'cities_without_data']) {
        const offenders = await rows(
          `select offender from check_failures
           where name = '${name}' and offender like '%510300%' and offender like '%2022%'`,
        );
        expect(offenders, name).toEqual([]);
      }
    });
  });

  it('begin with the year, where the data does not begin before', async () => {
    const later: [string, string] = ['shihu.yaml', 'data_from: 2022-02-01\nas_of: 2022-07-01\n'];
    await withFigures([later, twoMonths], async ({ rows }) => {
      expect((await rows(usersOf))[0]).toMatchObject({ since: '2022-01-01' });
    });
  });

  it('are not asked for where the customers feed has any row, however old', async () => {
    const customers: [string, string] = [
      'data/customers/u.csv',
      'city,area_tier,users,valid_from,valid_to\n自贡,市区,7,2020-01-01,2020-12-31\n',
    ];
    const rural = outages('b', row('9', '自贡,农村', '2022-02-03', 40));
    await withFigures([settings, customers, twoMonths, rural], async ({ rows }) => {
      expect(await rows(usersOf)).toMatchObject([
        { area_tier: 'rural', users: 40, source_file: 'data/outages/b.csv', source_line: 2 },
        { area_tier: 'urban', users: 7, source_file: 'data/customers/u.csv' },
      ]);
    });
  });

  it('follow the rows in force, in whichever file', async () => {
    const again = outages('b', row('2', zigong, '2022-02-20', 80));
    await withFigures([settings, twoMonths, again], async ({ rows }) => {
      // Row 3 of the first file has 100, too.
      expect((await rows(usersOf))[0]).toMatchObject({ users: 100, source_line: 4 });
    });
  });

  it('may stand under another header, in another unit', async () => {
    const scaled: [string, string] = [
      'data/outages/a.csv',
      header.replace('供电用户数', '供电户数（万户）') +
        row('1', zigong, '2022-02-03', '').trim() +
        '1.25\n',
    ];
    await withFigures([settings, scaled], async ({ rows }) => {
      expect((await rows(usersOf))[0]).toMatchObject({ users: 12_500 });
    });
    const named: ProjectFiles = [
      [
        settings[0],
        `${settings[1]}feeds: { outages: { columns: { users_served: Consumidores } } }\n`,
      ],
      ['data/outages/a.csv', twoMonths[1].replace('供电用户数', 'Consumidores')],
    ];
    await withFigures(named, async ({ rows }) => {
      expect((await rows(usersOf))[0]).toMatchObject({ users: 100 });
    });
  });

  it('are no users out: a file without those is refused', async () => {
    const file: [string, string] = [
      'data/outages/a.csv',
      twoMonths[1].replace('停电用户数', '备注'),
    ];
    await withFigures([settings, file], async ({ ingested, rows }) => {
      expect(ingested[0]).toMatchObject({ rowsLoaded: 0, missingColumns: [{ name: 'users' }] });
      expect(await rows('outage_facts')).toEqual([]);
    });
  });
});

describe('a header that the settings give to another column', () => {
  it('stays with that one', async () => {
    const named = `${settings[1]}feeds: { outages: { columns: { users: 用户总数 } } }\n`;
    const file = header.replace('停电用户数', '用户总数').replace(',供电用户数', '');
    const line = row('1', zigong, '2022-02-03', '').replace(',\n', '\n');
    const files: ProjectFiles = [
      ['shihu.yaml', named],
      ['data/outages/a.csv', file + line],
    ];
    await withFigures(files, async ({ rows }) => {
      expect(await rows('select users, users_served from outage_facts')).toEqual([
        { users: 1, users_served: null },
      ]);
    });
  });
});

describe('checks of them', () => {
  it('list the places', async () => {
    expect(await checked('users_from_outages', [twoMonths])).toEqual([
      {
        city_code: '510300',
        city_name: '自贡市',
        area_tier: 'urban',
        first_month: '2022-02-01',
        last_month: '2022-05-01',
        months: 2,
        fewest_users: 50,
        most_users: 100,
      },
    ]);
  });

  it('find months in which they differ by more than twice', async () => {
    expect(await checked('users_served_differ', [twoMonths])).toEqual([]);
    const month = (...served: number[]) =>
      outages('a', ...served.map((one, i) => row(String(i), zigong, '2022-02-03', one)));
    expect(await checked('users_served_differ', [month(50, 100, 99)])).toEqual([]);
    expect(await checked('users_served_differ', [month(60, 50, 101, 50)])).toMatchObject([
      {
        city_code: '510300',
        area_tier: 'urban',
        month_start: '2022-02-01',
        least_users: 50,
        least_source_file: 'data/outages/a.csv',
        least_source_line: 3,
        most_users: 101,
        most_source_line: 4,
      },
    ]);
  });
});

describe('commands', () => {
  it('show them: doctor asks for no customers, explain names the row', async () => {
    await withFolder(async (folder) => {
      const own = ['--project', folder, '--lang', 'en'];
      writeFiles(folder, [settings, twoMonths]);
      const doctor = await command('doctor', ...own);
      expect(doctor.out).toMatch(/✓.*data\/customers/u);
      writeFiles(folder, [[twoMonths[0], twoMonths[1].replace('供电用户数', '备注')]]);
      expect((await command('doctor', ...own)).out).toMatch(/!.*data\/customers/u);
      writeFiles(folder, [twoMonths]);
      const ran = await command('run', ...own);
      expect(ran.code, ran.notes).toBe(0);
      const said = await command('explain', '自贡', '市区', '2022Q2', '--json', ...own);
      expect(JSON.parse(said.out).users.rows.shown).toMatchObject([
        { users: 100, source_file: 'data/outages/a.csv', source_line: 3 },
        { users: 50, source_file: 'data/outages/a.csv', source_line: 7 },
      ]);
    });
  });
});
