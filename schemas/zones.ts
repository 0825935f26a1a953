import { DAY, yearOf } from './civil.js';
import { METHOD_ZONE } from './dialect.js';

/** The offsets of a time zone from UTC, in seconds to the east. */
interface Zone {
  readonly offsetAt: (instant: number) => number;
  /** Offset of its standard time in a year: without daylight saving, even where that is "winter time". */
  readonly standardOf: (year: number) => number;
}

/** In the method there is no daylight saving, nor has there ever been. */
const methodZone: Zone = { offsetAt: () => 8 * 3600, standardOf: () => 8 * 3600 };

const zones = new Map<string, Zone>([[METHOD_ZONE, methodZone]]);

function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  const zone = zoneByIntl(name);
  zones.set(name, zone);
  return zone;
}

function zoneByIntl(name: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  const exactly = (instant: number) => {
    const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const { type, value } of format.formatToParts(instant * 1000)) parts[type] = Number(value);
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - instant;
  };
  const atMidnights = remembered((day: number) => exactly(day * DAY));
  const offsetAt = (instant: number) => {
    const day = Math.floor(instant / DAY);
    const offset = atMidnights(day);
    // Clocks are set twice in one day nowhere.
    return offset === atMidnights(day + 1) ? offset : exactly(instant);
  };
  const standardOf = remembered((year: number) => {
    const [winter, summer] = [0, 6].map((month) => offsetAt(Date.UTC(year, month, 1) / 1000));
    return Math.min(winter ?? 0, summer ?? 0);
  });
  return { offsetAt, standardOf };
}

function remembered(work: (key: number) => number): (key: number) => number {
  const known = new Map<number, number>();
  return (key) => {
    const value = known.get(key) ?? work(key);
    known.set(key, value);
    return value;
  };
}

/** An instant, in seconds since 1970 in UTC, as a civil time of the zone's standard time. */
export function standardTime(instant: number, zone: string): number {
  return instant + zoneOf(zone).standardOf(yearOf(instant));
}

/**
 * The instants at which clocks of the zone show a civil time: two where they are set back over it, none
 * where they are set forward over it.
 */
export function instantsOf(civil: number, zone: string): { instant: number; offset: number }[] {
  const { offsetAt } = zoneOf(zone);
  const offsets = new Set([offsetAt(civil - DAY), offsetAt(civil + DAY)]);
  return [...offsets]
    .map((offset) => ({ instant: civil - offset, offset }))
    .filter(({ instant, offset }) => offsetAt(instant) === offset)
    .sort((a, b) => a.instant - b.instant);
}
