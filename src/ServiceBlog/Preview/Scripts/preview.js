// Keeps the page that it stands in as the author's files are. It belongs to `serviceblog preview` alone: no file of the
// site has it.
import { isLoading, morph, remember, replaceSheet } from "./morph.js";
import { showMark, showProblems, showsProblems } from "./overlay.js";

const element = document.querySelector("script[data-run]");
const state = { ...element.dataset };
let socket;
let retries = 0;

remember();
showMark(state.mark ?? "");
connect();
addEventListener("pagehide", () => socket?.close());
addEventListener("pageshow", event => event.persisted && connect());
addEventListener("click", stayHere, { capture: true });

function connect() {
  const query = new URLSearchParams({
    path: location.pathname,
    page: state.page,
    run: state.run,
    revision: state.revision,
    problems: showsProblems() ? "some" : "none",
  });
  socket = new WebSocket(`ws://${location.host}/.serviceblog/live?${query}`);
  socket.addEventListener("open", () => (retries = 0));
  socket.addEventListener("message", event => receive(JSON.parse(event.data)));
  // The author may start the preview again at any time.
  socket.addEventListener("close", event => {
    if (event.target === socket && !document.hidden) setTimeout(connect, Math.min(1000, 100 * 2 ** retries++));
    else if (event.target === socket) addEventListener("visibilitychange", connect, { once: true });
  });
}

function receive(message) {
  Object.assign(state, { run: message.run, revision: message.revision });
  if (message.problems) showProblems(message.problems);
  if (message.moved) history.replaceState(history.state, "", message.moved + location.search + location.hash);
  if (message.html !== undefined) {
    if (!morph(message.html)) return location.reload();
    state.page = message.page;
    showMark(message.mark);
  }
  if (message.assets) refresh(message.assets);
  document.dispatchEvent(new CustomEvent("serviceblog:shown", { detail: message.revision }));
}

/** Fetches what the page uses of these files again. */
function refresh(changed) {
  const concerns = url => {
    const { origin, pathname } = new URL(url, document.baseURI);
    return origin === location.origin && (changed[0] === "*" || changed.includes(pathname));
  };
  if (changed[0] !== "*" && [...document.scripts].some(script => script.src && script !== element && concerns(script.src)))
    return location.reload();
  for (const link of document.querySelectorAll("link[rel~=stylesheet]"))
    if (!isLoading(link) && (concerns(link.href) || imports(link.sheet, concerns))) {
      const fresh = link.cloneNode();
      fresh.href = another(link.href);
      remember(fresh);
      replaceSheet(link, fresh);
    }
  for (const image of document.images)
    if (image.currentSrc && concerns(image.currentSrc)) {
      if (image.srcset) image.srcset = image.srcset.split(", ").map(part => part.replace(/^\S+/, another)).join(", ");
      image.src = another(image.src);
    }
}

/** Whether a style sheet gets one of these files by @import. */
function imports(sheet, concerns) {
  if (!sheet?.href || new URL(sheet.href).origin !== location.origin) return false;
  return [...sheet.cssRules].some(rule => rule.href && (concerns(rule.styleSheet?.href ?? rule.href) || imports(rule.styleSheet, concerns)));
}

/** The same file by an address that the browser has not seen. */
function another(url) {
  const fresh = new URL(url, document.baseURI);
  fresh.searchParams.set("preview", state.revision);
  return fresh.href;
}

/** A link with the address that the site will have leads to the page as it is here. */
function stayHere(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || !state.publishedAt || !link.href.startsWith(state.publishedAt) || link.href.startsWith(location.origin)) return;
  link.href = state.base + link.href.slice(state.publishedAt.length);
}
