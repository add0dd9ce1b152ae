// The built page as a good host gives it out. In: web/dist. Out: its files on 127.0.0.1, compressed, and kept by the
// browser where their name changes with their content.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const DIST = fileURLToPath(new URL("../dist", import.meta.url));
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".md": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
};
const COMPRESS = {
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gzip: (bytes) => gzipSync(bytes, { level: 9 }),
};

/** Starts the host; gives its address and how to stop it. */
export async function serve() {
  const kept = new Map();
  const server = createServer((request, response) => {
    answer(request, response, kept).catch(() => response.writeHead(404, { "content-type": "text/plain" }).end("Not found"));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    stop: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}

async function answer({ url, headers: asked }, response, kept) {
  const name = normalize(new URL(url, "http://localhost").pathname).replace(/\/$/, "/index.html");
  const coding = Object.keys(COMPRESS).find((one) => asked["accept-encoding"]?.includes(one));
  const headers = {
    "content-type": TYPES[extname(name)] ?? "application/octet-stream",
    "cache-control": name.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    "x-content-type-options": "nosniff",
    vary: "accept-encoding",
  };
  if (coding) headers["content-encoding"] = coding;
  const body = await bytes(name, coding, kept); // before the head: a file that is not there is a 404
  response.writeHead(200, headers).end(body);
}

async function bytes(name, coding, kept) {
  const key = `${coding} ${name}`;
  if (!kept.has(key)) {
    const plain = await readFile(join(DIST, name));
    kept.set(key, coding ? COMPRESS[coding](plain) : plain);
  }
  return kept.get(key);
}
