// How the page is built. In: index.html, rules.html and the engine in src/engine. Out: dist, plain files for any host.
import { readFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { offline } from "./offline.ts";
import { rulesPage } from "./rules-page.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Asks the engine for its rules and writes them into rules.html, so that the manual needs no script. */
function manual(): Plugin {
  return {
    name: "jdlint-manual",
    transformIndexHtml: {
      order: "pre",
      async handler(html) {
        if (!html.includes("<!--rules-->")) return html;
        const glue = pathToFileURL(here("src/engine/jdlint_wasm.js")).href;
        const engine = (await import(glue)) as typeof import("./src/engine/jdlint_wasm.js");
        engine.initSync({ module: await readFile(here("src/engine/jdlint_wasm_bg.wasm")) });
        return html.replace("<!--rules-->", () => rulesPage(engine.rules(), engine.version()));
      },
    },
  };
}

export default defineConfig({
  define: { "import.meta.env.SINGLE": false },
  base: "./", // the page works under any folder of any host
  plugins: [manual(), offline()],
  worker: { format: "es" },
  build: {
    target: "es2022",
    assetsInlineLimit: 0, // nothing from `data:`, so that the content policy stays narrow
    modulePreload: false,
    license: { fileName: "licenses.md" }, // the notices of the packages in the bundle; About links to it
    rolldownOptions: { input: { index: here("index.html"), rules: here("rules.html") } },
  },
});
