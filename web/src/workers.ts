// Where the workers come from. In: nothing. Out: a new worker. `vite.single.config.ts` puts another module in place of
// this one, which has the workers inside.

/** The engine that judges. */
export function engineWorker(): Worker {
  return new Worker(new URL("./engine.worker.ts", import.meta.url), { type: "module" });
}

/** What reads Word documents, web pages, JSON and text. */
export function formatsWorker(): Worker {
  return new Worker(new URL("./files/formats.worker.ts", import.meta.url), { type: "module" });
}

/** What reads PDF. */
export function pdfWorker(): Worker {
  return new Worker(new URL("./files/pdf.worker.ts", import.meta.url), { type: "module" });
}
