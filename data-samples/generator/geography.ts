export const tiers = ['central', 'urban', 'town', 'rural'] as const;
export type Tier = (typeof tiers)[number];

/** Share of a city's users in each tier. */
type Mix = Readonly<Record<Tier, number>>;

const metropolis: Mix = { central: 0.12, urban: 0.28, town: 0.24, rural: 0.36 };
const city: Mix = { central: 0.05, urban: 0.15, town: 0.21, rural: 0.59 };
/** Too small for a central area of its own. */
const small: Mix = { central: 0, urban: 0.16, town: 0.24, rural: 0.6 };
const prefecture: Mix = { central: 0, urban: 0.08, town: 0.24, rural: 0.68 };

export interface City {
  readonly code: string;
  readonly name: string;
  readonly provider: string;
  /** Inhabitants in units of ten thousand (census of 2020, rounded). */
  readonly people: number;
  readonly mix: Mix;
  /** Where central and urban lines lie. */
  readonly districts: readonly string[];
  /** Where town and rural lines lie. */
  readonly counties: readonly string[];
}

/** The provider whose export has Chinese headers and values. */
export const chineseProvider = '示例第六供电公司';

const providers = ['示例第一供电公司', '示例第二供电公司', '示例第三供电公司', '示例第四供电公司'];
const mountainProvider = '示例第五供电公司';

function place(
  code: string,
  name: string,
  people: number,
  mix: Mix,
  districts: string,
  counties: string,
): City {
  const provider =
    code === '511000'
      ? chineseProvider
      : mix === prefecture
        ? mountainProvider
        : (providers[Number(code.slice(2, 4)) % providers.length] as string);
  return {
    code,
    name,
    provider,
    people,
    mix,
    districts: districts.split(' '),
    counties: counties.split(' '),
  };
}

/** The 18 cities and 3 autonomous prefectures of Sichuan by GB/T 2260, with real counties. */
export const cities: readonly City[] = [
  place(
    '510100',
    '成都市',
    2094,
    metropolis,
    '锦江区 青羊区 金牛区 武侯区 成华区 龙泉驿区 双流区',
    '新都区 温江区 郫都区 金堂县 大邑县 蒲江县 都江堰市 彭州市 邛崃市 崇州市 简阳市',
  ),
  place('510300', '自贡市', 249, city, '自流井区 贡井区 大安区', '沿滩区 荣县 富顺县'),
  place('510400', '攀枝花市', 121, city, '东区 西区', '仁和区 米易县 盐边县'),
  place('510500', '泸州市', 425, city, '江阳区 龙马潭区', '纳溪区 泸县 合江县 叙永县 古蔺县'),
  place('510600', '德阳市', 346, city, '旌阳区', '罗江区 中江县 广汉市 什邡市 绵竹市'),
  place(
    '510700',
    '绵阳市',
    487,
    city,
    '涪城区 游仙区',
    '安州区 三台县 盐亭县 梓潼县 北川羌族自治县 平武县 江油市',
  ),
  place('510800', '广元市', 231, city, '利州区', '昭化区 朝天区 旺苍县 青川县 剑阁县 苍溪县'),
  place('510900', '遂宁市', 281, city, '船山区', '安居区 蓬溪县 大英县 射洪市'),
  place('511000', '内江市', 314, city, '市中区 东兴区', '威远县 资中县 隆昌市'),
  place(
    '511100',
    '乐山市',
    316,
    city,
    '市中区 沙湾区 五通桥区',
    '金口河区 犍为县 井研县 夹江县 沐川县 峨边彝族自治县 马边彝族自治县 峨眉山市',
  ),
  place(
    '511300',
    '南充市',
    561,
    city,
    '顺庆区 高坪区 嘉陵区',
    '南部县 营山县 蓬安县 仪陇县 西充县 阆中市',
  ),
  place('511400', '眉山市', 296, city, '东坡区', '彭山区 仁寿县 洪雅县 丹棱县 青神县'),
  place(
    '511500',
    '宜宾市',
    459,
    city,
    '翠屏区 叙州区',
    '南溪区 江安县 长宁县 高县 珙县 筠连县 兴文县 屏山县',
  ),
  place('511600', '广安市', 325, city, '广安区', '前锋区 岳池县 武胜县 邻水县 华蓥市'),
  place('511700', '达州市', 539, city, '通川区', '达川区 宣汉县 开江县 大竹县 渠县 万源市'),
  place(
    '511800',
    '雅安市',
    143,
    small,
    '雨城区',
    '名山区 荥经县 汉源县 石棉县 天全县 芦山县 宝兴县',
  ),
  place('511900', '巴中市', 271, small, '巴州区', '恩阳区 通江县 南江县 平昌县'),
  place('512000', '资阳市', 231, small, '雁江区', '安岳县 乐至县'),
  place(
    '513200',
    '阿坝藏族羌族自治州',
    82,
    prefecture,
    '马尔康市',
    '汶川县 理县 茂县 松潘县 九寨沟县 金川县 小金县 黑水县 壤塘县 阿坝县 若尔盖县 红原县',
  ),
  place(
    '513300',
    '甘孜藏族自治州',
    111,
    prefecture,
    '康定市',
    '泸定县 丹巴县 九龙县 雅江县 道孚县 炉霍县 甘孜县 新龙县 德格县 白玉县 石渠县 色达县 理塘县 巴塘县 乡城县 稻城县 得荣县',
  ),
  place(
    '513400',
    '凉山彝族自治州',
    486,
    prefecture,
    '西昌市',
    '会理市 木里藏族自治县 盐源县 德昌县 会东县 宁南县 普格县 布拖县 金阳县 昭觉县 喜德县 冕宁县 越西县 甘洛县 美姑县 雷波县',
  ),
];
