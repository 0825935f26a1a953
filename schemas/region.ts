import { METHOD_ZONE } from './dialect.js';
import type { Words } from './words/index.js';

export interface City {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly aliases: readonly string[];
}

export interface Region {
  readonly code: string;
  readonly name: Words;
  readonly cities: readonly City[];
  /** IANA name of the zone whose standard time its times are in, all year. */
  readonly timeZone: string;
}

function city(code: string, name: string, nameEn: string, ...aliases: string[]): City {
  return { code, name, nameEn, aliases };
}

/** Sichuan's 18 cities and 3 autonomous prefectures by GB/T 2260. */
export const sichuan: Region = {
  code: '510000',
  name: { zh: '四川省', en: 'Sichuan' },
  timeZone: METHOD_ZONE,
  cities: [
    city('510100', '成都市', 'Chengdu'),
    city('510300', '自贡市', 'Zigong'),
    city('510400', '攀枝花市', 'Panzhihua'),
    city('510500', '泸州市', 'Luzhou'),
    city('510600', '德阳市', 'Deyang'),
    city('510700', '绵阳市', 'Mianyang'),
    city('510800', '广元市', 'Guangyuan'),
    city('510900', '遂宁市', 'Suining'),
    city('511000', '内江市', 'Neijiang'),
    city('511100', '乐山市', 'Leshan'),
    city('511300', '南充市', 'Nanchong'),
    city('511400', '眉山市', 'Meishan'),
    city('511500', '宜宾市', 'Yibin'),
    city('511600', '广安市', "Guang'an", 'Guangan', 'Guang’an'),
    city('511700', '达州市', 'Dazhou', '达州'),
    city('511800', '雅安市', "Ya'an", 'Yaan', 'Ya’an'),
    city('511900', '巴中市', 'Bazhong'),
    city('512000', '资阳市', 'Ziyang'),
    city('513200', '阿坝藏族羌族自治州', 'Aba', '阿坝', '阿坝州', 'Ngawa'),
    city('513300', '甘孜藏族自治州', 'Ganzi', '甘孜', '甘孜州', 'Garze', 'Garzê'),
    city('513400', '凉山彝族自治州', 'Liangshan', '凉山', '凉山州'),
  ],
};

/** Whether a region is the one that the notice was issued for. */
export function isOfNotice({ code }: { readonly code: string }): boolean {
  return code === sichuan.code;
}
