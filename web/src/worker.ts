// Where the worker comes from. In: nothing. Out: a new worker with the engine. `vite.single.config.ts` puts another
// module in place of this one, which has the worker inside.

export function newWorker(): Worker {
  return new Worker(new URL("./engine.worker.ts", import.meta.url), { type: "module" });
}
