import { z } from 'zod';
import { engineKinds } from './engine-kinds.js';
import { said } from './said.js';
import { text } from './values.js';

export const engine = said(
  z
    .strictObject({
      kind: said(z.enum(engineKinds).default('duckdb'), {
        zh: 'duckdb 在本机计算；spark 在集群上计算',
        en: 'duckdb works on this machine; spark on a cluster',
      }),
      connect: said(text.nullable().default(null), {
        zh: 'Spark Connect 服务器地址，如 sc://主机:15002',
        en: 'Address of the Spark Connect server, such as sc://HOST:15002',
      }),
      storage: said(text.nullable().default(null), {
        zh: '本机、驱动与所有工作节点以同一路径看到的文件夹',
        en: 'A folder that this machine, the driver and all workers see under the same path',
      }),
      parquet_from: said(z.number().int().min(0).default(50_000_000), {
        zh: '停电明细达到该行数时留在 storage 中（Parquet），发布的数据库由视图读取',
        en: 'From this many rows on, the detail of outages stays in storage as Parquet, and the published database shows it from there',
      }),
    })
    .prefault({}),
  {
    zh: '计算引擎，不影响任何指标',
    en: 'What works out the figures; none of them depends on it',
  },
);
