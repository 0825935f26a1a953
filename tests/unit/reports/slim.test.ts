import { expect, it } from 'vitest';
import { slimSvg } from '../../../reports/vega/slim.js';

const svg = (inner: string) => `<svg width="9" height="9" viewBox="0 0 9 9">${inner}</svg>`;
const slim = (inner: string) => slimSvg(svg(inner)).replace(/^<svg[^>]*>|<\/svg>$/gu, '');

it('writes once what marks share, and only what is seen', () => {
  const inner = `<g class="mark-group"><g transform="translate(0,0)"><path class="background" d="M0,0h9v9h-9Z"/><g>
<g class="mark-text" pointer-events="none"><text text-anchor="end" transform="translate(1.26,-0.04)" font-size="13px" fill="#1b2129" opacity="1">a</text><text text-anchor="end" transform="translate(2,3)" font-size="13px" fill="#1b2129">b</text><text transform="translate(2,3)"></text></g></g></g></g>`;
  expect(slim(inner)).toBe(
    '<g fill="#1b2129" text-anchor="end" font-size="13"><text x="1.3">a</text><text x="2" y="3">b</text></g>',
  );
});

it('draws lines of one look as one path, and points as circles', () => {
  const line = (x: number) =>
    `<line transform="translate(${x},0)" x2="0" y2="5" stroke="#e1e6eb"/>`;
  expect(slim(`<g>${line(0)}${line(4.55)}</g>`)).toBe(
    '<path d="M0,0v5M4.6,0v5" stroke="#e1e6eb"/>',
  );
  const arcs = 'M2.24,0A2.24,2.24,0,1,1,-2.24,0A2.24,2.24,0,1,1,2.24,0';
  expect(slim(`<path transform="translate(7.12,8)" d="${arcs}" fill="#1b456b"/>`)).toBe(
    '<circle fill="#1b456b" cx="7.1" cy="8" r="2.2"/>',
  );
});

it('marks the groups of marks that stand for data, and keeps their titles in their order', () => {
  const mark = (title: string) =>
    `<path d="M1,1h2v2h-2Z" fill="#1b456b"><title>${title}</title></path>`;
  expect(slim(`<g class="x">${mark('a &lt; b')}${mark('c')}</g>`)).toBe(
    '<g fill="#1b456b" class="m"><path d="M1,1h2v2h-2Z"><title>a &lt; b</title></path><path d="M1,1h2v2h-2Z"><title>c</title></path></g>',
  );
});

it('keeps what is clipped, turned or drawn one over the other where it is', () => {
  const clipped = '<g clip-path="url(#a)"><path d="M0,0L9,9" stroke="#1b456b"/></g>';
  expect(slim(clipped)).toContain('clip-path="url(#a)"');
  const turned =
    '<g transform="translate(1,2)"><text transform="translate(3,4) rotate(-90)">t</text></g>';
  expect(slim(turned)).toBe(turned);
  const nested =
    '<g transform="translate(1,2)"><g transform="translate(3,4)" fill="#1b456b"><path d="M0,0L1,1"/><path d="M0,0L2,2" fill="none"/></g></g>';
  expect(slim(nested)).toBe(
    '<g transform="translate(4,6)" fill="#1b456b"><path d="M0,0L1,1"/><path d="M0,0L2,2" fill="none"/></g>',
  );
});
