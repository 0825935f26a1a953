import fc from 'fast-check';

/*
 * Random projects are the same in every run, so that a failure is always of a change. To look
 * further, give other seeds and more runs: SHIHU_PROPERTY_SEED=… SHIHU_PROPERTY_RUNS=… npx vitest.
 * Of histories, SHIHU_SHRINK=1 looks for the shortest that fails, and SHIHU_TELL=1 tells all that is done.
 */
fc.configureGlobal({ seed: Number(process.env.SHIHU_PROPERTY_SEED ?? 20221231) });
