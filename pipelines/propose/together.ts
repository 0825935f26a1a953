import { isDeepStrictEqual } from 'node:util';
import { type FeedName, feedNames } from '../../schemas/feeds/index.js';
import type { Proposal } from './propose.js';

type Tree = Readonly<Record<string, unknown>>;

/** Settings for several files: what all files of a feed want alike stands once, else under each name. */
export function together(proposals: readonly Proposal[]): Record<string, unknown> {
  const feeds: Record<string, unknown> = {};
  for (const feed of feedNames) {
    const some = proposals.filter((one) => one.feed === feed);
    const own = feedTogether(feed, some);
    if (Object.keys(own).length > 0) feeds[feed] = own;
  }
  const region = regionOf(proposals);
  const others = proposals.flatMap(({ settings }) =>
    Object.entries(settings).filter(([name]) => name !== 'feeds' && name !== 'region'),
  );
  return {
    ...(region && { region }),
    ...Object.fromEntries(others),
    ...(Object.keys(feeds).length > 0 && { feeds }),
  };
}

function feedTogether(feed: FeedName, proposals: readonly Proposal[]): Tree {
  const plain = (tree: unknown) => JSON.parse(JSON.stringify(tree ?? {})) as Tree;
  const owns = proposals.map(({ settings, document, feed: of }) => ({
    name: document.slice(`data/${of}/`.length),
    own: plain((settings.feeds as Tree | undefined)?.[feed]),
  }));
  const [first] = owns;
  if (!first) return {};
  if (owns.every(({ own }) => isDeepStrictEqual(own, first.own))) return first.own;
  const files = owns.filter(({ own }) => Object.keys(own).length > 0);
  return { files: Object.fromEntries(files.map(({ name, own }) => [name, own])) };
}

interface ProposedRegion {
  readonly cities: readonly { readonly code: string; readonly name: string }[];
}

/** One list of the places that any of the files has. */
function regionOf(proposals: readonly Proposal[]): Tree | undefined {
  const regions = proposals.flatMap(({ settings }) =>
    settings.region === undefined ? [] : [settings.region as Tree & ProposedRegion],
  );
  const [first] = regions;
  if (!first) return undefined;
  const names = new Map(regions.flatMap(({ cities }) => cities).map((city) => [city.name, city]));
  const cities = [...names.values()];
  const areDistinct = new Set(cities.map(({ code }) => code)).size === cities.length;
  const numbered = cities.map(({ name }, i) => ({ code: String(i + 1).padStart(3, '0'), name }));
  return { ...first, cities: areDistinct ? cities : numbered };
}
