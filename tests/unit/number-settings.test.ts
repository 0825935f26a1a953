import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../pipelines/project/settings.js';

/** What is wrong with settings of a feed, in English; nothing where they can be used. */
function faultOf(feed: object, name = 'outages'): string {
  try {
    parseSettings(JSON.stringify({ feeds: { [name]: feed } }));
    return '';
  } catch (error) {
    return String((error as { words?: { en: string } }).words?.en ?? error);
  }
}

describe('settings of numbers', () => {
  it.each([
    [{ columns: { users: { header: 'n', unit: '万户' } } }],
    [{ columns: { users: { header: 'n', scale: 10_000 } } }],
    [{ columns: { users: { header: 'n', scale: '1/60' } } }],
    [{ columns: { duration: { header: 'd', unit: 'minutes' } } }],
    [{ columns: { reported_user_hours: { header: 'd', unit: '户·分钟' } } }],
    [{ decimal: ',', thousands: '.' }],
    [{ thousands: '.' }],
    [{ decimal: ',', columns: { users: { header: 'n', decimal: '.' } } }],
    [{ decimal: ',', files: { '*.csv': { thousands: ' ' } } }],
  ])('can be %j', (feed) => expect(faultOf(feed)).toBe(''));

  it.each([
    [
      { columns: { users: { unit: 'minutes' } } },
      /unit "minutes" of feeds\.outages\.columns\.users .* such as 户, 千户, 万户/u,
    ],
    [{ columns: { duration: { unit: '户' } } }, /unit "户" .* such as 分钟, 小时/u],
    [{ columns: { users: { unit: '万户', scale: 10 } } }, /both a unit and a scale/u],
    [{ columns: { users: { scale: '1/0' } } }, /scale 1\/0 of feeds\.outages\.columns\.users/u],
    [{ decimal: ',', thousands: ',' }, /has "," for decimals and for thousands/u],
    [{ decimal: ',', columns: { users: { thousands: ',' } } }, /columns\.users has ","/u],
    [{ thousands: '.', files: { '*.csv': { decimal: '.' } } }, /files\.\*\.csv has "\."/u],
    [
      { files: { '*.csv': { columns: { users: { unit: 'kWh' } } } } },
      /unit "kWh" of feeds\.outages\.files/u,
    ],
  ])('cannot be %j', (feed, why) => expect(faultOf(feed)).toMatch(why));
});
