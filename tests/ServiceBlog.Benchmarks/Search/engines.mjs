// What a page does with each search. `ask(query)` gives five addresses, best first, once their excerpts are there.
const engines = {
  async serviceblog() {
    const home = new DOMParser().parseFromString(await (await fetch("/")).text(), "text/html");
    const { manifest, script } = home.querySelector("[data-manifest]").dataset;
    const [{ SearchEngine }, index] = await Promise.all([import(script), fetch(manifest).then(answer => answer.json())]);
    const engine = new SearchEngine(new URL(manifest, location.href).href, index);
    return async query => {
      const { results } = await engine.find(query, 5);
      await Promise.all(results.map(result => result.excerpt()));
      return results.map(result => result.url);
    };
  },
  async pagefind() {
    const pagefind = await import("/pagefind/pagefind.js");
    await pagefind.init();
    return async query => {
      const { results } = await pagefind.search(query);
      const data = await Promise.all(results.slice(0, 5).map(result => result.data()));
      return data.map(result => result.url);
    };
  },
  async minisearch() {
    const [{ default: MiniSearch }, text] = await Promise.all([
      import("/minisearch.js"),
      fetch("/minisearch.json").then(answer => answer.text()),
    ]);
    const { options, asking } = await (await fetch("/minisearch-options.json")).json();
    const engine = MiniSearch.loadJSON(text, options);
    return async query => engine.search(query, asking).slice(0, 5).map(result => (result.text.slice(0, 200), result.url));
  },
};

window.load = async name => (window.ask = await engines[name]());
