import { type Nature, type Tier, tierCodes } from './codes/index.js';

/** The tiers that spellings and limits are of, without their roll-up. */
export const tiers = tierCodes.names;

/** Spellings that files use. */
export const tierAliases: Record<Tier, readonly string[]> = {
  central: ['中心城区', '市中心区', '市中心', '中心区', '1'],
  urban: ['市区', '2'],
  town: ['城镇', '3'],
  rural: ['农村', '4'],
};

export const natureAliases: Record<Nature, readonly string[]> = {
  fault: ['故障', '故障停电', '02'],
  planned: ['预安排', '预安排停电', '计划', '计划停电', '临时停电', '检修', '施工', '01'],
  rationing: ['限电'],
  safety_shutdown: ['停运避险', '紧急避险', '避险停运'],
  other: ['其他', '03'],
};
