/**
 * What is wrong, in the order in which one would mend it:
 *   1. machine   Node.js, DuckDB                                   (machine)
 *   2. folder    is a project, can be written, has room             (folders, machine)
 *   3. settings  shihu.yaml                                        (here)
 *   4. data      each feed, the beginning of each file, strays     (feeds, look, head, folders)
 *   5. results   warehouse, published database, what is in it      (results)
 * Nothing is changed, and no file is read whole that has a beginning.
 */
import { existsSync, statSync } from 'node:fs';
import { type ProjectPaths, projectPaths } from '../project/paths.js';
import { type LoadedSettings, loadSettings } from '../project/settings.js';
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
    // How files are read depends on the settings.
    ...(loaded ? await dataFindings(paths, loaded) : []),
    await warehouseFinding(paths),
    ...(await publishedFindings(paths, loaded, files)),
  ];
}

function noFolder({ root }: ProjectPaths, folder: string): Finding {
  return findingsOn('folder').problem(`没有文件夹 ${root}`, `There is no folder ${root}`, {
    zh: `用 shihu init ${folder} 新建项目。`,
    en: `Make a project with shihu init ${folder}.`,
  });
}

async function settingsFindings({
  settings,
}: ProjectPaths): Promise<{ findings: Finding[]; loaded?: LoadedSettings }> {
  const on = findingsOn('settings');
  try {
    const loaded = await loadSettings(settings);
    const finding = existsSync(settings)
      ? on.ok(
          `设置有效：${settings}（${loaded.given.size} 项）`,
          `The settings are valid: ${settings} (${loaded.given.size} given)`,
        )
      : on.ok(
          '没有 shihu.yaml，全部取默认值',
          'There is no shihu.yaml: all settings have their defaults',
        );
    return { findings: [finding, ...formerFindings(loaded)], loaded };
  } catch (error) {
    return { findings: [on.told(error)] };
  }
}

/** Names of earlier versions that the file still has. */
function formerFindings({ notices }: LoadedSettings): Finding[] {
  const todo = { zh: '请在 shihu.yaml 中改用新名。', en: 'Write the new name in shihu.yaml.' };
  return notices.map(({ zh, en }) => findingsOn('settings').warning(zh, en, todo));
}
