import { type FeedColumn, type FeedName, feedColumns } from '../../schemas/feeds/index.js';
import { marksOf } from '../../schemas/numbers.js';
import { sichuan } from '../../schemas/region.js';
import type { ColumnSetting } from '../../schemas/settings/columns.js';
import type { FeedSettings } from '../../schemas/settings/feeds.js';
import { scaleOfSetting, usualUnits } from '../../schemas/units.js';
import { vocabularyOf } from '../../schemas/vocabulary.js';
import { joined, type Words } from '../../schemas/words/index.js';
import { settingsWords as w } from '../words/settings.js';

type WhereOf = (path: readonly PropertyKey[]) => string;
type Marks = Pick<ColumnSetting, 'decimal' | 'thousands'>;

const vocabulary = vocabularyOf(sichuan);

/** What can't be so of how numbers are read: units of other things, marks that are the same. */
export function numberFaults(
  feed: FeedName,
  own: FeedSettings | undefined,
  whereOf: WhereOf,
): Words[] {
  if (!own) return [];
  const columns = feedColumns(feed, vocabulary);
  const path = ['feeds', feed];
  const files = Object.entries(own.files ?? {});
  return [
    ...faultsOf(own, {}, columns, path, whereOf),
    ...files.flatMap(([pattern, said]) =>
      faultsOf(said, own, columns, [...path, 'files', pattern], whereOf),
    ),
  ];
}

/** @param around what holds where nothing nearer is said */
function faultsOf(
  said: Marks & Pick<FeedSettings, 'columns'>,
  around: Marks,
  columns: readonly FeedColumn[],
  path: readonly string[],
  whereOf: WhereOf,
): Words[] {
  const marks = within(said, around);
  return [
    ...markFaults(said, marks, path, whereOf),
    ...Object.entries(said.columns ?? {}).flatMap(([name, written]) => {
      if (typeof written !== 'object' || Array.isArray(written)) return [];
      const at = [...path, 'columns', name];
      const column = columns.find((one) => one.name === name);
      return [
        ...markFaults(written, within(written, marks), at, whereOf),
        ...unitFaults(written, column, at, whereOf),
      ];
    }),
  ];
}

function within(said: Marks, around: Marks): Marks {
  return {
    decimal: said.decimal ?? around.decimal,
    thousands: said.thousands ?? around.thousands,
  };
}

function markFaults(said: Marks, marks: Marks, path: readonly string[], whereOf: WhereOf): Words[] {
  if (said.decimal === undefined && said.thousands === undefined) return [];
  const { decimal, thousands } = marksOf(marks);
  if (decimal !== thousands) return [];
  return [w.marksAlike({ where: whereOf(path), setting: path.join('.'), mark: decimal })];
}

function unitFaults(
  said: ColumnSetting,
  column: FeedColumn | undefined,
  path: readonly string[],
  whereOf: WhereOf,
): Words[] {
  const { unit, scale } = said;
  const setting = path.join('.');
  const where = whereOf(path);
  if (unit !== undefined && scale !== undefined) return [w.unitAndScale({ where, setting })];
  if ((unit === undefined && scale === undefined) || scaleOfSetting(said, column?.quantity)) {
    return [];
  }
  if (scale !== undefined) return [w.notAScale({ where, setting, scale })];
  const units = joined(column?.quantity ? usualUnits[column.quantity] : []);
  return [w.notAUnit({ where, setting, unit: unit ?? '', units })];
}
