import { fill } from '../../schemas/words/index.js';

export const sparkWords = {
  whereIsIt: {
    zh: '要用 Spark，但设置没有写明服务器与存储位置。',
    en: "Spark is asked for, but the settings don't say where it is.",
  },
  sayWhere: {
    zh: '请在 shihu.yaml 中写：engine: {kind: spark, connect: sc://主机:15002, storage: /共享文件夹}',
    en: 'Write in shihu.yaml: engine: {kind: spark, connect: sc://HOST:15002, storage: /a/shared/folder}',
  },
  badAddress: fill<'address'>(
    (p) => `Spark Connect 服务器的地址写法有误：${p.address}`,
    (p) => `Not an address of a Spark Connect server: ${p.address}`,
  ),
  addressLike: {
    zh: '请写成 sc://主机:15002，其后可加 /;use_ssl=true;token=…;user_id=…',
    en: 'Write sc://HOST:15002, if need be with /;use_ssl=true;token=…;user_id=… behind it.',
  },
  unreachable: fill<'address' | 'reason'>(
    (p) => `连接不上 ${p.address} 的 Spark Connect 服务器：${p.reason}`,
    (p) => `The Spark Connect server at ${p.address} cannot be reached: ${p.reason}`,
  ),
  isItRunning: {
    zh: '请确认服务器正在运行、地址与端口无误；shihu doctor 会检查。已发布的结果没有改动。',
    en: 'See that it is running and that host and port are right; shihu doctor looks. What is published has not changed.',
  },
  refused: fill<'address' | 'reason'>(
    (p) => `${p.address} 的 Spark Connect 服务器拒绝访问：${p.reason}`,
    (p) => `The Spark Connect server at ${p.address} refuses access: ${p.reason}`,
  ),
  whoIsAllowed: {
    zh: '请在 engine.connect 的地址中写明服务器要求的 token 与 user_id。',
    en: 'Give the token and user_id that the server wants in the address engine.connect.',
  },
  notAFolder: fill<'place'>(
    (p) => `engine.storage 须是本机可见的文件夹：${p.place}`,
    (p) => `engine.storage has to be a folder that this machine sees: ${p.place}`,
  ),
  whichStorage: {
    zh: '请写一个文件夹（本地或 NFS），本机、驱动与所有工作节点都以同一路径看到它。',
    en: 'Give a folder (local or NFS) that this machine, the driver and all workers see under the same path.',
  },
  storageUnseen: fill<'place' | 'reason'>(
    (p) => `Spark 的工作节点读不到 ${p.place}：${p.reason}`,
    (p) => `The workers cannot read ${p.place}: ${p.reason}`,
  ),
  storageNotShared: fill<'place'>(
    (p) => `Spark 写入 ${p.place} 的内容在本机看不到。`,
    (p) => `What Spark wrote to ${p.place} cannot be seen on this machine.`,
  ),
  shareIt: {
    zh: 'engine.storage 须是本机、驱动与所有工作节点共用的同一文件夹；shihu doctor 会检查。',
    en: 'engine.storage has to be one folder shared by this machine, the driver and all workers; shihu doctor looks.',
  },
  otherVersion: fill<'version'>(
    (p) => `Spark 服务器的版本是 ${p.version}。`,
    (p) => `The server has Spark ${p.version}.`,
  ),
  whichVersion: {
    zh: '需要 Spark 4 或更新版本。',
    en: 'Spark 4 or later is needed.',
  },
  otherSetting: fill<'name' | 'value' | 'found'>(
    (p) => `Spark 会话的 ${p.name} 须为 ${p.value}，而服务器给的是“${p.found}”。`,
    (p) => `The Spark session needs ${p.name} = ${p.value}; the server has "${p.found}".`,
  ),
  allowIt: {
    zh: '请让服务器允许会话设置该项，或在服务器上设为该值。',
    en: 'Let the server allow sessions to set it, or set it there.',
  },
};
