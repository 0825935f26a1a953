/** Counties, districts and county-level cities of Sichuan by pinyin, city by city. Those of one syllable keep their kind. */
const byCity: Readonly<Record<string, string>> = {
  '510100':
    '锦江区 Jinjiang 青羊区 Qingyang 金牛区 Jinniu 武侯区 Wuhou 成华区 Chenghua 龙泉驿区 Longquanyi 青白江区 Qingbaijiang 新都区 Xindu 温江区 Wenjiang 双流区 Shuangliu 郫都区 Pidu 新津区 Xinjin 金堂县 Jintang 大邑县 Dayi 蒲江县 Pujiang 都江堰市 Dujiangyan 彭州市 Pengzhou 邛崃市 Qionglai 崇州市 Chongzhou 简阳市 Jianyang',
  '510300':
    '自流井区 Ziliujing 贡井区 Gongjing 大安区 Da’an 沿滩区 Yantan 荣县 Rongxian 富顺县 Fushun',
  '510400': '东区 Dongqu 西区 Xiqu 仁和区 Renhe 米易县 Miyi 盐边县 Yanbian',
  '510500':
    '江阳区 Jiangyang 纳溪区 Naxi 龙马潭区 Longmatan 泸县 Luxian 合江县 Hejiang 叙永县 Xuyong 古蔺县 Gulin',
  '510600':
    '旌阳区 Jingyang 罗江区 Luojiang 中江县 Zhongjiang 广汉市 Guanghan 什邡市 Shifang 绵竹市 Mianzhu',
  '510700':
    '涪城区 Fucheng 游仙区 Youxian 安州区 Anzhou 三台县 Santai 盐亭县 Yanting 梓潼县 Zitong 北川羌族自治县 Beichuan 平武县 Pingwu 江油市 Jiangyou',
  '510800':
    '利州区 Lizhou 昭化区 Zhaohua 朝天区 Chaotian 旺苍县 Wangcang 青川县 Qingchuan 剑阁县 Jiange 苍溪县 Cangxi',
  '510900': '船山区 Chuanshan 安居区 Anju 蓬溪县 Pengxi 射洪市 Shehong 大英县 Daying',
  '511000': '市中区 Shizhong 东兴区 Dongxing 威远县 Weiyuan 资中县 Zizhong 隆昌市 Longchang',
  '511100':
    '市中区 Shizhong 沙湾区 Shawan 五通桥区 Wutongqiao 金口河区 Jinkouhe 犍为县 Qianwei 井研县 Jingyan 夹江县 Jiajiang 沐川县 Muchuan 峨边彝族自治县 Ebian 马边彝族自治县 Mabian 峨眉山市 Emeishan',
  '511300':
    '顺庆区 Shunqing 高坪区 Gaoping 嘉陵区 Jialing 南部县 Nanbu 营山县 Yingshan 蓬安县 Peng’an 仪陇县 Yilong 西充县 Xichong 阆中市 Langzhong',
  '511400':
    '东坡区 Dongpo 彭山区 Pengshan 仁寿县 Renshou 洪雅县 Hongya 丹棱县 Danleng 青神县 Qingshen',
  '511500':
    '翠屏区 Cuiping 南溪区 Nanxi 叙州区 Xuzhou 江安县 Jiang’an 长宁县 Changning 高县 Gaoxian 珙县 Gongxian 筠连县 Junlian 兴文县 Xingwen 屏山县 Pingshan',
  '511600':
    '广安区 Guang’an 前锋区 Qianfeng 岳池县 Yuechi 武胜县 Wusheng 邻水县 Linshui 华蓥市 Huaying',
  '511700':
    '通川区 Tongchuan 达川区 Dachuan 宣汉县 Xuanhan 开江县 Kaijiang 大竹县 Dazhu 渠县 Quxian 万源市 Wanyuan',
  '511800':
    '雨城区 Yucheng 名山区 Mingshan 荥经县 Yingjing 汉源县 Hanyuan 石棉县 Shimian 天全县 Tianquan 芦山县 Lushan 宝兴县 Baoxing',
  '511900': '巴州区 Bazhou 恩阳区 Enyang 通江县 Tongjiang 南江县 Nanjiang 平昌县 Pingchang',
  '512000': '雁江区 Yanjiang 安岳县 Anyue 乐至县 Lezhi',
  '513200':
    '马尔康市 Ma’erkang 汶川县 Wenchuan 理县 Lixian 茂县 Maoxian 松潘县 Songpan 九寨沟县 Jiuzhaigou 金川县 Jinchuan 小金县 Xiaojin 黑水县 Heishui 壤塘县 Rangtang 阿坝县 Aba 若尔盖县 Ruo’ergai 红原县 Hongyuan',
  '513300':
    '康定市 Kangding 泸定县 Luding 丹巴县 Danba 九龙县 Jiulong 雅江县 Yajiang 道孚县 Daofu 炉霍县 Luhuo 甘孜县 Ganzi 新龙县 Xinlong 德格县 Dege 白玉县 Baiyu 石渠县 Shiqu 色达县 Seda 理塘县 Litang 巴塘县 Batang 乡城县 Xiangcheng 稻城县 Daocheng 得荣县 Derong',
  '513400':
    '西昌市 Xichang 会理市 Huili 木里藏族自治县 Muli 盐源县 Yanyuan 德昌县 Dechang 会东县 Huidong 宁南县 Ningnan 普格县 Puge 布拖县 Butuo 金阳县 Jinyang 昭觉县 Zhaojue 喜德县 Xide 冕宁县 Mianning 越西县 Yuexi 甘洛县 Ganluo 美姑县 Meigu 雷波县 Leibo',
};

/** No name stands for two places that are written differently: 市中区 is Shizhong in both its cities. */
export const countiesEn: ReadonlyMap<string, string> = new Map(
  Object.values(byCity).flatMap((list) =>
    [...list.matchAll(/(\S+) (\S+)/gu)].map(
      ([, name = '', pinyin = '']) => [name, pinyin] as const,
    ),
  ),
);
