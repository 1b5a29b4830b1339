// The pages of a published site as the searches see them, and queries whose answer is known.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const entities = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };
const decoded = text => text.replace(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi, (all, number, hex, name) =>
  name ? entities[name] ?? all : String.fromCodePoint(number ?? parseInt(hex, 16)));
const plain = html => decoded(html.replace(/<\/?(?:p|div|li|t[dhr]|h\d|br|dd|dt|pre|blockquote)\b[^>]*>/g, " ").replace(/<[^>]*>/g, "")).replace(/\s+/g, " ").trim();

/** Title, headings and text of each page that a search should find: those with an article. */
export function pagesOf(output) {
  const pages = [];
  for (const path of readdirSync(output, { recursive: true })) {
    if (!path.endsWith("index.html")) continue;
    const html = readFileSync(join(output, path), "utf8");
    const main = /<main[^]*<\/main>/.exec(html)?.[0].replace(/<(nav|script|style)\b[^]*?<\/\1>/g, " ");
    const title = main && /<h1[^>]*>([^]*?)<\/h1>/.exec(main)?.[1];
    if (!title || /<meta name="robots" content="noindex/.test(html)) continue;
    const prose = main.slice(main.indexOf("</h1>"));
    const headings = [...prose.matchAll(/<h[2-4][^>]*>([^]*?)<\/h[2-4]>/g)].map(match => plain(match[1].replace(/<a[^>]*>#<\/a>/g, "")));
    const paragraphs = [...prose.matchAll(/<p>([^]*?)<\/p>/g)].map(match => plain(match[1]));
    pages.push({ id: pages.length, url: `/${path.replace(/index\.html$/, "")}`, title: plain(title), headings, paragraphs, text: plain(prose) });
  }
  return pages.sort((one, other) => (one.url < other.url ? -1 : 1));
}

/** `count` pages at equal distances, each asked for in one of five ways. The same pages give the same queries. */
export function queriesOf(pages, count) {
  const worth = pages.filter(page => page.paragraphs.some(text => text.split(" ").length > 12) && page.title.split(" ").length > 1);
  const step = worth.length / Math.min(count, worth.length);
  return Array.from({ length: Math.min(count, worth.length) }, (_, i) => {
    const page = worth[Math.floor(i * step)];
    const words = page.title.match(/[\p{L}\p{N}]+/gu);
    const longest = [...words].sort((one, other) => other.length - one.length)[0];
    const ways = {
      title: () => words.join(" "),
      typo: () => words.map(word => (word === longest && word.length > 4 ? word.slice(0, 2) + word[3] + word[2] + word.slice(4) : word)).join(" "),
      prefix: () => [...words.filter(word => word !== longest), longest.slice(0, -1)].join(" "),
      heading: () => `${longest} ${page.headings[0] ?? ""}`.trim(),
      phrase: () => `"${page.paragraphs.find(text => text.split(" ").length > 12).split(" ").slice(3, 9).join(" ").replace(/"/g, "")}"`,
    };
    const way = Object.keys(ways)[i % 5];
    return { way, query: ways[way](), url: page.url };
  });
}
