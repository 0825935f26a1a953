import { z } from 'zod';
import type { SettingSource } from '../codes/index.js';
import { formerNames, type Settings, settingsSchema } from './settings.js';

/*
 * The table `settings` of the published database: a row for each value, named by its path with dots.
 * Both ways go by the declaration, so that what is written is what is read.
 */

export interface SettingRow {
  readonly name: string;
  readonly value: string;
  readonly source: SettingSource;
}

/** Between which days the data is complete, whether given or found; null where nothing is held. */
export interface HorizonInForce {
  readonly data_from: string | null;
  readonly as_of: string | null;
}

export type SettingsInForce = Omit<Settings, keyof HorizonInForce> & HorizonInForce;

/** What is given, and where: by the file, as paths with dots, or by an option. */
export interface SettingsGiven {
  readonly settings: Settings;
  readonly given: ReadonlySet<string>;
}

/** Settings in force as rows, sorted by name. */
export function settingRowsOf(
  { settings, given }: SettingsGiven,
  horizon: HorizonInForce,
  options: { readonly asOf?: string | undefined } = {},
): SettingRow[] {
  // Where things are kept and worked out, and who signs, changes no figure and is nobody else's business.
  const {
    as_of: _,
    data_from: __,
    engine: ___,
    warehouse: ____,
    report: _____,
    ...rest
  } = settings;
  const rows = textsOf(settingsSchema, rest, '', '').map(
    ({ name, path, value }): SettingRow => ({
      name,
      value,
      source: given.has(path) ? 'file' : 'default',
    }),
  );
  const bound = (name: keyof HorizonInForce, option: string | undefined): SettingRow => ({
    name,
    value: horizon[name] ?? '',
    source: option ? 'option' : settings[name] ? 'file' : 'data',
  });
  rows.push(bound('as_of', options.asOf), bound('data_from', undefined));
  return rows.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The settings that the rows say. Rows that name no setting are passed over, and names of earlier
 * versions are known: so it reads what another version of the program published.
 */
export function settingsFromRows(
  rows: readonly Pick<SettingRow, 'name' | 'value'>[],
): SettingsInForce {
  const texts = new Map(rows.map(({ name, value }) => [formerNames.get(name) ?? name, value]));
  const horizon = {
    data_from: texts.get('data_from') || null,
    as_of: texts.get('as_of') || null,
  };
  for (const name of Object.keys(horizon)) texts.delete(name);
  return { ...settingsSchema.parse(valueAt(settingsSchema, texts, '')), ...horizon };
}

/** A setting's name in the table. */
export function settingName(...path: readonly string[]): string {
  return path.join('.');
}

/** Whether the name is that of the setting, or of a value within it. */
export function isSettingUnder(name: string, setting: string): boolean {
  return name === setting || name.startsWith(below(setting, ''));
}

type Schema = z.core.$ZodType;
type MapForm = z.ZodObject | z.ZodRecord;

/** A value, its name in the table, and its path in the file, where a key with dots is one still. */
interface NamedText {
  readonly name: string;
  readonly path: string;
  readonly value: string;
}

function textsOf(schema: Schema, value: unknown, name: string, path: string): NamedText[] {
  if (value === undefined) return [];
  const map = mapForm(schema);
  if (!map || !isMap(value)) return [{ name, path, value: textOf(schema, value) }];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsOf(innerForm(map, key), inner, below(name, keyIn(map, key)), below(path, key)),
  );
}

/** A key of a map of maps, so that the dots in it are told from those that end it. */
function keyIn(map: MapForm, key: string): string {
  return holdsMaps(map) ? key.replaceAll('%', '%25').replaceAll('.', '%2E') : key;
}

function keyOf(written: string): string {
  return written.replaceAll('%2E', '.').replaceAll('%25', '%');
}

function holdsMaps(map: MapForm): boolean {
  return map instanceof z.ZodRecord && mapForm(map.valueType) !== undefined;
}

function textOf(schema: Schema, value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify(value);
  const text = String(value);
  // A text that would be read as a list is written as the list of one that means the same.
  return typeof value === 'string' && Array.isArray(valueIn(schema, text))
    ? JSON.stringify([text])
    : text;
}

function valueAt(schema: Schema, texts: ReadonlyMap<string, string>, path: string): unknown {
  const text = texts.get(path);
  if (text !== undefined) return valueIn(schema, text);
  const map = mapForm(schema);
  if (!map) return undefined;
  const found = keysAt(map, texts, path).flatMap((key): [string, unknown][] => {
    const value = valueAt(innerForm(map, key), texts, below(path, keyIn(map, key)));
    return value === undefined ? [] : [[key, value]];
  });
  // A map without entries leaves no row. What has none and may be left out, or has to have some, is not given.
  const isNone = schema instanceof z.ZodOptional || !map.safeParse({}).success;
  return found.length === 0 && isNone ? undefined : Object.fromEntries(found);
}

function keysAt(map: MapForm, texts: ReadonlyMap<string, string>, path: string): string[] {
  if (map instanceof z.ZodObject) return Object.keys(map.shape);
  const start = below(path, '');
  const rests = [...texts.keys()]
    .filter((name) => name.startsWith(start))
    .map((name) => name.slice(start.length));
  // Names of files and headers may have dots.
  const keys = holdsMaps(map) ? rests.map((rest) => keyOf(rest.split('.', 1)[0] ?? '')) : rests;
  return [...new Set(keys)];
}

/** The value of a text, as the declaration takes it; what no form takes is left to the checks. */
function valueIn(schema: Schema, text: string): unknown {
  const read = formsOf(schema).map((form) => [form, valueInForm(form, text)] as const);
  const taken = read.filter(([form, value]) => form.safeParse(value).success);
  // Every list is a text too.
  const [best] = [...taken.filter(([, value]) => Array.isArray(value)), ...taken, ...read];
  return best?.[1];
}

function valueInForm(form: z.ZodType, text: string): unknown {
  if (form instanceof z.ZodNumber) return text === '' ? text : Number(text);
  if (form instanceof z.ZodBoolean) return text === 'true' || (text === 'false' ? false : text);
  if (form instanceof z.ZodArray) return listOf(text);
  return text;
}

function listOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The forms that a value may have, without what is said of its absence. */
function formsOf(schema: Schema): z.ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(formsOf);
  const isWrapped =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault;
  return isWrapped ? formsOf(schema.unwrap()) : [schema as z.ZodType];
}

function mapForm(schema: Schema): MapForm | undefined {
  return formsOf(schema).find(
    (form): form is MapForm => form instanceof z.ZodObject || form instanceof z.ZodRecord,
  );
}

function innerForm(map: MapForm, key: string): Schema {
  const inner = map instanceof z.ZodObject ? map.shape[key] : map.valueType;
  if (!inner) throw new Error(`there is no setting ${key}`);
  return inner;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function below(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
