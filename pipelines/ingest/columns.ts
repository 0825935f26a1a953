import { blankMarks, type Dialect } from '../../schemas/dialect.js';
import {
  type FeedColumn,
  type FeedName,
  feedColumns,
  type Making,
} from '../../schemas/feeds/index.js';
import { type ColumnSetting, mayBeNone, NONE } from '../../schemas/settings/columns.js';
import { scaleOfSetting } from '../../schemas/units.js';
import { isIgnore, vocabularyOf } from '../../schemas/vocabulary.js';
import type { LoadedSettings } from '../project/settings.js';
import { kindOf } from './formats/format.js';
import type { Constants } from './layout.js';
import { type FileSettings, settingsOfFile } from './own-settings.js';

/** How a file of a feed is read in a project. */
export interface FeedReading {
  readonly feed: FeedName;
  readonly columns: readonly FeedColumn[];
  readonly constants: Constants;
  /** What else the settings say of the file. */
  readonly own: FileSettings;
}

/** @param document its name; without one, as files are read of which nothing particular is said */
export function readColumns(
  feed: FeedName,
  { settings, region }: Pick<LoadedSettings, 'settings' | 'region'>,
  document?: string,
): FeedReading {
  const own = settingsOfFile(settings, feed, document);
  const vocabulary = vocabularyOf(region, own.values);
  const usual = dialectOf(own, {
    blanks: blankMarks,
    homeZone: region.timeZone,
    holdsNumbers: document !== undefined && holdsNumbers(document),
  });
  const columns = feedColumns(feed, vocabulary, usual).map((column) => {
    const said = settingOf(own.columns?.[column.name]);
    const hasDialect = cellNames.some((name) => said[name] !== undefined);
    const dialect = hasDialect ? dialectOf(said, usual) : usual;
    const read = hasDialect ? named(column.name, feedColumns(feed, vocabulary, dialect)) : column;
    const spellings = own.values?.[column.name as keyof typeof own.values] ?? {};
    const ignores = Object.values(spellings).some(isIgnore);
    return { ...columnOf(feed, read, said), ...(ignores && { ignores }) };
  });
  return { feed, columns, constants: own.constants ?? {}, own };
}

/** Whether files of that name hold numbers as such, and not only as texts. */
function holdsNumbers(document: string): boolean {
  const kind = kindOf(document);
  return kind !== undefined && kind.format !== 'delimited';
}

function settingOf(written: string | string[] | ColumnSetting | undefined): ColumnSetting {
  if (written === undefined) return {};
  return typeof written === 'string' || Array.isArray(written) ? { header: written } : written;
}

function named(name: string, columns: readonly FeedColumn[]): FeedColumn {
  const found = columns.find((column) => column.name === name);
  if (!found) throw new Error(`there is no column ${name}`);
  return found;
}

function columnOf(feed: FeedName, column: FeedColumn, said: ColumnSetting): FeedColumn {
  const written = [said.header ?? []].flat();
  const isNone = mayBeNone(feed, column) && written.includes(NONE);
  const making = makingOf(column, said, isNone);
  const scale = scaleOfSetting(said, column.quantity);
  return {
    ...column,
    headers: isNone ? written.filter((header) => header !== NONE) : written,
    decisive: column.decisive && !isNone,
    ...(making && { making }),
    ...(scale && { scale }),
    ...(said.split !== undefined && { splitAt: said.split }),
  };
}

function makingOf(
  { decisive }: FeedColumn,
  { date, time, join }: ColumnSetting,
  isNone: boolean,
): Making | undefined {
  if (date !== undefined && time !== undefined) {
    return { of: 'date_and_time', headers: [date, time] };
  }
  if (join) return { of: 'texts', headers: join };
  return isNone && !decisive ? { of: 'line' } : undefined;
}

const cellNames = [
  'blanks',
  'decimal',
  'thousands',
  'date_order',
  'two_digit_years_from',
  'time_format',
  'time_zone',
] as const;

/** What is said comes before what holds anyway; further marks of nothing join the others. */
function dialectOf(said: Pick<ColumnSetting, (typeof cellNames)[number]>, usual: Dialect): Dialect {
  return {
    ...usual,
    blanks: said.blanks ? [...usual.blanks, ...said.blanks] : usual.blanks,
    decimal: said.decimal ?? usual.decimal,
    thousands: said.thousands ?? usual.thousands,
    dateOrder: said.date_order ?? usual.dateOrder,
    twoDigitYearsFrom: said.two_digit_years_from ?? usual.twoDigitYearsFrom,
    timeFormat: said.time_format ?? usual.timeFormat,
    zone: said.time_zone ?? usual.zone,
  };
}
