// Opens the search, and loads the rest of it on first use.
const { manifest, script, style } = document.querySelector("[data-manifest]").dataset;
const box = document.querySelector(".search") ?? document.querySelector("#_search").content.firstElementChild;

async function get() {
  const answer = await fetch(manifest, { cache: "no-cache" });
  if (!answer.ok) throw Error(answer.status);
  return answer.text();
}

function load() {
  const index = get();
  index.catch(() => {}); // the search tells
  import(script).then(
    search => search.start(box, manifest, index, get),
    () => (box.querySelector(".search-failed").hidden = false));
}

function open() {
  if (box.matches("dialog:not([open])")) {
    dress();
    box.showModal();
    load();
  }
  box.querySelector("input").select();
}

/** The dialog takes keys at once; its own style sheet shows it. */
function dress() {
  if (box.isConnected) return;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: style, onerror: () => (box.style.opacity = 1) }));
  document.body.append(box);
}

const isMod = event => event.ctrlKey || event.metaKey;

addEventListener("click", event => {
  if (isMod(event) || event.shiftKey || !event.target.closest?.("[data-manifest]")) return;
  event.preventDefault();
  open();
});

addEventListener("keydown", event => {
  const opens = isMod(event)
    ? event.key.toLowerCase() === "k" && !event.altKey && !event.shiftKey
    : event.key === "/" && !event.target.closest?.("input, textarea, select, [contenteditable]");
  if (!opens || event.defaultPrevented) return;
  event.preventDefault();
  open();
});

if (box.isConnected) load();
