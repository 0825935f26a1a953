import { z } from 'zod';
import { tiers } from '../tiers.js';

/** A text; the reader of the file takes a number in its place as it is written. */
export const textOrNone = z.string().meta({ type: ['string', 'number'] });
export const text = textOrNone.min(1);
export const isoDate = z.iso.date('a date such as 2023-01-01');
/** The name of a year, where years are names. */
export const yearName = z.string().regex(/^\d{4}$/u, 'a year such as 2022');
export const year = z.number().int().min(1990).max(2100);
export const minutes = z.number().int().min(0).max(525_600);
export const cityList = z.array(text).min(1);

const hours = z.number().positive().max(9000).multipleOf(0.000001);
export const tierHours = z.partialRecord(z.enum(tiers), hours);
