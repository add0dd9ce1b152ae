// What works without a network. In: the files of the built page. Out: the service worker that keeps them.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Writes sw.js with the names of all files of the build and a version that changes with any of them. */
export function offline(): Plugin {
  return {
    name: "jdlint-offline",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const built = Object.values(bundle).map((file) => ({ name: file.fileName, bytes: file.type === "chunk" ? file.code : file.source }));
        const copied = readdirSync(here("public")).map((name) => ({ name, bytes: readFileSync(here(`public/${name}`)) }));
        const all = [...built, ...copied].toSorted((one, other) => one.name.localeCompare(other.name, "en"));
        const hash = createHash("sha256");
        for (const { name, bytes } of all) hash.update(name).update(bytes);
        const source = readFileSync(here("service-worker.js"), "utf8")
          .replace("__VERSION__", hash.digest("hex").slice(0, 12))
          .replace("__FILES__", JSON.stringify(all.map(({ name }) => name), null, 2));
        this.emitFile({ type: "asset", fileName: "sw.js", source });
      },
    },
  };
}
