import { natureCodes, tierCodes } from '../../schemas/codes/index.js';
import type { FeedColumn } from '../../schemas/feeds/index.js';
import { parseCell } from '../../schemas/fields.js';
import { bareCity, fold } from '../../schemas/vocabulary.js';
import { joined } from '../../schemas/words/index.js';
import { proposeWords as w } from '../words/propose.js';
import { type Context, feedPath } from './context.js';
import type { Choice } from './question.js';

/** Words for a nature or a tier that can mean nothing else. */
const meanings: Readonly<Record<string, readonly [string, RegExp][]>> = {
  nature: [
    [
      'fault',
      /^(?:faults?|unplanned|forced|unscheduled|emergency|trip(?:ped)?|sustained fault|故障类|非计划|非计划停电|非预安排|故障跳闸|跳闸|naoprogramada|não programada|nãoprogramada)$/u,
    ],
    [
      'planned',
      /^(?:planned|scheduled|maintenance|plannedwork|plannedoutage|plannedmaintenance|预安排类|计划检修)$/u,
    ],
  ],
  area_tier: [
    ['urban', /^(?:urban|urbano|urbana|城区|城市)$/u],
    ['rural', /^(?:rural|乡村|乡镇农村)$/u],
    ['town', /^(?:town|镇|乡镇)$/u],
    ['central', /^(?:central|citycentre|citycenter|cbd|市中心城区)$/u],
  ],
};

/** More words than these are no list of codes. */
const MOST_QUESTIONS = 12;

/** Words of a coded column that nothing knows: those that mean one thing are proposed, others asked. */
export function proposeCodes(context: Context): void {
  const { settled, findings } = context;
  for (const name of ['nature', 'area_tier']) {
    const own = settled.get(name);
    const [at] = own?.at ?? [];
    if (!own || at === undefined) continue;
    const unknown = unknownIn(own.column, context.profiles[at]?.texts ?? new Map());
    let asked = 0;
    for (const [text, count] of unknown) {
      const path = feedPath(context, 'values', name, text);
      const meant = meanings[name]?.find(([, form]) => form.test(fold(text)))?.[0];
      if (meant !== undefined) {
        findings.propose(path, meant, w.value, 'likely');
        continue;
      }
      asked += 1;
      if (asked > MOST_QUESTIONS) continue;
      findings.ask({
        key: `values.${name}.${text}`,
        what: w.ask.value({ text, count }),
        choices: codeChoices(name, path, true),
      });
    }
    if (asked > MOST_QUESTIONS) {
      findings.note(w.mostly({ column: name, count: asked, text: [...unknown.keys()][0] ?? '' }));
    }
  }
}

export function codeChoices(name: string, path: readonly string[], mayIgnore: boolean): Choice[] {
  const codes = name === 'nature' ? natureCodes : tierCodes;
  const words: Readonly<Record<string, { zh: string; en: string }>> = codes.words;
  return [...codes.names, ...(mayIgnore ? ['ignore'] : [])].map((answer) => ({
    answer,
    says: words[answer] ?? w.says.skip,
    examples: [],
    settings: [{ path, value: answer }],
  }));
}

function unknownIn(column: FeedColumn, texts: ReadonlyMap<string, number>): Map<string, number> {
  const unknown = new Map<string, number>();
  for (const [text, times] of texts) {
    const parsed = parseCell(column.schema, text);
    if (!parsed.ok && parsed.fault.code !== 'missing_value') unknown.set(text, times);
  }
  return unknown;
}

/** More places than these are streets or names, not cities. */
const MOST_CITIES = 400;
const SHOWN = 8;

/** @returns whether the region is one of the file's own, so that nothing of Sichuan holds */
export function proposePlaces(context: Context): boolean {
  const { settled, findings, loaded, sample } = context;
  const own = settled.get('city');
  const [at] = own?.at ?? [];
  const texts = at === undefined ? undefined : context.profiles[at]?.texts;
  const isGiven = loaded.given.has('region');
  if (!own || !texts) {
    // A file in no Chinese is of no city in Sichuan, whichever it is.
    const column = context.columns.find((one) => one.name === 'city');
    if (!column || isGiven || own || !isForeign(context)) return false;
    const name = sample.name.replace(/(?:\.\w+)+$/u, '') || 'area';
    findings.propose(['region'], regionOf([name]), w.noPlace, 'likely');
    findings.propose(feedPath(context, 'constants', 'city'), name, w.noPlace, 'likely');
    settled.set('city', { column, at: [] });
    return true;
  }
  const unknown = unknownIn(own.column, texts);
  if (unknown.size === 0) return false;
  const names = [...new Map([...texts.keys()].map((text) => [bareCity(text), text])).values()];
  if (!isGiven && unknown.size > texts.size / 2 && names.length <= MOST_CITIES) {
    const parts = proposeSplit(context, names);
    findings.propose(['region'], regionOf(parts), w.region, 'likely');
    return true;
  }
  const shown = joined([...unknown.keys()].slice(0, SHOWN));
  findings.note(w.unknownCities({ count: unknown.size, texts: shown }));
  return false;
}

function isForeign({ grid, profiles }: Context): boolean {
  const isHan = (text: string) => /\p{Script=Han}/u.test(text);
  if (grid.header.some(isHan)) return false;
  return !profiles.some(({ texts }) => [...texts.keys()].slice(0, 50).some(isHan));
}

/** Short codes of the file stay its codes; names get numbers. */
function regionOf(names: readonly string[]) {
  const isCode = (name: string) => /^[A-Za-z0-9_-]{1,8}$/u.test(name) && name !== 'R';
  const areCodes = names.every(isCode) && names.length > 1;
  const sorted = [...names].sort();
  const cities = sorted.map((name, i) => ({
    code: areCodes ? name : String(i + 1).padStart(3, '0'),
    name,
  }));
  return { code: 'R', name: '全部', name_en: 'All', cities };
}

/** @returns the places, where several stand in a cell and somebody says so */
function proposeSplit({ findings, feed }: Context, names: readonly string[]): readonly string[] {
  for (const mark of [';', '；', '|', '、']) {
    const several = names.filter(
      (name) => name.split(mark).filter((one) => one.trim() !== '').length > 1,
    );
    const [text] = several;
    if (text === undefined || several.length < 0.1 * names.length) continue;
    const path = ['feeds', feed, 'columns', 'city', 'split'];
    const answer = findings.ask({
      key: 'city.split',
      what: w.ask.split({ text }),
      choices: [
        { answer: 'yes', says: w.says.yes, examples: [], settings: [{ path, value: mark }] },
        { answer: 'no', says: w.says.no, examples: [], settings: [] },
      ],
    });
    if (answer !== 'yes') return names;
    const parts = new Set(names.flatMap((name) => name.split(mark).map((one) => one.trim())));
    parts.delete('');
    return [...parts];
  }
  return names;
}
