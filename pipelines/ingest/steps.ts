import type { Words } from '../../schemas/words/index.js';
import type { Database } from '../base/database.js';
import { installShims } from '../base/shims.js';
import { memoryToBuild } from '../warehouse/memory.js';
import { type EnteredFile, enterRead, enterUnread, type ReadStep } from './enter.js';
import { recall, reset, type WithdrawnDocument, withdraw } from './gone.js';
import { limitMemory } from './memory.js';
import type { Step } from './plan.js';
import type { Reader } from './read.js';
import { unreadBecause } from './unread.js';
import { scratchFor } from './utf8-file.js';

/** What became of steps, in their order. */
export interface StepsDone {
  readonly files: readonly EnteredFile[];
  readonly withdrawn: readonly WithdrawnDocument[];
}

/** Whether a step changes what is held. */
export function isWork({ do: what }: Step): boolean {
  return what !== 'pass' && what !== 'copy';
}

/**
 * Takes steps, each of them whole or, if it fails, not at all.
 * @param onStep told before each
 * @param onDone told after each
 */
export async function ingestSteps(
  warehouse: Database,
  steps: readonly Step[],
  reader: Reader,
  onStep: (step: Step) => void | Promise<void>,
  onDone: (step: Step) => Promise<void> = async () => {},
): Promise<StepsDone> {
  const files: EnteredFile[] = [];
  const withdrawn: WithdrawnDocument[] = [];
  await installShims(warehouse);
  await limitMemory(warehouse);
  try {
    for (const step of steps) {
      if (!isWork(step)) continue;
      await onStep(step);
      if (step.do === 'reset') await reset(warehouse);
      else if (step.do === 'recall') await recall(warehouse, step);
      else if (step.do === 'withdraw') {
        const gone = await withdraw(warehouse, step);
        if (!step.isListed) withdrawn.push(gone);
      } else if (step.do === 'load' || step.do === 'reread') {
        files.push(await readVersion(warehouse, step, reader));
      }
      await onDone(step);
    }
  } finally {
    await limitMemory(warehouse, memoryToBuild);
  }
  return { files, withdrawn };
}

async function readVersion(
  warehouse: Database,
  step: ReadStep,
  reader: Reader,
): Promise<EnteredFile> {
  const { seen } = step;
  const { loaded } = reader;
  if (!seen.file) return enterUnread(warehouse, step, loaded, seen.why as Words, seen.defect);
  // Only now: a run in which nothing is new has no need of readers and their libraries.
  const { readFile } = await import('./read.js');
  const { onDisk } = await import('./packed.js');
  let { file } = seen;
  const scratch = file.member && (await scratchFor(warehouse.path));
  try {
    if (scratch) file = await onDisk(file, scratch.path);
    return await readFile(warehouse, file, reader, (read) =>
      enterRead(warehouse, step, loaded, read),
    );
  } catch (error) {
    const { why, isPassing, defect } = unreadBecause(error, file.path, seen.name);
    // What may be gone at the next run is looked at again then, whatever the content.
    const asked = isPassing ? { ...seen, hash: '' } : seen;
    return enterUnread(warehouse, { ...step, seen: asked }, loaded, why, defect);
  } finally {
    scratch?.remove();
  }
}
