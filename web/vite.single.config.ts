// The page as one file, for people who may install nothing and reach no server. In: the same sources. Out:
// dist/jdlint.html, with styles, scripts, worker and engine inside; it works when opened from a disk.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { idle } from "./idle-modules.ts";
import { escape } from "./src/rules/markup.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The content policy knows what stands inside by its hash. */
function hash(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** The workers that stand inside take the place of those that are loaded. */
function ownWorkers(): Plugin {
  return {
    name: "jdlint-own-workers",
    enforce: "pre",
    resolveId: (id) => (id.endsWith("/workers.ts") ? here("src/workers.single.ts") : null),
  };
}

/** One script and one style sheet, both inside, and no name of another file left. */
function inside(): Plugin {
  return {
    name: "jdlint-inside",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const files = Object.values(bundle);
        const script = files.find((file) => file.type === "chunk")?.code.replaceAll("</script", "<\\/script") ?? "";
        const text = (ending: string): string => String(files.flatMap((file) => (file.type === "asset" && file.fileName.endsWith(ending) ? [file.source] : []))[0] ?? "");
        const style = text(".css");
        const icon = `data:image/svg+xml,${encodeURIComponent(readFileSync(here("public/icon.svg"), "utf8"))}`;
        const policy = `default-src 'none'; script-src ${hash(script)} 'wasm-unsafe-eval'; style-src ${hash(style)}; worker-src blob:; connect-src data:; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default`;
        const html = text("index.html")
          .replace(/<link rel="(manifest|stylesheet)"[^>]*>\s*/g, "")
          .replace(/<script type="module"[^>]*><\/script>\s*/g, "")
          .replace(/content="default-src[^"]*"/, () => `content="${policy}"`)
          .replaceAll(/(src|href)="[^"]*icon\.svg"/g, (_match, name: string) => `${name}="${icon}"`)
          .replace("</head>", () => `<style>${style}</style>\n</head>`)
          .replace("</body>", () => `<script type="module">${script}</script>\n</body>`)
          .replace(/<a href="rules\.html"[^>]*>([^<]*)<\/a>/, '<button type="button" class="link" id="rules-open">$1</button>')
          .replace(/<a href="licenses\.md"[^>]*>([^<]*)<\/a>\.?/, (_match, words: string) => `<details><summary>${words}</summary><pre class="example" tabindex="0">${escape(text("licenses.md"))}</pre></details>`);
        for (const name of Object.keys(bundle)) delete bundle[name];
        this.emitFile({ type: "asset", fileName: "jdlint.html", source: html });
      },
    },
  };
}

export default defineConfig({
  define: { "import.meta.env.SINGLE": true },
  base: "./",
  publicDir: false,
  plugins: [ownWorkers(), inside()],
  worker: { format: "iife" },
  build: {
    target: "es2022",
    emptyOutDir: false, // beside the page of many files
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    modulePreload: false,
    license: { fileName: "licenses.md" },
    rolldownOptions: { input: { index: here("index.html") }, output: { codeSplitting: false }, treeshake: idle },
  },
});
