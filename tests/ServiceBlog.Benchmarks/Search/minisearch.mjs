// Makes the index of MiniSearch for a published site: node minisearch.mjs OUTPUT DIR
import { cpSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import MiniSearch from "minisearch";
import { pagesOf } from "./pages.mjs";

const [output, folder] = process.argv.slice(2);
const options = { fields: ["title", "headings", "text"], storeFields: ["title", "url", "text"] };
const asking = { boost: { title: 4, headings: 2 }, fuzzy: 0.2, prefix: true };
const index = new MiniSearch(options);
index.addAll(pagesOf(output).map(page => ({ ...page, headings: page.headings.join("\n") })));
writeFileSync(join(folder, "minisearch.json"), JSON.stringify(index));
writeFileSync(join(folder, "minisearch-options.json"), JSON.stringify({ options, asking }));
cpSync(join(createRequire(import.meta.url).resolve("minisearch"), "../../es/index.js"), join(folder, "minisearch.js"));
