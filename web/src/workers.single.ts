// The workers of the page in one file, which stand inside it: a page from a disk may load no other file.
import Engine from "./engine.worker.ts?worker&inline";
import Formats from "./files/formats.worker.ts?worker&inline";
import Pdf from "./files/pdf.worker.ts?worker&inline";

export function engineWorker(): Worker {
  return new Engine();
}

export function formatsWorker(): Worker {
  return new Formats();
}

export function pdfWorker(): Worker {
  return new Pdf();
}
