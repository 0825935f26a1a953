import { commandsReference, errorsReference, helpText } from './commands.js';
import { feedsReference } from './feeds.js';
import { modelReferences } from './models.js';
import { questionsReference } from './questions.js';
import { settingsReference } from './settings.js';
import { tablesReferences } from './tables.js';

/** Every generated document, by its name under docs/. */
export async function references(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['settings.md', settingsReference()],
    ['feeds.md', feedsReference()],
    ...tablesReferences(),
    ...(await modelReferences()),
    ['questions.md', await questionsReference()],
    ['commands.md', commandsReference()],
    ['errors.md', errorsReference()],
    ['help.zh.txt', helpText('zh')],
    ['help.en.txt', helpText('en')],
  ]);
}
