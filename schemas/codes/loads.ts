import { type CodeOf, codes } from './codes.js';

/** An entry of the log of loads: a version of a document, or the word that it is gone. */
export const loadKindCodes = codes({
  load: { zh: '载入', en: 'load' },
  withdraw: { zh: '撤回', en: 'withdrawal' },
});
export type LoadKind = CodeOf<typeof loadKindCodes>;

/**
 * How an entry came by its place in the order: it arrived after everything above it, or together with
 * what stands above it and has the place of its name.
 */
export const orderingCodes = codes({
  arrival: { zh: '按到达', en: 'by arrival' },
  name: { zh: '按名称', en: 'by name' },
});
export type Ordering = CodeOf<typeof orderingCodes>;

/** Why a record of a file is not taken for a row, in the order in which this is found out. */
export const skipCodes = codes({
  title: { zh: '表头以上', en: 'above the header' },
  below: { zh: '数据以下', en: 'below the data' },
  blank: { zh: '空行', en: 'blank rows' },
  total: { zh: '合计行', en: 'total rows' },
  header: { zh: '重复的表头', en: 'repeated headers' },
  where: { zh: 'where', en: 'where' },
  except: { zh: 'except', en: 'except' },
  values: { zh: 'values', en: 'values' },
  repeat: { zh: '完全重复', en: 'exact repeats' },
});
export type SkipReason = CodeOf<typeof skipCodes>;
