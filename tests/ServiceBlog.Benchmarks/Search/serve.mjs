// A static host as nginx does it: gzip for text, ranges for the rest. Each answer takes `delay`, so that chains of requests
// show. `log` has the requests with their times and the bytes of their answers, headers included: it sees those of workers too.
import { createServer } from "node:http";
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml" };

export function serve(roots, delay) {
  const zipped = new Map();
  const log = [];
  const server = createServer((request, response) => {
    const entry = { path: request.url, start: performance.now(), end: Infinity, bytes: 0 };
    log.push(entry);
    response.on("finish", () => {
      entry.end = performance.now();
      entry.bytes = response._header.length + (response.body?.length ?? 0);
    });
    setTimeout(() => answer(request, response), delay);
  });
  const send = (response, status, headers, body = "") =>
    response.writeHead(status, { ...headers, "Content-Length": body.length }).end((response.body = body));
  const answer = (request, response) => {
    let path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    if (path.endsWith("/")) path += "index.html";
    const file = roots.map(root => join(root, path)).find(each => existsSync(each) && statSync(each).isFile());
    if (!file) return send(response, 404);
    const type = types[extname(file)];
    const headers = { "Content-Type": type ?? "application/octet-stream", "Cache-Control": "max-age=3600" };
    if (type) {
      if (!zipped.has(file)) zipped.set(file, gzipSync(readFileSync(file)));
      return send(response, 200, { ...headers, "Content-Encoding": "gzip" }, zipped.get(file));
    }
    const bytes = readFileSync(file);
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "");
    if (!range) return send(response, 200, { ...headers, "Accept-Ranges": "bytes" }, bytes);
    const part = bytes.subarray(+range[1], +range[2] + 1);
    send(response, 206, { ...headers, "Content-Range": `bytes ${range[1]}-${+range[1] + part.length - 1}/${bytes.length}` }, part);
  };
  return new Promise(done => server.listen(0, "127.0.0.1", () => done({ origin: `http://127.0.0.1:${server.address().port}`, log, close: () => server.close() })));
}
