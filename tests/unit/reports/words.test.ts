import { describe, expect, it } from 'vitest';
import * as words from '../../../reports/words/index.js';
import { columnsOf, type TableDeclaration } from '../../../schemas/column.js';
import { exclusionAudit, outageFacts } from '../../../schemas/published/events.js';
import { verdicts } from '../../../schemas/published/outcomes.js';
import { checks, settingsInForce } from '../../../schemas/published/reference.js';
import type { Words } from '../../../schemas/words/index.js';

const declared: [string, TableDeclaration, string, Readonly<Record<string, Words>>][] = [
  ['verdict', verdicts, 'verdict', words.verdictWords],
  ['area_tier', verdicts, 'area_tier', words.tierWords],
  ['baseline_source', verdicts, 'baseline_source', words.baselineWords],
  ['nature', outageFacts, 'nature', words.natureWords],
  ['claim_reason', outageFacts, 'claim_reason', words.claimReasonWords],
  ['outcome', exclusionAudit, 'outcome', words.outcomeWords],
  ['reason', exclusionAudit, 'reason', words.claimReasonWords],
  ['status', checks, 'status', words.statusWords],
  ['severity', checks, 'severity', words.severityWords],
  ['source', settingsInForce, 'source', words.sourceWords],
];

describe('codes', () => {
  it.each(declared)('names every declared code of %s', (_, table, column, names) => {
    const unit = columnsOf(table).find(({ name }) => name === column)?.unit ?? '';
    for (const code of unit.split('|')) expect(Object.keys(names)).toContain(code);
  });

  it('shows a code that it does not know as it is', () => {
    expect(words.named(words.verdictWords, 'constructor')).toEqual({
      zh: 'constructor',
      en: 'constructor',
    });
    expect(words.named(words.verdictWords, null).zh).toBe('—');
  });
});

it('has no empty text, and Chinese in each Chinese one', () => {
  const texts: Words[] = [];
  // Whatever a place takes: a text, or one in both languages.
  const part = Object.assign(new String('×'), { zh: '×', en: '×' });
  const filler = new Proxy({}, { get: () => part });
  const visit = (word: unknown): void => {
    if (typeof word === 'function') texts.push((word as (p: unknown) => Words)(filler));
    else if (typeof word === 'object' && word !== null) {
      if ('zh' in word && typeof word.zh === 'string') texts.push(word as Words);
      else Object.values(word).forEach(visit);
    }
  };
  for (const [name, word] of Object.entries(words)) {
    if (name.endsWith('Words') || name.endsWith('Heading')) visit(word);
  }
  expect(texts.length).toBeGreaterThan(180);
  for (const { zh, en } of texts) {
    expect(zh).not.toBe('');
    expect(en).not.toBe('');
    expect(en).not.toMatch(/[\u4E00-\u9FFF]/u);
  }
});
