import { greatest } from '../base/extremes.js';
import { type Html, html, raw } from '../base/html.js';

const size = { width: 80, height: 26, room: 3 };

/** A small course without axes, its last point marked; null are gaps. The figures stand in a chart below. */
export function spark(values: readonly (number | null)[]): Html | null {
  const known = values.flatMap((value) => (value === null ? [] : [value]));
  const most = greatest(known, 0);
  if (known.length < 3 || most === 0) return null;
  const step = (size.width - 2 * size.room) / (values.length - 1);
  const x = (i: number) => round(size.room + i * step);
  const y = (value: number) =>
    round(size.height - size.room - (value / most) * (size.height - 2 * size.room));
  let path = '';
  values.forEach((value, i) => {
    if (value === null) return;
    const isNew = i === 0 || values[i - 1] === null;
    path += `${isNew ? 'M' : 'L'}${x(i)},${y(value)}`;
  });
  const last = values.findLastIndex((value) => value !== null);
  const end = { x: x(last), y: y(values[last] ?? 0) };
  return html`<svg class="spark" width="${size.width}" height="${size.height}" viewBox="0 0 ${raw(`${size.width} ${size.height}`)}" aria-hidden="true"><path d="${path}"/><circle cx="${end.x}" cy="${end.y}" r="2.5"/></svg>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
