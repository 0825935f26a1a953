import type { Random } from './prng.js';

type Weighted = readonly (readonly [string, number])[];

const faultCauses: Weighted = [
  ['设备老化', 22],
  ['外力破坏', 17],
  ['树障', 16],
  ['用户设备故障', 12],
  ['大风', 8],
  ['雷击', 6],
  ['鸟害', 5],
  ['小动物短路', 5],
  ['原因不明', 4],
  ['外力破坏,挖断电缆', 2],
  ['车辆撞杆,"川"籍货车肇事', 1],
];

const stormCauses: Weighted = [
  ['雷击', 40],
  ['大风', 18],
  ['树障', 16],
  ['暴雨洪涝', 12],
  ['设备老化', 8],
  ['雷击,避雷器损坏', 4],
  ['山体滑坡', 3],
];

const snowCauses: Weighted = [
  ['线路覆冰', 40],
  ['大雪压断树枝', 25],
  ['设备老化', 20],
  ['外力破坏', 15],
];

const plannedCauses: Weighted = [
  ['计划检修', 42],
  ['配网改造', 24],
  ['新设备接入', 10],
  ['线路迁改', 9],
  ['业扩工程', 7],
  ['清理树障', 5],
  ['配合市政施工,道路拓宽', 2],
  ['配合"雪亮工程"迁改', 1],
];

const otherCauses: Weighted = [
  ['上级电网影响', 50],
  ['用户申请', 30],
  ['调度要求', 20],
];

export type Weather = 'fair' | 'storm' | 'snow';

export function faultCause(random: Random, weather: Weather): string {
  return random.weighted({ fair: faultCauses, storm: stormCauses, snow: snowCauses }[weather]);
}

export function plannedCause(random: Random): string {
  return random.weighted(plannedCauses);
}

export function otherCause(random: Random): string {
  return random.weighted(otherCauses);
}
