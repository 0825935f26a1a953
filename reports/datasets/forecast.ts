import { budgetUse } from '../../schemas/published/budgets.js';
import { forecasts } from '../../schemas/published/forecasts.js';
import { type Dataset, datasetOf, publishedFields } from '../base/dataset.js';
import type { BudgetUseRow, ForecastRow } from '../view/data.js';

/** Where the cells of a year are heading. */
export function forecastData(title: Dataset['title'], rows: readonly ForecastRow[]): Dataset {
  return datasetOf(
    'forecasts',
    title,
    rows,
    publishedFields(forecasts, [
      'year',
      'month',
      'city_code',
      'city_name',
      'area_tier',
      'past_years',
      'residual_years',
      'hours_so_far',
      'hours_allowance',
      'hours_left',
      'margin_user_hours',
      'pace_minutes_per_day',
      'hours_low',
      'hours_mid',
      'hours_high',
      'p_meet',
      'outlook',
    ]),
  );
}

/** What months are budgeted at and used for. */
export function budgetData(
  name: string,
  title: Dataset['title'],
  rows: readonly BudgetUseRow[],
): Dataset {
  return datasetOf(
    name,
    title,
    rows,
    publishedFields(budgetUse, [
      'month',
      'city_code',
      'county',
      'area_tier',
      'is_over',
      'budget_source',
      'budget_user_seconds',
      'fault_user_seconds',
      'planned_user_seconds',
      'booked_user_seconds',
      'reserve_user_seconds',
      'left_user_seconds',
      'status',
    ]),
  );
}
