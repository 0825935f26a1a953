import { describe, expect, it } from 'vitest';
import { offences, parsePage } from '../../support/reports/page.js';

const page = (body: string) =>
  parsePage(`<!DOCTYPE html><html><head><title>x</title></head><body>${body}</body></html>`);

describe('the reader of pages', () => {
  it('finds nothing in what is well-formed', () => {
    expect(page('<p>a<br>b</p><svg><path d=""/><g></g></svg>').errors).toEqual([]);
    expect(offences(page('<a href="#x">x</a><p title="style=1">javascript:1</p>'))).toEqual([]);
  });

  it.each([
    '<div><p></div>',
    '<div><b></div>',
    '<div>',
    '</div>',
    '<table><tr><td></td></tr></table>',
    '<table><tbody><tr><td></td></span></tr></tbody></table>',
    '<svg><g></svg>',
    '<p class="a" class="b"></p>',
    '<p>&bogus;</p>',
  ])('sees that %s is not', (body) => {
    expect(page(body).errors).not.toEqual([]);
  });

  it.each([
    '<script></script>',
    '<img src="x">',
    '<p style="color:red"></p>',
    '<p onclick="x"></p>',
    '<a href="https://example.com/"></a>',
    '<a href="javascript:alert(1)"></a>',
    '<svg><g clip-path="url(https://example.com/#a)"></g></svg>',
    '<style>a{background:url(x)}</style>',
  ])('takes offence at %s', (body) => {
    expect(offences(page(body))).not.toEqual([]);
  });
});
