// A stand-in for the engine: a list of pages in the manifest, searched for the words as they are.
export class SearchEngine {
  constructor(url, manifest) {
    this.pages = manifest.pages;
  }

  async find(query, limit) {
    const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const found = this.pages.filter(page => words.length && words.every(word => JSON.stringify(page).toLowerCase().includes(word)));
    return {
      results: found.slice(0, limit).map(page => ({ ...page, score: 1, excerpt: async () => excerpt(page.text, words) })),
      total: found.length,
      near: found.length ? [] : ["loyalty"],
      topics: found.length ? [] : this.pages.filter(page => page.kind === "topic"),
    };
  }
}

function excerpt(text, words) {
  return text.split(/([\p{L}\p{N}]+)/u).filter(Boolean).map(part => ({ text: part, marked: words.includes(part.toLowerCase()) }));
}

// ---------- the dialog and the page ----------
// No words stand here: the theme prints them as data attributes of the element that searches.

const step = 20; // results at once
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
    else show([group(words.near, found.near.map(queryOption)), group(words.topics, found.topics.map(topic => option(topic.url, topic.title)))], words.none);
    hits = found?.results.length ?? 0;
    failed.hidden = Boolean(found);
  }

  /** Asks the index; once more if that fails, since a site that was published anew has other files. */
  async function find(query, isWanted) {
    for (let tries = 2; tries && isWanted(); tries--) {
      try {
        return await Promise.race([engine.then(now => now.find(query, limit)), wait(patience).then(() => Promise.reject())]);
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
  function options({ url, title, kind, sections: [best, ...more], excerpt }) {
    const text = make("span", "search-text");
    const first = option(
      addressOf(url, best),
      make("span", "search-title", title, best ? ` › ${best.title}` : ""),
      make("span", `search-kind sign sign-${kind}`, words[kind] ?? kind),
      text);
    excerpts.set(first, async () => {
      const pieces = await excerpt();
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
  const near = (text, from, to) => encode(text.split(/[\s…]+/).filter(Boolean).slice(from, to).join(" "));
  // Every second part is marked; marks that stand beside each other are one.
  const parts = pieces.map(({ marked, text }) => (marked ? `\0${text}\0` : text)).join("").replace(/\0(\s+)\0/g, "$1").split("\0");
  const texts = parts.slice(0, 10).flatMap((part, i) => {
    if (i % 2 === 0) return [];
    const [before, after] = [near(parts[i - 1], -3), near(parts[i + 1], 0, 3)];
    return `text=${before && `${before}-,`}${encode(part)}${after && `,-${after}`}`;
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
