import { expect, it } from 'vitest';
import { slim } from '../../../reports/vega/slim.js';
import {
  boxPath,
  type Element,
  element,
  rounded,
  short,
  written,
} from '../../../reports/vega/tree.js';

function slimmed(...parts: Element[]): string {
  const root = element('svg', {}, [element('g', {}, parts)]);
  slim(root);
  return written(root).replace(/^<svg>|<\/svg>$/gu, '');
}

const text = (x: string, label: string) =>
  element('text', { 'text-anchor': 'end', 'font-size': '13', fill: '#1b2129', x }, [label]);

it('writes numbers to a tenth, without what they don’t need', () => {
  expect([0.04, -0.04, -0.26, 0.25, 12, 3.96, -7.5].map(short)).toEqual([
    '0',
    '0',
    '-.3',
    '.3',
    '12',
    '4',
    '-7.5',
  ]);
  expect(rounded('M1.26,-0.04L1e-7,20.06')).toBe('M1.3,0L0,20.1');
  expect(boxPath(0.5, 10, 53.25, 14)).toBe('M.5,10h53.3v14h-53.2Z');
});

it('writes once what marks share, and only what is seen', () => {
  const marks = element('g', {}, [text('1.3', 'a'), text('2', 'b'), element('text')]);
  expect(slimmed(element('g', {}, [element('path'), marks]), element('g'))).toBe(
    '<g fill="#1b2129" text-anchor="end" font-size="13"><text x="1.3">a</text><text x="2">b</text></g>',
  );
});

it('draws lines of one look as one path, and boxes as well', () => {
  const line = (x: string) =>
    element('line', { transform: `translate(${x},0)`, x2: '0', y2: '5', stroke: '#e1e6eb' });
  expect(slimmed(element('g', {}, [line('0'), line('4.6')]))).toBe(
    '<path d="M0,0v5M4.6,0v5" stroke="#e1e6eb"/>',
  );
  const box = (x: number, fill = '#1b456b') => element('path', { d: boxPath(x, 0, 2, 2), fill });
  expect(slimmed(element('g', {}, [box(1), box(4)]))).toBe(
    '<path d="M1,0h2v2h-2ZM4,0h2v2h-2Z" fill="#1b456b"/>',
  );
  expect(slimmed(element('g', {}, [box(1), box(4, '#20262e')]))).toContain('fill="#20262e"');
});

it('marks the groups of marks that stand for data, and keeps their titles in their order', () => {
  const mark = (title: string) =>
    element('path', { d: 'M1,1h2v2h-2Z', fill: '#1b456b' }, [element('title', {}, [title])]);
  expect(slimmed(mark('a &lt; b'), mark('c'))).toBe(
    '<g fill="#1b456b" class="m"><path d="M1,1h2v2h-2Z"><title>a &lt; b</title></path><path d="M1,1h2v2h-2Z"><title>c</title></path></g>',
  );
});

it('groups marks of one colour in a row', () => {
  const mark = (fill: string) => element('circle', { fill, r: '2' }, [element('title', {}, ['a'])]);
  const many = (fill: string) => Array.from({ length: 4 }, () => mark(fill));
  const groups = slimmed(element('g', {}, [...many('#1b456b'), ...many('#20262e')]));
  const circles = '<circle r="2"><title>a</title></circle>'.repeat(4);
  expect(groups).toBe(
    `<g fill="#1b456b" class="m">${circles}</g><g fill="#20262e" class="m">${circles}</g>`,
  );
  const mixed = slimmed(element('g', {}, [mark('#1b456b'), mark('#20262e'), mark('#1b456b')]));
  expect(mixed.match(/class="m"/gu)).toHaveLength(1);
});

it('keeps what is clipped, turned or drawn one over the other where it is', () => {
  const path = (d: string, look: Record<string, string> = {}) => element('path', { d, ...look });
  const clipped = element('g', { 'clip-path': 'url(#a)' }, [path('M0,0L9,9')]);
  expect(slimmed(clipped)).toContain('clip-path="url(#a)"');
  const turned = () => element('text', { transform: 'translate(3,4) rotate(-90)' }, ['t']);
  expect(slimmed(element('g', { transform: 'translate(1,2)' }, [turned()]))).toBe(
    '<g transform="translate(1,2)"><text transform="translate(3,4) rotate(-90)">t</text></g>',
  );
  const over = [path('M0,0L1,1'), path('M0,0L2,2', { fill: 'none' })];
  const inner = element('g', { transform: 'translate(3,4)', fill: '#1b456b' }, over);
  expect(slimmed(element('g', { transform: 'translate(1,2)' }, [inner]))).toBe(
    '<g transform="translate(4,6)" fill="#1b456b"><path d="M0,0L1,1"/><path d="M0,0L2,2" fill="none"/></g>',
  );
});
