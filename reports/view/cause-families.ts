/**
 * Families of causes, found by words in what the source says, in the order in which they are tried: a
 * text of several words belongs to the first family that one of them names. It is a reading aid and no
 * part of the method: no figure rests on it.
 */
export const causeFamilies = [
  { name: 'avoidance', words: /避险|防火|火险|山火|wildfire|fire risk|\bshut-?off/iu },
  { name: 'shortage', words: /限电|有序用电|错峰|负荷缺口|缺电|ration|shortage|load.?shed/iu },
  {
    name: 'external',
    words: /外力|外破|撞|挖|盗|误碰|third.?part|vehicle|excavat|digging|theft|vandal/iu,
  },
  {
    name: 'maintenance',
    words: /检修|维护|维修|消缺|清理|清障|清扫|试验|maint|inspect|overhaul|trimming|clearing/iu,
  },
  {
    name: 'works',
    words:
      /改造|迁改|接入|业扩|施工|工程|投运|扩建|新建|市政|upgrad|construct|renewal|connection/iu,
  },
  { name: 'users', words: /用户|客户|customer|consumer|\buser/iu },
  { name: 'upstream', words: /上级|电网|主网|输电|变电|调度|upstream|transmission|dispatch/iu },
  {
    name: 'weather',
    words:
      /雷|风|雨|洪|涝|冰|雪|霜|雾|高温|滑坡|泥石流|塌方|地震|自然灾害|天气|lightning|storm|\bwinds?\b|\brain|flood|\bice\b|icing|snow|landslide|earthquake|weather|thunder/iu,
  },
  {
    name: 'nature',
    words: /树|竹|鸟|动物|鼠|蛇|异物|\btree|veget|\bbird|animal|\brat\b|squirrel/iu,
  },
  {
    name: 'equipment',
    words:
      /设备|老化|绝缘|缺陷|故障|接头|避雷器|变压器|开关|电缆|equipment|\bage?ing\b|defect|failure|insulat|transformer/iu,
  },
  { name: 'unknown', words: /不明|未知|待查|unknown|undetermined/iu },
] as const;

export type CauseFamily = (typeof causeFamilies)[number]['name'] | 'other';

/** A cause that isn't given is unknown; one that no word is known of is another one. */
export function familyOf(cause: string | null): CauseFamily {
  if (cause === null) return 'unknown';
  return causeFamilies.find(({ words }) => words.test(cause))?.name ?? 'other';
}
