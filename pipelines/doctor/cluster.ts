import { engineChoice } from '../build/engine-choice.js';
import type { ProjectPaths } from '../project/paths.js';
import type { LoadedSettings } from '../project/settings.js';
import { stateWords as w } from '../words/doctor-state.js';
import { type Finding, findingsOn } from './finding.js';

/** The cluster, where the settings name one: whether it answers, and whether its workers see the storage. */
export async function clusterFindings(
  paths: ProjectPaths,
  loaded: LoadedSettings,
): Promise<Finding[]> {
  const { engine } = loaded.settings;
  if (engine.kind === 'duckdb' && engine.connect === null) return [];
  const on = findingsOn('spark');
  try {
    const place = engineChoice(loaded, paths.root, 'spark');
    if (place.kind === 'duckdb') return [];
    const { lookAtCluster } = await import('../spark/look.js');
    const { version, address } = await lookAtCluster(place);
    return [on.ok(w.spark({ version, address }))];
  } catch (error) {
    return [on.told(error)];
  }
}
