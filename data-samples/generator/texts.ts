import type { World } from './world.js';

export function settingsText({ meters }: World): string {
  return `# 合成示例数据，不是任何真实单位的数据。Synthetic sample data, of no real organisation.
# 其余设置均为默认值。Every other setting has its default.
synthetic: true
${meters ? 'user_basis: lv\n' : ''}`;
}

export function readmeText(world: World): string {
  const span = `${world.years[0]}–${world.years.at(-1)}`;
  return `# 示例项目（合成数据）

本文件夹中的全部数据由程序按固定种子随机生成（种子 ${world.seed}），**与任何真实单位、真实停电事件无关**。
市州、区县名称为真实行政区划；供电单位、线路、设备、批准文号均为虚构。数值的量级参照公开的全国平均水平，不能用作任何地区的实际指标。

- \`data/outages\`：${span} 年停电记录，每年一个文件${
    world.clean ? '' : '；另有一家单位使用中文表头的导出文件'
  }
- \`data/restorations\`：分步送电
- \`data/customers\`：用户基数（每台公用配变为一户）
- \`data/orders\`：停运避险批准单
- \`data/history\`：上一年的用户年均停电时间，作为第一年的基期
${story(world, storyZh)}
# Sample project (synthetic data)

All data in this folder was generated from a fixed seed (${world.seed}). **It describes no real organisation and no
real outage.** Cities and counties are real places; providers, lines, assets and orders are invented. The figures have
the size of published national averages. Do not take them for the figures of any place.

- \`data/outages\`: outages of ${span}, one file for each year${
    world.clean ? '' : ', and one provider’s export with Chinese headers'
  }
- \`data/restorations\`: staged restorations
- \`data/customers\`: numbers of users (each public transformer is one user)
- \`data/orders\`: approved orders for safety shutdowns
- \`data/history\`: hours per user of the year before, which are the first year’s baseline
${story(world, storyEn)}`;
}

function story({ clean }: World, text: string): string {
  return clean ? '' : `\n${text}\n`;
}

const storyZh = `其中有少量错误行、重复行和不予扣除的避险申请，是有意放入的，用来展示程序如何处理。
德阳、内江、达州三市的用户基数按区县给出，因此有各区县的停电时间。2022 年 7 月 13 日达州有一次大风暴，为重大事件日。`;

const storyEn = `A few wrong rows, repeated rows and refused claims are there on purpose, to show what the program does with them.
Deyang, Neijiang and Dazhou give their users by county, so that there are hours of counties. A great storm over Dazhou
on 13 July 2022 makes a major event day.`;
