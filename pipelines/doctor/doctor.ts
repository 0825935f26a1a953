/**
 * What is wrong, in the order in which one would mend it:
 *   1. machine   Node.js, DuckDB                                   (machine)
 *   2. folder    is a project, can be written, has room             (folders, machine)
 *   3. settings  shihu.yaml                                        (here)
 *                the cluster, where they name one                (cluster)
 *   4. data      each feed, the beginning of each file, strays     (feeds, look, head, folders)
 *   5. results   warehouse, published database, what is in it      (results)
 * Nothing is changed, and no file is read whole that has a beginning.
 */
import { existsSync, statSync } from 'node:fs';
import { type ProjectPaths, projectPaths } from '../project/paths.js';
import { type LoadedSettings, loadSettings } from '../project/settings.js';
import { doctorWords as w } from '../words/doctor.js';
import { clusterFindings } from './cluster.js';
import { dataFindings } from './feeds.js';
import { type Finding, findingsOn } from './finding.js';
import { projectFinding, strayFindings } from './folders.js';
import { folderFindings, type Machine, machineFindings, thisMachine } from './machine.js';
import { dataFiles, publishedFindings, warehouseFinding } from './results.js';

export async function examineProject(folder: string, machine = thisMachine): Promise<Finding[]> {
  const paths = projectPaths(folder);
  const findings = await machineFindings(machine);
  if (!existsSync(paths.root) || !statSync(paths.root).isDirectory()) {
    return [...findings, noFolder(paths, folder)];
  }
  return [...findings, ...(await projectFindings(paths, machine))];
}

async function projectFindings(paths: ProjectPaths, machine: Machine): Promise<Finding[]> {
  const files = await dataFiles(paths).catch(() => []);
  const size = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const { findings, loaded } = await settingsFindings(paths);
  return [
    ...(await projectFinding(paths)),
    ...(await folderFindings(machine, paths, size)),
    ...findings,
    ...(await strayFindings(paths)),
    ...(loaded ? await clusterFindings(paths, loaded) : []),
    // How files are read depends on the settings.
    ...(loaded ? await dataFindings(paths, loaded) : []),
    await warehouseFinding(paths),
    ...(await publishedFindings(paths, loaded, files)),
  ];
}

function noFolder({ root }: ProjectPaths, folder: string): Finding {
  return findingsOn('folder').problem(w.noFolder({ root }), w.makeProject({ folder }));
}

async function settingsFindings({
  settings,
}: ProjectPaths): Promise<{ findings: Finding[]; loaded?: LoadedSettings }> {
  const on = findingsOn('settings');
  try {
    const loaded = await loadSettings(settings);
    const finding = existsSync(settings)
      ? on.ok(w.validSettings({ file: settings, given: String(loaded.given.size) }))
      : on.ok(w.noSettings);
    return { findings: [finding, ...formerFindings(loaded)], loaded };
  } catch (error) {
    return { findings: [on.told(error)] };
  }
}

/** Names of earlier versions that the file still has. */
function formerFindings({ notices }: LoadedSettings): Finding[] {
  return notices.map((notice) => findingsOn('settings').warning(notice, w.useNewName));
}
