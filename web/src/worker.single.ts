// The worker of the page in one file, which stands inside it: a page from a disk may load no other file.
import Inside from "./engine.worker.ts?worker&inline";

export function newWorker(): Worker {
  return new Inside();
}
