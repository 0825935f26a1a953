/** Short ways to write a project by hand: only what matters to the case needs saying. */
import { day, time } from './civil.js';
import {
  type Customer,
  defaultSettings,
  type Order,
  type Outage,
  type Project,
  type Restoration,
  type Settings,
} from './types.js';

export function outage(
  event: string,
  from: string,
  to: string | null,
  users: number,
  rest: Partial<Outage> = {},
): Outage {
  return {
    event_id: event,
    provider: '',
    city: '510300',
    county: '',
    area_tier: 'urban',
    line_id: '',
    asset_id: '',
    started_at: time(from),
    restored_at: to === null ? null : time(to),
    users,
    nature: 'fault',
    cause: '',
    avoidance_order: '',
    users_served: null,
    ...rest,
  };
}

export function stage(
  event: string,
  at: string,
  users: number,
  rest: Partial<Restoration> = {},
): Restoration {
  return {
    event_id: event,
    provider: '',
    asset_id: '',
    restored_at: time(at),
    users_restored: users,
    ...rest,
  };
}

export function order(no: string, from: string, to: string, rest: Partial<Order> = {}): Order {
  return {
    order_no: no,
    city: '510300',
    approved_from: time(from),
    approved_to: time(to),
    authority: '',
    reason: '',
    lines: [],
    ...rest,
  };
}

export function customer(
  users: number,
  from: string,
  to: string | null = null,
  rest: Partial<Customer> = {},
): Customer {
  return {
    city: '510300',
    area_tier: 'urban',
    county: '',
    provider: '',
    users,
    valid_from: day(from),
    valid_to: to === null ? null : day(to),
    ...rest,
  };
}

export function project(
  feeds: Partial<Omit<Project, 'settings'>>,
  settings: Partial<Settings> = {},
): Project {
  return {
    cities: [
      { code: '510100', name: '成都市' },
      { code: '510300', name: '自贡市' },
    ],
    outages: [],
    restorations: [],
    customers: [],
    orders: [],
    history: [],
    unread: [],
    confirmed: [],
    ...feeds,
    settings: { ...defaultSettings, ...settings },
  };
}
