import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogueData, catalogueFile } from '../../../pipelines/catalogue/catalogue.js';
import { sqlFolder } from '../../../pipelines/models/files.js';
import { renderCatalogue } from '../../../reports/catalogue/index.js';
import { columnsOf, commentOf } from '../../../schemas/column.js';
import { feedColumns, feedNames } from '../../../schemas/feeds/index.js';
import { publishedTables } from '../../../schemas/published/index.js';
import { sichuan } from '../../../schemas/region.js';
import { vocabularyOf } from '../../../schemas/vocabulary.js';
import { languages } from '../../../schemas/words/index.js';
import { command } from '../../support/command.js';
import { withFolder } from '../../support/folder.js';
import {
  attribute,
  find,
  hasClass,
  offences,
  parsePage,
  words,
} from '../../support/reports/page.js';

const pages = await Promise.all(
  languages.map(async (language) => ({
    language,
    page: parsePage(renderCatalogue(await catalogueData(), language)),
  })),
);

describe.each(pages)('the catalogue in $language', ({ language, page }) => {
  it('is well-formed, runs nothing, fetches nothing', () => {
    expect(page.errors).toEqual([]);
    expect(offences(page)).toEqual([]);
  });

  it('has every table and column with its meaning, type, unit and formula', () => {
    for (const table of publishedTables) {
      const sections = find(page.root, 'section', (one) => hasClass(one, 'table'));
      const section = sections.find((one) =>
        find(one, 'h3').some((h3) => attribute(h3, 'id') === `table-${table.name}`),
      );
      if (!section) throw new Error(`no section for ${table.name}`);
      expect(words(section)).toContain(table[language]);
      const rows = find(section, 'tr').slice(1);
      const cells = rows.map((row) => [...find(row, 'th'), ...find(row, 'td')].map(words));
      expect(cells).toEqual(
        columnsOf(table).map((column) => [
          column.name,
          column.sqlType,
          column.nullable ? '✓' : '',
          (column.unit ?? '').replaceAll('|', ' | '),
          column[language],
          [column.formula && `= ${column.formula}`, column.source && `← ${column.source}`]
            .filter(Boolean)
            .join(' '),
        ]),
      );
    }
  });

  it('draws every model and feed, with a title, a description and a table of the same', async () => {
    const { relations } = await catalogueData();
    const [svg] = find(page.root, 'svg');
    if (!svg) throw new Error('no drawing');
    const labels = find(svg, 'text').map(words);
    expect(labels.length).toBe(relations.length);
    for (const feed of feedNames) expect(labels).toContain(`data/${feed}`);
    const ids = new Set(
      ['title', 'desc']
        .flatMap((name) => find(svg, name))
        .flatMap((one) => attribute(one, 'id') ?? []),
    );
    expect(
      attribute(svg, 'aria-labelledby')
        ?.split(' ')
        .every((id) => ids.has(id)),
    ).toBe(true);
    const [table] = find(page.root, 'table', (one) =>
      find(one, 'caption').some((caption) => attribute(caption, 'id') === 'lineage-table'),
    );
    const rows = table ? find(table, 'tr').slice(1) : [];
    expect(rows.map((row) => words(find(row, 'th')[0] ?? row)).sort()).toEqual(labels.sort());
    const published = find(svg, 'g', (one) => hasClass(one, 'is-marts'));
    expect(published.length).toBe(relations.filter(({ layer }) => layer === 'marts').length);
  });
});

describe('what the catalogue is made of', () => {
  it('is in both languages: models too', async () => {
    for (const { name, what } of (await catalogueData()).relations) {
      expect([name, /[一-龥]/u.test(what.zh), what.en.length > 3]).toEqual([name, true, true]);
    }
  });

  it('says how each DOUBLE is made, and names feed columns that exist', () => {
    const vocabulary = vocabularyOf(sichuan);
    const known = new Set(
      feedNames.flatMap((feed) =>
        feedColumns(feed, vocabulary).map(({ name }) => `${feed}.${name}`),
      ),
    );
    for (const table of publishedTables) {
      for (const column of columnsOf(table)) {
        const place = `${table.name}.${column.name}`;
        if (column.sqlType === 'DOUBLE') {
          expect([place, column.formula ?? column.source]).not.toContain(undefined);
        }
        const isOfFeed = feedNames.some((feed) => column.source?.startsWith(`${feed}.`));
        if (isOfFeed) expect([place, known.has(column.source ?? '')]).toEqual([place, true]);
        expect(commentOf(column)).toContain(column.zh);
      }
    }
  });

  it('has formulas whose names are columns', () => {
    const columns = new Map(
      publishedTables.map((one) => [one.name, columnsOf(one).map((c) => c.name)]),
    );
    const others = new Set(['nature', 'fault', 'max', 'exp', 'rate', 'data_from', 'as_of', 'days']);
    for (const table of publishedTables) {
      for (const { name, formula } of columnsOf(table)) {
        for (const [term] of (formula ?? '').matchAll(/[a-z_]{3,}(?:\.[a-z_]+)?/gu)) {
          const [of = '', column] = term.split('.');
          const isKnown = column
            ? columns.get(of)?.includes(column)
            : columns.get(table.name)?.includes(term) || others.has(term);
          expect([table.name, name, term, isKnown]).toEqual([table.name, name, term, true]);
        }
      }
    }
  });

  it('takes saved queries where there are any, with words in both languages', async () => {
    await withFolder(async (folder) => {
      const sql = join(folder, 'sql');
      cpSync(sqlFolder, sql, { recursive: true });
      rmSync(join(sql, 'analyses'), { recursive: true, force: true });
      expect((await catalogueData(sql)).examples).toEqual([]);
      mkdirSync(join(sql, 'analyses'));
      expect((await catalogueData(sql)).examples).toEqual([]);
      const header = '-- zh: 甲<b>\n-- en: first\n';
      writeFileSync(join(sql, 'analyses', 'one.sql'), `${header}select '<i>' as x\n`);
      writeFileSync(join(sql, 'analyses', 'two.sql'), 'select 2\n');
      const data = await catalogueData(sql);
      expect(data.examples).toEqual([
        { name: 'one', what: { zh: '甲<b>', en: 'first' }, sql: "select '<i>' as x" },
      ]);
      const page = parsePage(renderCatalogue(data, 'zh'));
      expect([page.errors, offences(page)]).toEqual([[], []]);
      expect(find(page.root, 'pre').map(words)).toEqual(["select '<i>' as x"]);
    });
  });
});

describe('shihu tables --html', () => {
  it('writes the page, without a project too', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'made', 'page.html');
      const said = await command('tables', '--html', file, '--lang', 'en');
      expect([said.code, said.out]).toEqual([0, file]);
      expect(readFileSync(file, 'utf8')).toBe(renderCatalogue(await catalogueData(), 'en'));
      expect(existsSync(join(folder, catalogueFile.zh))).toBe(false);
    });
  });
});
