// How the page is built. In: index.html, rules.html and the engine in src/engine. Out: dist, plain files for any host.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { idle } from "./idle-modules.ts";
import { offline } from "./offline.ts";
import { framed, type Manual, manual } from "./rules-page.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Asks the engine for its rules and writes a list of them and a page for each, so that the manual needs no script. */
function rules(): Plugin {
  let made: Promise<Manual> | undefined;
  const ask = async (): Promise<Manual> => {
    const glue = pathToFileURL(here("src/engine/jdlint_wasm.js")).href;
    const engine = (await import(glue)) as typeof import("./src/engine/jdlint_wasm.js");
    const first = engine.initSync({ module: await readFile(here("src/engine/jdlint_wasm_bg.wasm")) });
    const { standBy } = (await import(pathToFileURL(here("src/engine/parts.js")).href)) as typeof import("./src/engine/parts.js");
    standBy(first, () => readFileSync(here("src/engine/second.wasm")));
    const otherGlue = pathToFileURL(here("src/companion/jdlint_companion_wasm.js")).href;
    const companion = (await import(otherGlue)) as typeof import("./src/companion/jdlint_companion_wasm.js");
    companion.initSync({ module: await readFile(here("src/companion/jdlint_companion_wasm_bg.wasm")) });
    return manual(engine, companion);
  };
  return {
    name: "jdlint-manual",
    transformIndexHtml: {
      order: "pre",
      async handler(html) {
        if (!html.includes("<!--content-->")) return html;
        const { index } = await (made ??= ask());
        return html.replace("<!--content-->", () => index);
      },
    },
    generateBundle: {
      order: "post",
      async handler(_, bundle) {
        const frame = bundle["rules.html"];
        if (frame?.type !== "asset") return;
        const { pages } = await (made ??= ask());
        for (const page of pages) {
          this.emitFile({ type: "asset", fileName: `rules/${page.id}.html`, source: framed(String(frame.source), page) });
        }
      },
    },
  };
}

export default defineConfig({
  define: { "import.meta.env.SINGLE": false },
  base: "./", // the page works under any folder of any host
  plugins: [rules(), offline()],
  worker: { format: "es" },
  build: {
    target: "es2022",
    assetsInlineLimit: 0, // nothing from `data:`, so that the content policy stays narrow
    modulePreload: false,
    license: { fileName: "licenses.md" }, // the notices of the packages in the bundle; About links to it
    rolldownOptions: {
      input: { index: here("index.html"), rules: here("rules.html") },
      treeshake: idle,
    },
  },
});
