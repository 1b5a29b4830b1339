// ---------- the engine ----------
// Finds and ranks as `serviceblog search` does, step by step (src/ServiceBlog.Core/Search); a test compares the two.

const unspaced = "[\\u1100-\\u11FF\\u3005-\\u3007\\u3041-\\u3096\\u309D-\\u309F\\u30A1-\\u30FA\\u30FC-\\u30FF\\u3130-\\u318F\\u31F0-\\u31FF\\u3400-\\u4DBF"
  + "\\u4E00-\\u9FFF\\uAC00-\\uD7A3\\uF900-\\uFAFF\\uFF66-\\uFF6F\\uFF71-\\uFF9F\\u{20000}-\\u{323AF}\\u0E00-\\u0EFF\\u1000-\\u109F\\u1780-\\u17FF]";
const letter = "[\\p{L}\\p{Mn}\\p{Mc}\\p{Nd}\\p{Nl}]";
const spaced = `(?:(?!${unspaced})${letter})+`;
const word = `${spaced}(?:['’]${spaced})*`;
const tokens = new RegExp(`(?:(?=${letter})${unspaced})+|${word}(?:[-._‐‑]${word})*`, "gu");
const isUnspaced = new RegExp(unspaced, "u");
const apart = { ß: "ss", ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ" };
const longest = 40;

function fold(text) {
  return text.normalize("NFKD").replace(/[\p{Mn}\p{Me}]/gu, "").toLowerCase().replace(/[ßøæœłđðþıς]/g, letter => apart[letter]);
}

const plurals = [["sses", "ss"], ["ches", "ch"], ["shes", "sh"], ["xes", "x"], ["zes", "z"], ["ies", "y"], ["ss", "ss"], ["us", "us"], ["is", "is"], ["s", ""]];

function stem(text) {
  if (text.length < 4 || /[^a-z]/.test(text)) return text;
  const plural = plurals.find(([end, by]) => text.endsWith(end) && text.length - end.length + by.length >= 3);
  if (plural) text = text.slice(0, -plural[0].length) + plural[1];
  text = form(spelling(text));
  if (text.endsWith("e") && text.length > 3) text = text.slice(0, -1);
  if (text.length > 3 && text.at(-1) === text.at(-2) && !"aeiou".includes(text.at(-1))) text = text.slice(0, -1);
  return text.endsWith("y") && text.length > 3 ? text.slice(0, -1) + "i" : text;
}

function form(text) {
  for (const end of ["ingly", "edly", "ing", "ied", "ed"]) {
    if (!text.endsWith(end)) continue;
    const start = text.slice(0, -end.length);
    if (end === "ied" && start.length > 1) return start + "y";
    return start.length > 2 && /[aeiouy]/.test(start) ? start : text;
  }
  return text;
}

/** American, where British differs by a rule. */
function spelling(text) {
  const [our, ise] = [text.lastIndexOf("our"), text.lastIndexOf("is")];
  if (text.length > 5 && our > 1 && /^(ed|er|ful|able|ite|al|ist|less)?$/.test(text.slice(our + 3))) text = text.slice(0, our + 1) + text.slice(our + 2);
  else if (text.length > 5 && ise > 2 && /^(e|ed|er|ing|ation|ational)$/.test(text.slice(ise + 2))) text = text.slice(0, ise + 1) + "z" + text.slice(ise + 2);
  else if (text.endsWith("yse")) text = text.slice(0, -2) + "ze";
  if (text.length > 4 && /[tb]re$/.test(text)) return text.slice(0, -2) + "er";
  if (/(ogue|amme)$/.test(text)) return text.slice(0, -2);
  return text.endsWith("ence") ? text.slice(0, -2) + "se" : text;
}

/** What an unfinished word may become: "hosti" is no beginning of what "hosting" is searched by. */
function completed(text) {
  return text.length < 3 ? [] : ["e", "ing", "ed", "ies"].flatMap(end =>
    [...end].map((_, i) => i).filter(i => text.endsWith(end.slice(0, i))).map(i => stem(text + end.slice(i))));
}

const hiddenEndings = ["ing", "ed"]; // where a typo stands in them, or hides that a word is there without them

function bare(text) {
  const end = hiddenEndings.find(end => text.length >= end.length + 2 && text.endsWith(end)) ?? "";
  return text.slice(0, text.length - end.length);
}

function wordOf(letters, place, start, length) {
  let cut = letters.slice(0, longest);
  if (letters.length > longest && /[\uD800-\uDBFF]$/.test(cut)) cut = cut.slice(0, -1);
  if (/['’]/.test(cut)) cut = cut.replace(/(?<=.)['’][sS]$/, "").replace(/['’]/g, "");
  const folded = fold(cut);
  return { folded, term: stem(folded), place, start, length };
}

/** The words of a text; those that a hyphen or the like joins also as one, behind its parts. */
function wordsOf(text) {
  const found = [];
  let place = 0;
  for (const { 0: match, index } of text.matchAll(tokens)) {
    const signs = [...match];
    if (isUnspaced.test(signs[0])) {
      let at = index;
      for (let i = 0; i < Math.max(1, signs.length - 1); i++) {
        const pair = signs.slice(i, i + 2).join("");
        found.push(wordOf(pair, place++, at, pair.length));
        at += signs[i].length;
      }
      continue;
    }
    const parts = [...match.matchAll(/[^-._‐‑]+/g)].map(part => wordOf(part[0], place++, index + part.index, part[0].length));
    found.push(...parts);
    if (parts.length > 1) found.push(wordOf(parts.map(part => part.folded).join(""), parts[0].place, index, match.length));
  }
  return found;
}

function parse(text) {
  const [parts, conditions] = [[], []];
  text = text.slice(0, 1000);
  const isOpen = /\S$/.test(text);
  let rest = text;
  while ((rest = rest.trimStart())) {
    const isExcluded = /^[-−]\S/.test(rest);
    if (isExcluded) rest = rest.slice(1);
    const filter = /^(kind|tag|topic|author|year|language):(?=\S)/i.exec(rest);
    if (filter) rest = rest.slice(filter[0].length);
    const quote = "\"“„«".indexOf(rest[0]);
    const piece = quote < 0 ? /^[^\s"]*/.exec(rest)[0] : rest.slice(1).split(["\"", /[”"]/, /[“"]/, /[»"]/][quote], 1)[0];
    rest = rest.slice(piece.length + (quote < 0 ? 0 : 2));
    if (filter) {
      conditions.push({ facet: `${filter[1].toLowerCase()}:${fold(piece)}`, isExcluded });
      continue;
    }
    const words = wordsOf(piece);
    const joined = words.filter(one => words.some(other => other.place === one.place && other.length < one.length));
    if (words.length) parts.push({ words: words.filter(one => !joined.includes(one)), joined, isQuoted: quote >= 0, isExcluded, isOpen: quote < 0 && isOpen && !rest });
  }
  return { parts: parts.slice(0, 32), conditions };
}

/** How many letters differ; two that changed places count one. */
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
}

const typos = text => (text.length >= 8 ? 2 : text.length >= 4 ? 1 : 0);
const isFacet = term => term.includes(":");

const head = { shards: 1280, common: 640, words: 640, lists: 384 }; // bytes, in which most files of a large site have their list of terms
const gap = 1024; // bytes, fetched in vain rather than asked around

async function inflated(bytes) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer());
}

/** The files of the index, each fetched once; of those of a large site only the ranges that are asked for. */
class Index {
  #parts = new Map();
  #whole = new Map();

  constructor(url, manifest) {
    this.folder = new URL(".", new URL(url, document.baseURI));
    this.manifest = manifest;
    this.isSmall = Boolean(manifest.list);
    this.named = new Set(manifest.named.split(" "));
    for (const kind of ["shards", "common", "words", "lists"]) this[kind] = manifest[kind]?.split(" ");
  }

  async #bytes(name, from = 0, to = undefined) {
    if (this.#whole.has(name)) return this.#whole.get(name).subarray(from, to);
    const answer = await fetch(new URL(`${name}.bin`, this.folder), to && { headers: { Range: `bytes=${from}-${to - 1}` } });
    if (!answer.ok) throw Error(`${answer.status}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (answer.status === 206) return bytes;
    // Not every host knows ranges.
    this.#whole.set(name, bytes);
    return bytes.subarray(from, to);
  }

  part(kind, number, read = readTerms) {
    const name = this[kind][number];
    if (!name) return Promise.resolve(read(new Uint8Array()));
    if (!this.#parts.has(name)) {
      const part = this.isSmall ? this.#bytes(name).then(inflated).then(read) : this.#ranged(name, head[kind]);
      part.catch(() => this.#parts.delete(name));
      this.#parts.set(name, part);
    }
    return this.#parts.get(name);
  }

  /** The terms of a file with where in it their rows lie. */
  async #ranged(name, first) {
    let bytes = await this.#bytes(name, 0, first);
    const reader = new Reader(bytes);
    const length = reader.number();
    const start = reader.at + length;
    if (start > bytes.length) bytes = new Uint8Array([...bytes, ...await this.#bytes(name, bytes.length, start)]);
    const terms = readTerms(await inflated(bytes.subarray(reader.at, start)), true);
    let from = start;
    for (const entry of terms.values()) {
      Object.assign(entry, { name, from, to: from + (entry.size >> 1) });
      from = entry.to;
    }
    return terms;
  }

  /** Fetches the rows of terms, those that lie side by side at once. */
  async load(entries) {
    const runs = [];
    const missing = new Set(entries.filter(entry => entry && !entry.rows));
    for (const entry of [...missing].sort((one, other) => one.name.localeCompare(other.name) || one.from - other.from)) {
      const run = runs.at(-1);
      if (run?.name === entry.name && entry.from < run.to + gap) Object.assign(run, { to: entry.to, entries: [...run.entries, entry] });
      else runs.push({ ...entry, entries: [entry] });
    }
    await Promise.all(runs.map(async ({ name, from, to, entries }) => {
      const bytes = await this.#bytes(name, from, to);
      for (const entry of entries) {
        const rows = bytes.subarray(entry.from - from, entry.to - from);
        entry.rows = entry.size & 1 ? await inflated(rows) : rows;
      }
    }));
  }

  #key(text, count) {
    let hash = 2166136261;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
    return ((hash ^ (hash >>> 15)) >>> 0) % count;
  }

  shard(term) {
    return this.part("shards", this.#key(isFacet(term) ? term : term.slice(0, 3), this.shards.length));
  }

  /** The entry of a term, or nothing. */
  async find(term) {
    const entry = this.named.has(term) ? { isCommon: true } : (await this.shard(term)).get(term);
    return entry?.isCommon ? (await this.part("common", this.#key(term, this.common.length))).get(term) : entry;
  }

  async startingWith(letters) {
    return letters.length < 3 ? [] : [...(await this.shard(letters)).values()].filter(({ term }) => term.startsWith(letters) && !isFacet(term));
  }

  /** The words that begin or end as a word does, or end as it does without an ending. */
  async around(text) {
    const keys = [...new Set([text.slice(0, 2), ...[text, bare(text)].map(one => `-${one.slice(-2)}`)])];
    const lists = await Promise.all(keys.map(key => this.part("words", this.#key(key, this.words.length))));
    if (this.isSmall) return [...new Set(lists.flatMap((list, i) => [...list.keys()].filter(term => term.startsWith(keys[i]) || `-${term.slice(-2)}` === keys[i])))];
    const groups = lists.map((list, i) => list.get(keys[i])).filter(Boolean);
    await this.load(groups);
    return [...new Set(groups.flatMap(({ rows }) => [...readTerms(rows).keys()]))];
  }

  /** Address, title and kind of a page, then its headings with their ids. */
  async page(number) {
    if (this.isSmall) return this.manifest.list[number];
    const { pagesPerList } = this.manifest;
    const entry = (await this.part("lists", Math.floor(number / pagesPerList))).get(`${number % pagesPerList}`);
    await this.load([entry]);
    return JSON.parse(new TextDecoder().decode(entry.rows));
  }

  /** Of a term that was loaded. */
  rows(entry) {
    return (entry.found ??= this.#decoded(entry));
  }

  #decoded({ term, rows }) {
    const [found, reader] = [[], new Reader(rows)];
    for (let page = -1; !reader.isAtEnd;) {
      page += reader.number();
      const impact = reader.byte();
      const match = { impact: impact & 127, certainty: 1, names: new Set(), sections: new Map() };
      if (impact > 127) reader.list(value => match.names.add(value >> 1));
      let section = -1;
      reader.list(value => value > 15 && match.sections.set((section += value >> 4), (value >> 1) & 7));
      if (this.isSmall && !isFacet(term)) match.snippet = reader.text(reader.number());
      found.push([page, match]);
    }
    return found;
  }
}

class Reader {
  at = 0;

  constructor(bytes) {
    this.bytes = bytes;
  }

  get isAtEnd() {
    return this.at >= this.bytes.length;
  }

  byte() {
    return this.bytes[this.at++];
  }

  number() {
    let [number, shift, next] = [0, 0];
    do {
      next = this.byte();
      number |= (next & 127) << shift;
      shift += 7;
    } while (next > 127);
    return number;
  }

  list(add) {
    let value;
    do add((value = this.number())); while (value & 1);
  }

  take(count) {
    return this.bytes.subarray(this.at, (this.at += count));
  }

  text(count) {
    return new TextDecoder().decode(this.take(count));
  }
}

/** @param isApart whether the rows lie elsewhere */
function readTerms(bytes, isApart = false) {
  const [terms, reader] = [new Map(), new Reader(bytes)];
  for (let term = ""; !reader.isAtEnd;) {
    term = term.slice(0, reader.number()) + reader.text(reader.number());
    const pages = reader.number();
    const size = reader.number();
    terms.set(term, { term, pages: pages >> 1, isCommon: (pages & 1) > 0, size, rows: isApart ? undefined : reader.take(size) });
  }
  return terms;
}

/** The pages that have what stands for one word. */
class Matches {
  pages = new Map();
  terms = new Set();

  add(found, certainty) {
    for (const [page, match] of found) {
      const before = this.pages.get(page);
      const impact = match.impact * certainty;
      if (!before) {
        this.pages.set(page, { ...match, impact, certainty });
        continue;
      }
      const sections = new Map([...before.sections, ...match.sections].sort((one, other) => one[0] - other[0]));
      for (const [section, headingWords] of before.sections) sections.set(section, Math.max(headingWords, match.sections.get(section) ?? 0));
      this.pages.set(page, {
        impact: Math.max(before.impact, impact),
        certainty: Math.max(before.certainty, certainty),
        names: new Set([...match.names, ...before.names]),
        sections,
        snippet: before.snippet || match.snippet,
      });
    }
  }

  with(other) {
    const both = new Matches();
    for (const [page, one] of this.pages) {
      const match = other.pages.get(page);
      if (match) {
        both.pages.set(page, {
          impact: Math.min(one.impact, match.impact),
          certainty: Math.min(one.certainty, match.certainty),
          names: new Set([...one.names].filter(name => match.names.has(name))),
          sections: new Map([...one.sections].filter(([section]) => match.sections.has(section)).map(([section, headingWords]) => [section, Math.min(headingWords, match.sections.get(section))])),
          snippet: one.snippet || match.snippet,
        });
      }
    }
    return both;
  }

  rarity(pages) {
    return Math.floor(Math.log(1 + (pages - this.pages.size + 0.5) / (this.pages.size + 0.5)) * 1024 + 0.5) / 1024;
  }
}

/** A word that stands in the texts is judged alone: what it forms with its neighbours, or its beginning, says nothing of it. */
const isRare = word => word.slice(0, word[0]?.certainty === 1 ? 1 : word.length).some(({ terms }) => terms.some(term => !term.isCommon));

export class SearchEngine {
  constructor(url, manifest) {
    this.index = new Index(url, manifest);
  }

  async find(query, limit) {
    const { index } = this;
    const { parts, conditions } = parse(query);
    const asked = parts.filter(part => !part.isExcluded);
    // All that will surely be needed, at once: common words too, where there are not two others.
    const terms = parts.flatMap((part, i) => [...[...part.words, ...part.joined].map(one => one.term), ...this.#joined(part, parts[i + 1])]);
    const others = terms.filter(term => !index.named.has(term));
    await Promise.all([
      ...[...others, ...conditions.map(({ facet }) => facet)].map(term => index.shard(term)),
      ...terms.filter(term => others.length < 2 && index.named.has(term)).map(term => index.find(term)),
    ]);
    const words = await this.#match(asked);
    const allowed = await this.#filtered(conditions);
    let pages = [...(words.length ? new Set(words.flatMap(each => [...each.pages.keys()])) : allowed ?? [])];
    if (words.length && allowed) pages = pages.filter(page => allowed.has(page));
    for (const part of parts) {
      if (!part.isExcluded && !part.isQuoted) continue;
      const all = (await this.#all(part)).pages;
      pages = pages.filter(page => part.isExcluded
        ? !(all.has(page) && (part.words.length + part.joined.length === 1 || all.get(page).sections.size))
        : all.has(page));
    }
    const rarities = words.map(each => each.rarity(index.manifest.pages));
    const count = asked.flatMap(part => part.words).length;
    let ranked = pages.map(page => rank(page, words, rarities, count)).sort((one, other) => other.score - one.score || one.page - other.page);
    const phrases = await Promise.all(asked.filter(part => part.isQuoted && part.words.length + part.joined.length > 1)
      .map(async part => ({ terms: part.words.map(one => one.term), pages: (await this.#all(part)).pages })));
    if (phrases.length) {
      // First where the words share a section or a name.
      const near = ({ page }) => phrases.every(({ pages }) => pages.get(page).sections.size || pages.get(page).names.size);
      ranked = await this.#having(phrases, [...ranked.filter(near), ...ranked.filter(each => !near(each))].slice(0, 30), limit);
    }
    const shown = new Set(words.flatMap(each => [...each.terms]));
    const byRarity = words.map((_, i) => i).sort((one, other) => rarities[other] - rarities[one]).map(i => words[i]);
    return {
      results: await Promise.all(ranked.slice(0, limit).map(each => this.#show(each, byRarity, shown))),
      total: ranked.length,
      near: ranked.length ? [] : await this.#near(asked),
      topics: ranked.length ? [] : index.manifest.topics.map(([path, title]) => ({ url: index.manifest.base + path, title })),
    };
  }

  /** One for each word and each phrase. Common words are left out where there are two others. */
  async #match(parts) {
    const candidates = [];
    for (const [i, part] of parts.entries()) candidates.push(...(part.isQuoted ? [await this.#phrase(part)] : await this.#words(part, parts[i - 1], parts[i + 1])));
    const hasOthers = candidates.filter(isRare).length > 1;
    return Promise.all(candidates.filter(each => !hasOthers || !each.length || isRare(each)).map(each => this.#read(each, hasOthers)));
  }

  async #all(part) {
    return this.#read(await this.#phrase(part), true);
  }

  async #read(candidates, leavesOutCommon) {
    const matches = new Matches();
    const entries = await Promise.all(candidates.map(({ terms }) => {
      const rare = terms.filter(term => !leavesOutCommon || !term.isCommon);
      return Promise.all((rare.length ? rare : terms).map(({ term }) => this.index.find(term)));
    }));
    await this.index.load(entries.flat());
    for (const [i, { terms, certainty }] of candidates.entries()) {
      const each = entries[i].map(entry => {
        const one = new Matches();
        one.add(this.index.rows(entry), 1);
        return one;
      });
      matches.add(each.reduce((one, other) => one.with(other)).pages, certainty);
      for (const { term } of terms) matches.terms.add(term);
    }
    return matches;
  }

  async #known(terms) {
    // What the manifest names as common need not be fetched to know that it is there.
    return (await Promise.all(terms.map(async term => (this.index.named.has(term) ? { term, isCommon: true } : (await this.index.shard(term)).get(term))))).filter(Boolean);
  }

  async #phrase({ words }) {
    const terms = await this.#known(words.map(one => one.term));
    return terms.length < words.length ? [] : [{ terms, certainty: 1 }];
  }

  /** "help desk" also finds "helpdesk"; no word begins with one that stands on most pages. */
  #joined(part, next) {
    const [one, other] = [part, next].map(each => (each && !each.isQuoted && each.words.length + each.joined.length === 1 ? each.words[0] : undefined));
    return one && other && !this.index.named.has(one.term) ? [stem(one.folded + other.folded)] : [];
  }

  #words(part, before, next) {
    const last = Math.max(...part.words.map(one => one.place));
    const beside = [...(before ? this.#joined(before, part) : []), ...this.#joined(part, next)];
    return Promise.all(part.words.map(async one => {
      const joined = await this.#known([...part.joined.map(each => each.term), ...beside]);
      const found = [...await this.#meant(one, part.isOpen && one.place === last), ...joined.map(term => ({ terms: [term], certainty: 1 }))];
      return [...new Map(found.toReversed().map(each => [each.terms.map(({ term }) => term).join(" "), each])).values()].toReversed();
    }));
  }

  async #meant({ term, folded }, isOpen) {
    const found = (await this.#known([term])).map(exact => ({ terms: [exact], certainty: 1 }));
    if (isOpen || (!found.length && typos(folded))) found.push(...await this.#begun(term, folded));
    if (!found.length && typos(folded)) {
      let [near, most] = [[], typos(folded)];
      for (const other of await this.index.around(term)) {
        const far = Math.min(distance(term, other, most), ...hiddenEndings.flatMap(end => [other, other + other.at(-1)].map(start => distance(folded, start + end, most))));
        if (far > most) continue;
        if (far < most) [near, most] = [[], far];
        near.push(other);
      }
      found.push(...(await this.#known(near.sort().slice(0, 12))).map(entry => ({ terms: [entry], certainty: most <= 1 ? 0.6 : 0.4 })));
    }
    // "helpdesk" also finds "help desk".
    if (!found.length && folded.length >= 6) {
      const known = new Set(await this.index.around(folded));
      for (let cut = 3; cut <= folded.length - 3; cut++) {
        const halves = [stem(folded.slice(0, cut)), stem(folded.slice(cut))];
        if (halves.every(half => known.has(half))) found.push({ terms: await this.#known(halves), certainty: 1 });
      }
    }
    return found;
  }

  async #begun(term, folded) {
    const found = [...await this.index.startingWith(folded), ...await this.#known(completed(folded))].filter(entry => entry.term !== term);
    return [...new Map(found.map(entry => [entry.term, entry])).values()].slice(0, 64).map(entry => ({ terms: [entry], certainty: 0.75 }));
  }

  async #filtered(conditions) {
    let allowed;
    for (const { facet, isExcluded } of conditions) {
      const entry = await this.index.find(facet);
      await this.index.load([entry]);
      const having = new Set(entry ? this.index.rows(entry).map(([page]) => page) : []);
      allowed = isExcluded || allowed ? new Set([...(allowed ?? Array(this.index.manifest.pages).keys())].filter(page => having.has(page) !== isExcluded)) : having;
    }
    return allowed;
  }

  /** The pages with all phrases, as many as are shown: their names or their texts tell. */
  async #having(phrases, ranked, limit) {
    const found = [];
    for (let i = 0; i < ranked.length && found.length < limit; i += limit) {
      const some = ranked.slice(i, i + limit);
      const has = await Promise.all(some.map(async ({ page }) => {
        const isNamed = ({ terms, pages }) => pages.get(page).names.has(terms.length);
        if (phrases.every(isNamed)) return true;
        const { texts } = await this.#text(page);
        return phrases.every(phrase => isNamed(phrase) || texts.some(text => stands(phrase.terms, text)));
      }));
      found.push(...some.filter((_, at) => has[at]));
    }
    return found.slice(0, limit);
  }

  /** What can be read on a page, section by section. */
  async #text(page) {
    const [path, title] = await this.index.page(page);
    const answer = await fetch(this.index.manifest.base + path);
    if (!answer.ok) throw Error(`${answer.status}`);
    const html = new DOMParser().parseFromString(await answer.text(), "text/html");
    const root = html.querySelector(".prose") ?? html.querySelector("main") ?? html.body;
    const sections = [{ id: "", title: "", text: "" }];
    const walk = node => {
      for (const child of node.childNodes) {
        if (child.nodeType === 3) sections.at(-1).text += child.data;
        if (child.nodeType !== 1 || /^(script|style|nav|template)$/i.test(child.nodeName)) continue;
        if (/^h[1-6]$/i.test(child.nodeName)) {
          sections.push({ id: child.id, title: child.textContent, text: "" });
          continue;
        }
        const isBlock = !/^(a|abbr|b|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var)$/i.test(child.nodeName);
        if (isBlock) sections.at(-1).text += "\n";
        walk(child);
        if (isBlock) sections.at(-1).text += "\n";
      }
    };
    walk(root);
    const summary = html.querySelector("meta[name=description]")?.content ?? "";
    return { sections, texts: [title, summary, ...sections.flatMap(({ title, text }) => [title, text])] };
  }

  async #show({ page, section, score }, words, terms) {
    const [path, title, kind, ...headings] = await this.index.page(page);
    const sections = [];
    const heading = headings[2 * section - 2];
    if (section > 0 && heading !== undefined) {
      sections.push({ title: heading, id: headings[2 * section - 1] || heading.toLowerCase().replace(/ /g, "-").replace(/[^\p{L}\p{M}\p{N}_-]/gu, "") });
    }
    const snippet = words.map(each => each.pages.get(page)?.snippet).find(Boolean);
    return {
      url: this.index.manifest.base + path, title, kind, sections, score,
      excerpt: async () => {
        if (snippet) return marked(snippet, terms);
        const text = await this.#text(page);
        const worth = part => new Set(wordsOf(`${part.title} ${part.text}`).map(one => one.term).filter(term => terms.has(term))).size;
        const best = text.sections.map(part => [part, worth(part)]).reduce((one, other) => (other[1] > one[1] ? other : one))[0];
        if (!sections.length && best.id) sections.push(best);
        return marked(best.text.replace(/\s+/g, " ").trim(), terms);
      },
    };
  }

  /** Words of the site that are not too far from what was asked. */
  async #near(parts) {
    const found = await Promise.all(parts.flatMap(part => part.words).slice(0, 4).map(async ({ term }) =>
      (await this.index.around(term)).map(other => [other, distance(term, other, 3)]).filter(([, far]) => far > 0 && far <= 3 && far < term.length / 2)));
    return [...new Set(found.flat().sort((one, other) => one[1] - other[1]).map(([other]) => other))].slice(0, 5);
  }
}

function rank(page, words, rarities, count) {
  let [score, matched, all, names, headings, before] = [0, 0, 0];
  const sections = new Map();
  for (const [i, each] of words.entries()) {
    all += rarities[i];
    const match = each.pages.get(page);
    if (!match) {
      [before, names, headings] = [undefined, new Set(), new Map()];
      continue;
    }
    score += rarities[i] * match.impact;
    matched += rarities[i] * match.certainty;
    for (const [section, headingWords] of match.sections) sections.set(section, (sections.get(section) ?? 0) + rarities[i] * (headingWords ? 2 : 1));
    if (before) {
      const rarity = Math.min(rarities[i - 1], rarities[i]);
      const shared = [...match.sections].filter(([section]) => before.sections.has(section));
      if (shared.length) score += rarity * (shared.some(([section, headingWords]) => headingWords && before.sections.get(section)) ? 64 : 48);
      if ([...match.names].some(name => before.names.has(name))) score += rarity * 16;
    }
    names = new Set([...match.names].filter(name => !names || names.has(name)));
    headings = new Map([...match.sections].filter(([section, headingWords]) => headingWords && (!headings || headings.has(section))));
    before = match;
  }
  const coverage = all === 0 ? 1 : matched / all;
  const name = !names?.size ? 1 : names.has(count) ? 2 : 1.5;
  const heading = !headings?.size ? 1 : [...headings.values()].includes(Math.min(count, 7)) ? 1.4 : 1.25;
  const best = [...sections].sort((one, other) => other[1] - one[1] || one[0] - other[0])[0];
  return { page, section: best ? best[0] : -1, score: score * coverage * coverage * Math.max(name, heading) };
}

/** Whether words follow each other in a text. */
function stands(phrase, text) {
  let end = -1;
  const terms = wordsOf(text).filter(one => one.place === end + 1 && ++end >= 0).map(one => one.term);
  return terms.some((_, start) => phrase.every((term, i) => terms[start + i] === term));
}

/** The part of a text that shows the most of a query, in pieces. */
function marked(text, terms) {
  const [lead, most] = [4, 28];
  const words = wordsOf(text);
  if (!words.length) return [];
  let [best, bestWorth] = [0, 0];
  for (let from = 0; from < words.length; from++) {
    if (from > 0 && !terms.has(words[from + lead]?.term)) continue;
    const worth = new Set(words.slice(from, from + most).map(one => one.term).filter(term => terms.has(term))).size;
    if (worth > bestWorth) [best, bestWorth] = [from, worth];
  }
  const shown = words.slice(best, best + most);
  const last = shown.at(-1);
  let at = best === 0 ? 0 : shown[0].start;
  const end = best + most >= words.length ? text.length : last.start + last.length;
  const pieces = at > 0 ? [{ text: "… ", marked: false }] : [];
  for (const { term, start, length } of shown) {
    if (!terms.has(term) || start < at || start + length > end) continue;
    pieces.push({ text: text.slice(at, start), marked: false }, { text: text.slice(start, start + length), marked: true });
    at = start + length;
  }
  pieces.push({ text: text.slice(at, end) + (end < text.length ? " …" : ""), marked: false });
  return pieces.filter(piece => piece.text);
}

// ---------- the dialog and the page ----------
// No words stand here: the theme prints them as data attributes of the element that searches.

const step = 5; // results at once
const patience = 10_000; // ms, after which a file that does not come counts as missing
const pause = 500; // ms without a key, after which the number of results is told

const boxes = new WeakMap();

/**
 * Makes an element search. Called again with each opening, since the site may have been published anew.
 * @param {Element} root a dialog, or the page's own element
 * @param {Promise<string>} index the text of the manifest
 * @param {() => Promise<string>} get fetches it anew
 */
export function start(root, url, index, get) {
  if (!boxes.has(root)) boxes.set(root, connect(root, url, get));
  boxes.get(root)(index);
}

function connect(root, url, get) {
  const [input, list, note, failed, forget, status] =
    ["input", "[role=listbox]", ".search-note", ".search-failed", ".search-forget", "[role=status]"].map(at => root.querySelector(at));
  const words = root.dataset;
  const isPage = root.nodeName !== "DIALOG";
  const title = document.title;
  const excerpts = new WeakMap(); // what gives an option its excerpt
  let [turn, hits, limit, version, engine, pending, timer, active] = [0, 0, step];
  let recent = readRecent(url);

  const view = new IntersectionObserver(entries => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) excerptOf(target);
  });

  set(input, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": false, "aria-controls": (list.id = "_found") });
  input.addEventListener("input", () => {
    limit = step;
    ask();
  });
  input.form.addEventListener("submit", event => (event.preventDefault(), enter()));
  root.addEventListener("keydown", onKey);
  root.addEventListener("click", event => {
    if (event.target === root || event.target.closest(".search-close")) close();
  });
  list.addEventListener("click", onChoice);
  forget.addEventListener("click", () => (keep([]), ask(), input.focus()));
  if (isPage) input.value = new URLSearchParams(location.search).get("q") ?? input.value;
  return use;

  function use(index) {
    const before = engine;
    engine = made(index, before);
    engine.catch(() => {}); // told when it is asked
    if (!before) ask();
  }

  async function made(index, before) {
    const text = await index.catch(error => (before ? version : Promise.reject(error)));
    if (before && text === version) return before;
    version = text;
    if (before) ask();
    return new SearchEngine(url, JSON.parse(text));
  }

  function ask() {
    pending = search();
  }

  async function search() {
    const mine = ++turn;
    const query = input.value.trim();
    root.classList.toggle("is-asked", query !== "");
    if (!query) return show([group(words.recent, recent.map(queryOption))], "", recent.length);
    const slow = setTimeout(() => mine === turn && (note.textContent = words.wait), pause);
    const found = await find(query, () => mine === turn);
    clearTimeout(slow);
    if (mine !== turn) return;
    if (!found) show([], "");
    else if (found.results.length) show([...found.results.flatMap(options), moreOption(found)], count(found.total));
    else show([group(words.near, found.near.map(queryOption)), group(words.topics, found.topics.filter(isOwn).map(topic => option(topic.url, topic.title)))], words.none);
    hits = found?.results.length ?? 0;
    failed.hidden = Boolean(found);
  }

  /** Of the language in which the page is. */
  function isOwn(topic) {
    return !words.language || (words.at && topic.url.startsWith(words.at));
  }

  /** Asks the index; once more if that fails, since a site that was published anew has other files. */
  async function find(query, isWanted) {
    for (let tries = 2; tries && isWanted(); tries--) {
      try {
        return await Promise.race([engine.then(now => now.find(words.language && !query.includes("language:") ? `language:${words.language} ${query}` : query, limit)), wait(patience).then(() => Promise.reject())]);
      } catch {
        engine = made(get());
        engine.catch(() => {});
      }
    }
  }

  function show(items, text, canForget) {
    hits = 0;
    failed.hidden = true;
    forget.hidden = !canForget;
    note.textContent = text;
    view.disconnect();
    list.replaceChildren(...items.filter(Boolean));
    list.scrollTop = 0;
    list.hidden = !list.firstChild;
    set(input, { "aria-expanded": !list.hidden });
    all().forEach((each, i) => {
      each.id = `_found${i}`;
      if (excerpts.has(each)) view.observe(each);
    });
    choose();
    clearTimeout(timer);
    timer = setTimeout(settle, pause);
  }

  /** What would be a nuisance with every key. */
  function settle() {
    status.textContent = (failed.hidden ? note : failed).textContent;
    if (!isPage) return;
    const query = input.value.trim();
    document.title = query ? `${query} · ${title}` : title;
    // Servers refuse addresses of many kilobytes.
    history.replaceState(history.state, "", query && query.length < 1000 ? asking(query) : location.pathname);
  }

  function close() {
    root.close?.();
    if (!isPage) input.blur(); // it would take the next key, until the browser draws the page again
  }

  function all() {
    return [...list.querySelectorAll("[role=option]")];
  }

  function choose(next) {
    if (active) set(active, { "aria-selected": false });
    active = next;
    set(input, { "aria-activedescendant": active?.id });
    if (!active) return;
    set(active, { "aria-selected": true });
    active.scrollIntoView({ block: "nearest" });
    input.focus();
  }

  function onKey(event) {
    if (event.isComposing) return;
    if (event.key === "Escape" && !isPage) {
      event.preventDefault(); // in a field for searches the key would only empty it
      close();
    }
    if (event.key === "Enter" && event.target === input) {
      event.preventDefault();
      enter(event.ctrlKey || event.metaKey);
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const found = all();
    const here = found.indexOf(active ?? document.activeElement);
    const rows = found.length + 1; // with the field itself
    const to = { ArrowDown: (here + 2) % rows, ArrowUp: (here + rows) % rows, Home: here < 0 ? -1 : 1, End: here < 0 ? -1 : rows - 1 }[event.key] ?? -1;
    if (to < 0 || rows === 1) return;
    event.preventDefault();
    choose(found[to - 1]);
  }

  async function enter(inNewTab) {
    const mine = turn;
    await pending;
    if (mine !== turn) return;
    const chosen = active ?? (hits && !isPage ? all()[0] : null);
    if (!chosen) {
      keepQuery();
      return settle();
    }
    await Promise.race([excerptOf(chosen), wait(200)]); // its address gets the words to mark
    if (!inNewTab) return chosen.click();
    keepQuery();
    open(chosen.href, "_blank", "noopener");
  }

  function onChoice(event) {
    const chosen = event.target.closest("[role=option]");
    if (!chosen) return;
    const opensHere = !(event.ctrlKey || event.metaKey || event.shiftKey);
    const { query, from } = chosen.dataset;
    if (query && opensHere) {
      event.preventDefault();
      input.value = query;
      limit = from ? limit + step : step;
      ask();
      input.focus();
      if (from) pending.then(() => choose(all()[from]));
    } else {
      keepQuery();
      if (opensHere) close();
    }
  }

  /** The options of one result: its page with the best section, then further sections. */
  function options(found) {
    const { url, title, kind, excerpt } = found;
    let [best, ...more] = found.sections;
    const text = make("span", "search-text");
    const first = option(
      addressOf(url, best),
      make("span", "search-title", title, best ? ` › ${best.title}` : ""),
      make("span", `search-kind sign sign-${kind}`, words[kind] ?? kind),
      text);
    excerpts.set(first, async () => {
      const pieces = await excerpt();
      if (!best && found.sections[0]) {
        // Where only the page itself could tell.
        [best] = found.sections;
        first.querySelector(".search-title").append(` › ${best.title}`);
      }
      text.replaceChildren(...pieces.map(piece => (piece.marked ? make("mark", "", piece.text) : piece.text)));
      text.hidden = !pieces.length;
      set(first, { href: addressOf(url, best) + textDirective(pieces, best) });
    });
    return [first, ...more.map(section => {
      const further = option(addressOf(url, section), section.title);
      further.className = "search-further";
      set(further, { "aria-label": `${title} › ${section.title}` });
      return further;
    })];
  }

  /** Gives an option its excerpt, once. */
  function excerptOf(target) {
    view.unobserve(target);
    const begin = excerpts.get(target);
    if (typeof begin === "function") excerpts.set(target, begin().catch(() => {}));
    return excerpts.get(target);
  }

  function queryOption(query) {
    const made = option(input.form.action + asking(query), query);
    made.dataset.query = query;
    return made;
  }

  /** Leads to further results of the same query. */
  function moreOption({ results, total }) {
    if (total <= results.length) return null;
    const made = queryOption(input.value.trim());
    made.textContent = words.more;
    made.dataset.from = results.reduce((sum, { sections }) => sum + Math.max(1, sections.length), 0);
    return made;
  }

  function count(number) {
    const form = localized(root.lang, lang => new Intl.PluralRules(lang)).select(number);
    return (words[form] ?? words.other).replace("{n}", localized(root.lang, lang => new Intl.NumberFormat(lang)).format(number));
  }

  function keepQuery() {
    keep([input.value.trim(), ...recent]);
  }

  function keep(queries) {
    recent = [...new Set(queries.filter(query => query && query.length < 100))].slice(0, 5);
    try {
      localStorage.setItem(url, JSON.stringify(recent));
    } catch {
      // switched off: they last as long as the page
    }
  }
}

function readRecent(key) {
  try {
    return JSON.parse(localStorage.getItem(key)).map(String);
  } catch {
    return [];
  }
}

function localized(lang, maker) {
  try {
    return maker(lang);
  } catch {
    return maker(); // no tag that the browser knows
  }
}

function addressOf(url, section) {
  return section ? `${url}#${encodeURIComponent(section.id)}` : url;
}

/** Marks the words of an excerpt in the opened page, each known by the words around it. */
function textDirective(pieces, section) {
  if (!("fragmentDirective" in document)) return "";
  const encode = text => encodeURIComponent(text.trim()).replaceAll("-", "%2D");
  // Every second part is marked; marks that stand beside each other are one.
  const parts = pieces.map(({ marked, text }) => (marked ? `\0${text}\0` : text)).join("").replace(/\0(\s+)\0/g, "$1").split("\0");
  const texts = parts.slice(0, 10).flatMap((part, i) => {
    if (i % 2 === 0) return [];
    // Without signs, which an excerpt may have in other places than the page.
    const before = /([\p{L}\p{N}'’-]+\s+){0,3}$/u.exec(parts[i - 1])[0];
    const after = /^(\s+[\p{L}\p{N}'’-]+){0,3}/u.exec(parts[i + 1])[0];
    // A word alone may stand anywhere in the page.
    if (section && !/\S\s+\S/.test(before + after)) return [];
    return `text=${before && `${encode(before)}-,`}${encode(part)}${after && `,-${encode(after)}`}`;
  });
  return texts.length ? `${section ? "" : "#"}:~:${texts.join("&")}` : "";
}

function group(label, items) {
  if (!items.length) return null;
  const made = make("div", "", ...items);
  set(made, { role: "group", "aria-label": label });
  return made;
}

function option(href, ...children) {
  const made = make("a", "", ...children);
  set(made, { href, role: "option", "aria-selected": false });
  return made;
}

function make(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes))
    if (value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, value);
}

function asking(query) {
  return `?${new URLSearchParams({ q: query })}`;
}

function wait(ms) {
  return new Promise(done => setTimeout(done, ms));
}
