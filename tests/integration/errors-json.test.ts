import { describe, expect, it } from 'vitest';
import { execute } from '../../pipelines/cli/execute.js';
import { command } from '../support/command.js';
import { withFolder, writeFiles } from '../support/folder.js';

interface Told {
  readonly error: Record<string, string | number | null>;
}
const last = (notes: string) => (JSON.parse(notes.split('\n').at(-1) ?? '') as Told).error;

describe('an error under --json', () => {
  it('is one object, of what is wrong and what to do, in both languages', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [['shihu.yaml', 'raet: 0.1\n']]);
      const said = await command('run', '--project', folder, '--json');
      const error = last(said.notes);
      expect([said.code, error.exit, said.out]).toEqual([2, 2, '']);
      expect(error.what).toContain('there is no setting "raet" (did you mean rate?)');
      expect(error.what_zh).toContain('“raet”（是否为 rate？）');
      expect(error.hint).toContain('docs/settings.md');
      expect(error.hint_zh).toContain('docs/settings.md');
    });
  });

  it.each([
    [['reprot', '--json'], "unknown command 'reprot'", '没有命令 reprot'],
    [['run', '--json', '--perod', '2022'], "unknown option '--perod'", '没有选项 --perod'],
    [['run', '--json', '--as-of', 'soon'], '"soon" is not a date.', '“soon”不是日期。'],
  ])('is one for a wrong command line: %j', async (args, en, zh) => {
    const said = await command(...args);
    expect(said.code).toBe(2);
    expect(JSON.parse(said.notes)).toMatchObject({ error: { exit: 2 } });
    expect(last(said.notes).what).toContain(en);
    expect(last(said.notes).what_zh).toContain(zh);
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
    expect(last(notes.join('')).what).toContain('TypeError: nothing there');
  });
});
