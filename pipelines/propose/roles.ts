/** Words of headers in other languages and systems, by the column that they name. */
const words: Readonly<Record<string, string>> = {
  event_id:
    'id identifier number no nr num ref reference ticket case incident event outage key numero ordem nummer fault job order',
  provider:
    'utility provider company operator distributor distributorname agente distribuidora concessionaria dno supplier empresa',
  city: 'suburb suburbs conjunto ort gemeinde commune lugar city town area areas state states province prefecture region district municipality municipio cidade ciudad stadt ville place location locality territory zone',
  county: 'county counties bairro kreis borough',
  area_tier: 'tier urbanicity urban rural density',
  line_id: 'feeder line circuit alimentador linha leitung ligne primary',
  asset_id:
    'asset transformer device equipment substation subestacao station site trafo node premise',
  started_at:
    'start started starts starting begin began begins beginning begun inicio inicial debut beginn onset occurred',
  restored_at:
    'end ended ends ending finish finished restore restored restores restoration restoral recovered recovery fim fin ende',
  duration: 'duration dur length duracao duracion dauer duree elapsed',
  users:
    'customer customers consumer consumers user users client clients clientes consumidor consumidores kunden abonnes household households affected interrupted impacted cust custs unidade unidades consumidora consumidoras',
  users_served:
    'served conjunto connected customer customers consumer consumers user users consumidor consumidores clients',
  nature: 'nature type kind category class tipo art typ categoria',
  cause: 'cause causes reason causa motivo fato fator ursache grund causal',
  reported_user_hours: 'cmi chi',
  valid_from: 'valid from effective since year month date',
  valid_to: 'until to expires',
};

/** Words without which a header is not the column, whatever else it has. */
const telling: Readonly<Record<string, RegExp>> = {
  users_served: /^(?:served|conjunto|connected)$/u,
};

/** Words that say nothing of which column it is. */
const neutral = new Set(
  `time date datetime timestamp dt tm at on of the in for and actual real reported recorded local
  outage interruption interrupcao interrupcion event incident power supply service electric electricity
  dat data dth dsc num nom ide cod hora fecha heure datum zeit de da do del la le el number no count total
  name code value text utc gmt ms s sec secs seconds min mins minutes hr hrs hours h est is was were by
  day dia jour tag qtd qty n`.split(/\s+/u),
);

/** What something is to be, or is said to have been, is not what it was. */
const contrary: Readonly<Record<string, RegExp>> = {
  started_at:
    /^(?:update|updated|created?|report|reported|notif\w*|publish\w*|planned|scheduled|expected|estimated?|etr|eta|previst[oa]|forecast|end|restor\w*|approv\w*)$/u,
  restored_at:
    /^(?:update|updated|planned|scheduled|expected|estimated?|est|etr|eta|previst[oa]|forecast|predicted|start\w*|target|approv\w*|open\w*)$/u,
  users: /^(?:minutes?|mins?|hours?|hrs?|id|name|type|restored|served|conjunto|code|class|key)$/u,
  users_served: /^(?:minutes?|hours?|id|name|affected|interrupted|out)$/u,
  nature: /^(?:date|time|id)$/u,
  cause: /^(?:id|ide)$/u,
  event_id:
    /^(?:date|time|month|year|day|type|status|start\w*|end\w*|restor\w*|customers?|users?|cause|duration|name|began|hour)$/u,
  city: /^(?:num|consumidor|consumidores|type|customers?|code|tier|id|affected\w*users)$/u,
  line_id: /^(?:type|length|voltage)$/u,
  duration: /^(?:time|date)$/u,
};

const roles = new Map(
  Object.entries(words).map(([name, list]) => [name, new Set(list.split(' '))]),
);

/** The words of a header: of DatInicioInterrupcao and dat_inicio_interrupcao the same ones. */
export function wordsOf(header: string): string[] {
  return header
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}

/** Whether a word of the header speaks against the column. */
export function isContrary(header: string, column: string): boolean {
  return wordsOf(header).some((word) => contrary[column]?.test(word));
}

/** How far a header names the column: by all of its words, or by some of them. */
export type Naming = 'full' | 'partly';

export function namingOf(header: string, column: string): Naming | undefined {
  if (/\p{Script=Han}/u.test(header)) return namingInChinese(header, column);
  const own = roles.get(column);
  const all = wordsOf(header);
  if (!own || all.length === 0 || isContrary(header, column)) return undefined;
  const named = all.filter((word) => own.has(word));
  const needed = telling[column];
  if (!named.some((word) => needed?.test(word) ?? true)) return undefined;
  return all.every((word) => own.has(word) || neutral.has(word)) ? 'full' : 'partly';
}

const chinese: Readonly<Record<string, RegExp>> = {
  event_id: /^(?:编号|单号|编码|工单号?|工单编号|流水号|序号)$/u,
  city: /^(?:市|地市|城市|所属市|所在市|市级)$/u,
  started_at: /^(?:开始|起始|起|始|发生|开始停电)$/u,
  restored_at:
    /^(?:复电|恢复|恢复供电|供电恢复|恢复送电|送电|来电|结束|终止|复电完成|送电完成|止|终)$/u,
  duration: /^(?:时长|历时|持续|持续时长)$/u,
  users: /^(?:受?影响)?(?:户数|用户数?|用户数量|户)$/u,
  nature: /^(?:性质|类型|类别|分类|种类)$/u,
};

/** Words that say nothing in Chinese, and what is planned or told. */
const idle = /起止|起讫|时间|时刻|日期|实际|停电|事件|故障|情况|信息|数据|[\s（）()_:：/.、-]/gu;
const notActual = /计划|预计|预期|预估|拟|通知|公告|更新|上报|审批|批准/u;

function namingInChinese(header: string, column: string): Naming | undefined {
  const form = chinese[column];
  if (!form || notActual.test(header)) return undefined;
  // With a note in brackets, or without it.
  const plain = header.normalize('NFKC');
  const forms = [plain, plain.replace(/\([^)]*\)/gu, '')];
  return forms.some((one) => form.test(one.replace(idle, ''))) ? 'full' : undefined;
}

/** Whether a text names any column. */
export function isRoleName(text: string): boolean {
  if (text.length > 60) return false;
  const all = wordsOf(text);
  if (Object.keys(chinese).some((column) => namingInChinese(text, column))) return true;
  return all.some((word) => [...roles.values()].some((own) => own.has(word)));
}

/** Whether it speaks of what is planned or expected. */
export function isExpected(header: string): boolean {
  return (
    wordsOf(header).some(
      (word) => contrary.restored_at?.test(word) && !/^(?:start|open)/u.test(word),
    ) || /计划|预计|预期|预估|估计|拟/u.test(header)
  );
}
