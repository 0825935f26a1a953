import type { z } from 'zod';
import type { TableDeclaration } from '../column.js';
import { budgetRows, budgetUse, planRows } from './budgets.js';
import { customerRows, historyRows, outageMonths, restorationStages } from './contributions.js';
import {
  causeHours,
  countyHours,
  lineHours,
  majorEventDays,
  otherVerdicts,
  repeatedInterruptions,
  topEvents,
} from './detail.js';
import { exclusionAudit, outageFacts, rejectedRows } from './events.js';
import { forecastBacktest, forecasts } from './forecasts.js';
import { missingEvidence, periodHours, verdicts } from './outcomes.js';
import {
  batches,
  calendar,
  checkFailures,
  checks,
  cities,
  populationDays,
  settingsInForce,
  targets,
} from './reference.js';

const tables = [
  periodHours,
  verdicts,
  forecasts,
  forecastBacktest,
  missingEvidence,
  outageFacts,
  exclusionAudit,
  causeHours,
  lineHours,
  countyHours,
  topEvents,
  repeatedInterruptions,
  majorEventDays,
  otherVerdicts,
  budgetUse,
  rejectedRows,
  checks,
  checkFailures,
  batches,
  cities,
  targets,
  calendar,
  populationDays,
  settingsInForce,
  ...[outageMonths, restorationStages, customerRows, historyRows, budgetRows, planRows],
] as const;

/** Every table of the published database, in the order in which the catalogue lists them. */
export const publishedTables: readonly TableDeclaration[] = tables;

type Declared = (typeof tables)[number];
export type TableName = Declared['name'];

/** A row of the table, as programs read it. */
export type TableRow<Name extends TableName> = z.infer<Extract<Declared, { name: Name }>['row']>;
