declare module "*.md?raw" {
  const text: string;
  export default text;
}

declare module "@joplin/turndown-plugin-gfm" {
  import type TurndownService from "turndown";
  export function tables(service: TurndownService): void;
}

interface ImportMeta {
  /** `SINGLE`: the page is one file, with no manual beside it. */
  readonly env: { readonly PROD: boolean; readonly SINGLE: boolean };
}

declare module "*?worker&inline" {
  const Inside: new () => Worker;
  export default Inside;
}

declare module "pdfjs-dist/build/pdf.worker.min.mjs";
