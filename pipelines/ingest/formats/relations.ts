import { posix } from 'node:path';
import type { Archive } from './archive.js';
import { readAllXml } from './xml.js';

/** One part of a workbook that another one names. */
export interface Relation {
  readonly id: string;
  /** The last word of its type, which is the same in both editions of the standard. */
  readonly type: string;
  readonly part: string;
}

/** What a part names; the whole file is the part of no name. */
export async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const folder = posix.dirname(part);
  const path = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const relations: Relation[] = [];
  if (!archive.has(path)) return relations;
  await readAllXml(archive.content(path), {
    open: (name, { Id: id, Type: type, Target: target, TargetMode: mode }) => {
      if (name !== 'Relationship' || !type || !target || mode === 'External') return;
      const written = target.replaceAll('\\', '/');
      const to = written.startsWith('/') ? written.slice(1) : posix.join(folder, written);
      relations.push({ id: id ?? '', type: posix.basename(type), part: posix.normalize(to) });
    },
  });
  return relations;
}
