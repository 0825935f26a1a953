import type { Language, Words } from '../../schemas/words/index.js';
import type { Html } from '../base/html.js';
import { explanationFile, pageFile } from '../base/links.js';
import { otherLanguage, regionCrumbs, waysBar } from '../templates/ways.js';
import { periodName } from '../view/period.js';
import type { Ways } from '../view/ways.js';
import { named, speaker, tierWords } from '../words/index.js';
import type { ExplanationData } from './data.js';

/** Where an explanation stands among the pages of a report. */
export interface ExplanationPlace {
  readonly region: Words;
  readonly ways: Ways | undefined;
}

/** From all reports down to the figure of a city and tier, and to the same in the other language. */
export function explanationWays(
  { asked }: ExplanationData,
  language: Language,
  { region, ways }: ExplanationPlace,
): Html | null {
  const say = speaker(language);
  const kind = asked.periodKind === 'ytd' ? 'quarter' : asked.periodKind;
  const period = periodName({ kind, name: asked.period });
  const city = pageFile(language, asked.cityCode);
  const label = say(asked.cityName);
  return waysBar(
    say,
    [
      ...regionCrumbs({ say, language, ways, regionName: say(region), period }, false),
      ...(ways?.files.has(city) ? [{ label, href: city }] : []),
      { label: say(named(tierWords, asked.tier)), href: null },
    ],
    otherLanguage(ways, language, (one) => explanationFile(one, asked.cityCode, asked.tier)),
  );
}
