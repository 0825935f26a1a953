import { describe, expect, it } from 'vitest';
import { execute } from '../../pipelines/cli/execute.js';
import { command } from '../support/command.js';
import { withFolder, writeFiles } from '../support/folder.js';

interface Told {
  readonly error: Record<string, string | number | null>;
}
const last = (notes: string) => (JSON.parse(notes.split('\n').at(-1) ?? '') as Told).error;
const both = async (...args: string[]) => ({
  en: await command(...args, '--json', '--lang', 'en'),
  zh: await command(...args, '--json', '--lang', 'zh'),
});

describe('an error under --json', () => {
  it('is one object: a code, what is wrong and what to do, in the language asked for', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [['shihu.yaml', 'raet: 0.1\n']]);
      const { en, zh } = await both('run', '--project', folder);
      for (const said of [en, zh]) {
        const error = last(said.notes);
        expect([said.code, said.out]).toEqual([2, '']);
        expect(Object.keys(error)).toEqual(['code', 'message', 'hint']);
        expect(error.code).toBe('bad_settings');
        expect(error.hint).toContain('docs/settings.md');
      }
      expect(last(en.notes).message).toContain('there is no setting "raet" (did you mean rate?)');
      expect(last(zh.notes).message).toContain('“raet”（是否为 rate？）');
    });
  });

  it.each([
    [['reprot'], "unknown command 'reprot'", '没有命令 reprot'],
    [['run', '--perod', '2022'], "unknown option '--perod'", '没有选项 --perod'],
    [['run', '--as-of', 'soon'], '"soon" is not a date.', '“soon”不是日期。'],
  ])('is one for a wrong command line: %j', async (args, en, zh) => {
    const said = await both(...args);
    expect([said.en.code, said.zh.code]).toEqual([2, 2]);
    expect(last(said.en.notes).message).toContain(en);
    expect(last(said.zh.notes).message).toContain(zh);
  });

  it('is one for a defect of the program, too', async () => {
    const notes: string[] = [];
    const broken = () => {
      throw new TypeError('nothing there');
    };
    const code = await execute(
      [({ program }) => program.command('break').option('--json').action(broken) && undefined],
      ['break', '--json'],
      {},
      (language) => ({
        out: () => undefined,
        outBytes: () => undefined,
        note: (text) => notes.push(text),
        progress: () => undefined,
        language,
        isTerminal: false,
      }),
    );
    expect([code, notes.length]).toEqual([1, 1]);
    expect(last(notes.join(''))).toMatchObject({ code: 'defect', hint: null });
    expect(last(notes.join('')).message).toContain('TypeError: nothing there');
  });
});
