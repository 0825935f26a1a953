/**
 * What the reference implementation takes: rows that are valid field by field, already free of
 * repeats. An absent text is ''. A time is whole seconds of local civil time, counted as though
 * the clock were UTC; a date is a number of days counted from 1970-01-01.
 */
export const tiers = ['central', 'urban', 'town', 'rural'] as const;
export type Tier = (typeof tiers)[number];

export const natures = ['fault', 'planned', 'rationing', 'safety_shutdown', 'other'] as const;
export type Nature = (typeof natures)[number];

export interface City {
  readonly code: string;
  readonly name: string;
}

export interface Outage {
  readonly event_id: string;
  readonly provider: string;
  /** Code of the city. */
  readonly city: string;
  readonly county: string;
  readonly area_tier: Tier;
  readonly line_id: string;
  readonly asset_id: string;
  readonly started_at: number;
  readonly restored_at: number | null;
  readonly users: number;
  readonly nature: Nature;
  readonly cause: string;
  readonly avoidance_order: string;
  /** Users served in the city and tier, where the row says so. */
  readonly users_served: number | null;
}

export interface Restoration {
  readonly event_id: string;
  readonly provider: string;
  readonly asset_id: string;
  readonly restored_at: number;
  readonly users_restored: number;
}

export interface Customer {
  readonly city: string;
  readonly area_tier: Tier;
  readonly county: string;
  readonly provider: string;
  readonly users: number;
  readonly valid_from: number;
  readonly valid_to: number | null;
}

export interface Order {
  readonly order_no: string;
  readonly city: string;
  readonly approved_from: number;
  readonly approved_to: number;
  readonly authority: string;
  readonly reason: string;
  readonly lines: readonly string[];
}

export interface History {
  readonly city: string;
  readonly area_tier: Tier;
  readonly year: number;
  /** A decimal, as written: '1.25'. */
  readonly hours: string;
}

/** Hours as written, '2' or '1.25'; a tier that is left out has no limit. */
export type TierHours = { readonly [tier in Tier]?: string };

export interface TargetGroup {
  readonly cities: readonly string[] | '*';
  readonly hours: TierHours;
}

export interface Targets {
  readonly groups: { readonly [group: string]: TargetGroup };
  readonly stages: { readonly [year: string]: { readonly [group: string]: TierHours } };
}

export interface Region {
  readonly code: string;
  readonly name: string;
  readonly cities: readonly (City & { readonly aliases: readonly string[] })[];
}

export interface Settings {
  /** ISO dates; null where the data decides. */
  readonly as_of: string | null;
  readonly data_from: string | null;
  readonly repeated_rows: 'conflict' | 'groups';
  readonly overlap: 'first_cause' | 'sum';
  readonly evidence: 'order' | 'claim';
  /** Minutes. */
  readonly start_tolerance_minutes: number;
  readonly patrol_allowance_minutes: number;
  /** Seconds. */
  readonly sustained_over_seconds: number;
  /** A decimal, as written: '0.08'. */
  readonly rate: string;
  readonly rate_groups: 'all' | readonly string[];
  readonly basis: 'previous_year' | { readonly average_since: number };
  readonly targets: Targets;
  /** null: Sichuan, whose own code is 510000. */
  readonly region: Region | null;
}

export const feedNames = ['outages', 'restorations', 'customers', 'orders', 'history'] as const;
export type Feed = (typeof feedNames)[number];

/** A file that nobody can read, and the cities that the settings say it is about; null: every one. */
export interface Unread {
  readonly feed: Feed;
  readonly cities: readonly string[] | null;
}

/** A city that is known to have had no outage in a year. */
export interface Confirmed {
  readonly year: number;
  readonly city: string;
}

export interface Project {
  readonly settings: Settings;
  readonly cities: readonly City[];
  readonly outages: readonly Outage[];
  readonly restorations: readonly Restoration[];
  readonly customers: readonly Customer[];
  readonly orders: readonly Order[];
  readonly history: readonly History[];
  readonly unread: readonly Unread[];
  readonly confirmed: readonly Confirmed[];
}

export const defaultSettings: Settings = {
  as_of: null,
  data_from: null,
  repeated_rows: 'conflict',
  overlap: 'first_cause',
  evidence: 'order',
  start_tolerance_minutes: 0,
  patrol_allowance_minutes: 0,
  sustained_over_seconds: 180,
  rate: '0.08',
  rate_groups: 'all',
  basis: 'previous_year',
  targets: {
    groups: {
      chengdu: {
        cities: ['510100'],
        hours: { central: '1', urban: '2', town: '5', rural: '11' },
      },
      other: { cities: '*', hours: { central: '2', urban: '5', town: '9', rural: '15' } },
    },
    stages: {},
  },
  region: null,
};
