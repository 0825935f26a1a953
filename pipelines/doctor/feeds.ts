import { type FeedName, feedNames } from '../../schemas/feeds/index.js';
import type { Words } from '../../schemas/words/index.js';
import type { Walked } from '../files/walk.js';
import { type FeedReading, readColumns } from '../ingest/columns.js';
import { nameOf } from '../ingest/files.js';
import { findDocuments, linkWords } from '../ingest/find.js';
import type { SourcePart } from '../ingest/parts.js';
import { missingFeed } from '../ingest/see.js';
import { toldOf } from '../ingest/told.js';
import { saidOf, todoOf, unusedWords } from '../ingest/troubles.js';
import type { ProjectPaths } from '../project/paths.js';
import type { LoadedSettings } from '../project/settings.js';
import { doctorWords as w } from '../words/doctor.js';
import { type Finding, findingsOn } from './finding.js';
import { documentsAt, type Looked } from './look.js';

/** Whether each feed is there, and whether its files can be read and how. */
export async function dataFindings(
  paths: ProjectPaths,
  loaded: LoadedSettings,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const read = new Set<string>();
  for (const feed of feedNames) {
    for (const one of await feedFindings(feed, paths, loaded, read)) findings.push(one);
  }
  return findings;
}

/** @param read columns that files were found to have, as `feed.column`; those of this feed are added */
async function feedFindings(
  feed: FeedName,
  paths: ProjectPaths,
  loaded: LoadedSettings,
  read: Set<string>,
): Promise<Finding[]> {
  const on = findingsOn(`data/${feed}`);
  let found: Walked;
  try {
    found = await findDocuments(paths.feed(feed));
  } catch (error) {
    return [on.told(error)];
  }
  const { files, unreadable, notFollowed } = found;
  const findings = [
    ...unreadable.map(({ path, error }) => findingsOn(nameOf(path, paths.root)).told(error)),
    ...notFollowed.map((link) => on.warning(linkWords(link, paths.root))),
  ];
  if (files.length + unreadable.length === 0) {
    // One can do without the others, and many do.
    const isNeeded =
      feed === 'outages' || (feed === 'customers' && !read.has('outages.users_served'));
    findings.push(
      isNeeded ? on.warning(missingFeed(feed), w.fillFeed({ feed })) : on.ok(missingFeed(feed)),
    );
  }
  for (const path of files) {
    for (const { name, look } of await documentsAt(path, paths.root)) {
      const reading = readColumns(feed, loaded, name);
      try {
        const looked = await look(reading);
        for (const { layout } of looked.source.parts) {
          for (const column of layout.places.keys()) read.add(`${feed}.${column}`);
        }
        for (const one of fileFindings(name, looked, reading)) findings.push(one);
      } catch (error) {
        findings.push(findingsOn(name).told(error));
      }
    }
  }
  return findings;
}

function fileFindings(
  name: string,
  { kind, source, isEmpty }: Looked,
  reading: FeedReading,
): Finding[] {
  const on = findingsOn(name);
  if (isEmpty) return [on.warning(w.emptyFile({ name }))];
  const { troubles } = toldOf(source, reading, name);
  const passedOver = source.passedOver.map((sheet) =>
    on.warning(w.sheetNotRead({ name, sheet: sheet.name, reason: sheet.reason })),
  );
  const isRead = ({ layout }: SourcePart) => layout.headerLine !== null;
  const isWhole = !troubles.some(({ level }) => level === 'problem');
  return [
    ...troubles.map((trouble) => {
      return on[trouble.level](saidOf(trouble.name, trouble), todoOf(trouble));
    }),
    ...passedOver,
    ...(isWhole ? source.parts.filter(isRead).map((part) => on.ok(howRead(name, kind, part))) : []),
  ];
}

/** How a file, or a sheet of it, is read. */
function howRead(name: string, kind: string, { name: sheet, layout }: SourcePart): Words {
  const unused = unusedWords(layout.unknown, layout.nameless);
  return w.howRead({ name, kind, sheet, line: layout.headerLine, unused });
}
