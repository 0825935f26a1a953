import { escaped } from '../base/html.js';

/*
 * Pages that leave their folder. All is done in finished markup, in which a value of an attribute holds
 * neither a quote nor an angle bracket.
 */

const tag = /<[a-zA-Z][^<>]*>/gu;
const naming =
  /\s(id|for|headers|aria-labelledby|aria-describedby|aria-controls|data-filters)="([^"]*)"/gu;

/** The same markup with every id of its own, and every mention of one, under a prefix. */
export function underPrefix(markup: string, prefix: string): string {
  return markup.replace(tag, (whole) =>
    whole
      .replace(naming, (_, name: string, ids: string) => {
        const own = ids.split(' ').map((id) => (id === '' ? '' : prefix + id));
        return ` ${name}="${own.join(' ')}"`;
      })
      .replace(/\shref="#([^"]+)"/gu, (_, id: string) => ` href="#${prefix}${id}"`)
      .replace(/="url\(#([^)"]+)\)"/gu, (_, id: string) => `="url(#${prefix}${id})"`),
  );
}

/**
 * The same markup without links to files: to an anchor where the file is in the same document, else
 * nowhere. What a link hands out itself, it still does.
 */
export function withoutFiles(
  markup: string,
  anchors: ReadonlyMap<string, string> = new Map(),
): string {
  return markup.replace(tag, (whole) =>
    whole.startsWith('<link')
      ? whole
      : whole.replace(/\shref="((?!#|data:)[^"]*)"/gu, (_, file: string) => {
          const [name = '', within] = file.split('#');
          const anchor = anchors.get(name);
          if (anchor === undefined) return '';
          return ` href="#${within === undefined ? anchor : anchorWithin(anchor, within)}"`;
        }),
  );
}

const landmark = /^<(?:nav|aside|section)\b|\srole="(?:region|search|navigation)"/u;

/**
 * The same markup with landmarks that say whose they are, as pages have the same ones.
 * @param anchor of what is named so
 */
export function namedLandmarks(markup: string, anchor: string, name: string): string {
  return markup.replace(tag, (whole) =>
    landmark.test(whole)
      ? whole
          .replace(/\saria-label="([^"]*)"/u, (_, own: string) => {
            return ` aria-label="${escaped(name)} ${own}"`;
          })
          .replace(/\saria-labelledby="([^"]*)"/u, (_, ids: string) => {
            return ` aria-labelledby="${anchor} ${ids}"`;
          })
      : whole,
  );
}

/** The id that an element of a page has in the document of all. */
export function anchorWithin(part: string, id: string): string {
  return `${part}--${id}`;
}
