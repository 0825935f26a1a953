import { legible } from '../base/html.js';

/**
 * The margins of a printed page: what is printed and how final it is on top of each, its number below.
 */
export function paper(title: string, state: string): string {
  return `@page{
@top-left{content:${cssText(title)};${small};text-align:left}
@top-right{content:${cssText(state)};${small};text-align:right}
@bottom-right{content:counter(page) " / " counter(pages);${small};text-align:right}
}
`;
}

/** Variables don't reach the margins of a page. */
const small =
  'font:8pt "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",Arial,sans-serif;color:#56606c;white-space:nowrap;overflow:hidden;vertical-align:middle';

/** A CSS string: all but letters and digits as their code points, so that none ends it. */
export function cssText(text: string): string {
  return `"${legible(text).replace(/[^\p{L}\p{N}]/gu, (c) => `\\${(c.codePointAt(0) ?? 0).toString(16)} `)}"`;
}
