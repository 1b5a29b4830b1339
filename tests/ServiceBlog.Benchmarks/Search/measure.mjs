// One row of the table for each search of a published site: node measure.mjs LABEL OUTPUT FOLDER COUNT
// FOLDER holds what the other searches made, and costs.json with the CPU seconds and MB of each.
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { pagesOf, queriesOf } from "./pages.mjs";
import { serve } from "./serve.mjs";

const [label, output, folder, count] = process.argv.slice(2);
const here = import.meta.dirname;
const costs = JSON.parse(readFileSync(join(folder, "costs.json"), "utf8"));
const queries = queriesOf(pagesOf(output), +count);
const files = {
  serviceblog: list(join(output, "search")).filter(path => !path.endsWith(".html")),
  pagefind: list(join(folder, "pagefind")),
  minisearch: ["minisearch.json", "minisearch.js"].map(name => join(folder, name)),
};
writeFileSync(join(folder, "bench.html"), "<!doctype html><script type=module src=engines.mjs></script>");

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const name of Object.keys(files)) {
  const first = await transferred(name, queries.slice(0, 15));
  const { best, reciprocal, times } = await relevance(name);
  const bytes = files[name].reduce((sum, file) => sum + statSync(file).size, 0);
  const middle = key => first.map(each => each[key]).sort((one, other) => one - other)[first.length >> 1];
  console.log(`| ${[label, name, costs[name].cpu, costs[name].memory, files[name].length, (bytes / 1e6).toFixed(2),
    (middle("bytes") / 1e3).toFixed(0), (middle("later") / 1e3).toFixed(0), middle("requests"), middle("depth"),
    times[times.length >> 1].toFixed(0), `${best} of ${queries.length}`, reciprocal.toFixed(2)].join(" | ")} |`);
}
await browser.close();

/** What fresh visitors load: for one query with five results read, and for another after it. */
async function transferred(name, asked) {
  const host = await serve([folder, output, here], 30);
  const all = [];
  for (const [i, { query }] of asked.entries()) {
    const page = await visit(host, name);
    await page.evaluate(text => ask(text), query);
    const once = sum(host.log);
    await page.evaluate(text => ask(text), asked[(i + 1) % asked.length].query);
    all.push({ ...once, later: sum(host.log).bytes - once.bytes });
    await page.context().close();
  }
  host.close();
  return all;
}

/** A page of a fresh browser with a search ready to be asked, and a log of what it loaded for that. */
async function visit(host, name) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${host.origin}/bench.html`);
  await page.waitForFunction(() => window.load);
  host.log.length = 0;
  await page.evaluate(engine => load(engine), name);
  return page;
}

/** The home page and the icon are not counted: readers stand on a page of the site already. */
function sum(log) {
  const requests = log.filter(({ path }) => path !== "/" && path !== "/favicon.ico");
  for (const each of requests) each.depth = 1 + Math.max(0, ...requests.filter(other => other.end < each.start).map(other => other.depth));
  if (process.env.SHOW) console.error(requests.map(({ path, depth, bytes }) => `${depth} ${bytes} ${path}`).join("\n"));
  return {
    bytes: requests.reduce((all, each) => all + each.bytes, 0),
    requests: requests.length,
    depth: Math.max(0, ...requests.map(each => each.depth)),
  };
}

/** Every query twice in one page: the rank of the page looked for, and the time with all that is needed at hand. */
async function relevance(name) {
  const host = await serve([folder, output, here], 0);
  const page = await visit(host, name);
  const answers = await page.evaluate(async asked => {
    const all = [];
    for (const { query, url } of asked) {
      await ask(query);
      const start = performance.now();
      const found = await ask(query);
      all.push({ time: performance.now() - start, rank: found.findIndex(each => new URL(each, location.href).pathname === url) });
    }
    return all;
  }, queries);
  await page.context().close();
  host.close();
  if (process.env.SHOW) answers.forEach(({ rank }, i) => rank && console.error(name, queries[i].way, queries[i].query, rank, queries[i].url));
  return {
    best: answers.filter(each => each.rank === 0).length,
    reciprocal: answers.reduce((all, { rank }) => all + (rank < 0 ? 0 : 1 / (rank + 1)), 0) / queries.length,
    times: answers.map(each => each.time).sort((one, other) => one - other),
  };
}

function list(directory) {
  return readdirSync(directory, { recursive: true }).map(name => join(directory, name)).filter(path => statSync(path).isFile());
}
