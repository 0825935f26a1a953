import fc from 'fast-check';

/*
 * Random projects are the same in every run, so that a failure is always of a change. To look
 * further, give other seeds and more runs: SHIHU_PROPERTY_SEED=… SHIHU_PROPERTY_RUNS=… npx vitest.
 */
fc.configureGlobal({ seed: Number(process.env.SHIHU_PROPERTY_SEED ?? 20221231) });
