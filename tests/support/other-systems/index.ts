import { aneel } from './aneel.js';
import { bnetza } from './bnetza.js';
import { doe } from './doe.js';
import { eia } from './eia.js';
import { gridlabd } from './gridlabd.js';
import type { Layout } from './kit.js';
import { monthly } from './monthly.js';
import { snapshots } from './snapshots.js';
import { ukpn } from './ukpn.js';

export const layouts: readonly Layout[] = [
  aneel,
  bnetza,
  doe,
  eia,
  gridlabd,
  monthly,
  snapshots,
  ukpn,
];
