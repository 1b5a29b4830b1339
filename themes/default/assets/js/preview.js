// Previews: what a link within the site leads to, beside it, for pointer and keyboard.

const card = Object.assign(document.createElement("div"), { id: "_preview", className: "preview", role: "tooltip", hidden: true });
const pages = new Map();
const home = location.href.split("#")[0];
let shown, timer, isFocused;

// The page itself, which the browser then has when the reader goes there.
function pageOf(address) {
  if (address === home) return document;
  if (!pages.has(address)) {
    pages.set(address, fetch(address)
      .then(answer => (answer.ok ? answer.text() : Promise.reject(answer.status)))
      .then(html => new DOMParser().parseFromString(html, "text/html")));
  }
  return pages.get(address);
}

function textsOf(page, id) {
  const text = element => element?.textContent.replace(/\s*#?\s*$/, "").replace(/\s+/g, " ").trim() ?? "";
  const part = id && page.getElementById(id);
  if (!part) return [text(page.querySelector("main h1")), text(page.querySelector(".opening .byline")), page.querySelector("[name=description]")?.content];
  if (!part.matches("h1, h2, h3, h4, h5, h6")) return ["", "", text(part)];
  let next = part.nextElementSibling;
  while (next && !next.matches("p, ul, ol, dl, blockquote, h1, h2, h3")) next = next.nextElementSibling;
  return [text(part), text(page.querySelector("main h1")), text(next)];
}

async function show(link) {
  const [address, id] = link.href.split("#");
  const texts = textsOf(await pageOf(address), decodeURIComponent(id ?? ""));
  if (shown !== link || !texts.some(Boolean)) return;
  card.replaceChildren(...["b", "small", "p"].flatMap((name, i) => {
    const words = texts[i] ?? "";
    return words ? [Object.assign(document.createElement(name), { textContent: words.length > 300 ? words.slice(0, words.lastIndexOf(" ", 299)) + "…" : words })] : [];
  }));
  document.querySelector("main").append(card);
  card.hidden = false;
  link.setAttribute("aria-describedby", card.id);
  const box = link.getClientRects()[0];
  const above = box.bottom + card.offsetHeight + 12 > innerHeight && box.top > card.offsetHeight + 12;
  card.style.insetInlineStart = "auto";
  card.style.left = `${Math.max(8, Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 8))}px`;
  card.style.top = `${scrollY + (above ? box.top - card.offsetHeight - 6 : box.bottom + 6)}px`;
}

function hide() {
  clearTimeout(timer);
  card.hidden = true;
  shown?.removeAttribute("aria-describedby");
  shown = isFocused = undefined;
}

// A mention of a topic has its definition already, and an entry of a list its summary.
const isShown = link =>
  link?.origin === location.origin && /(\/|\.html)$/.test(link.pathname) && (link.hash || link.pathname !== location.pathname)
  && !link.closest("nav, .term, .entry, .heading-link, .kind");

export function consider(event) {
  if (event.pointerType === "touch" || card.contains(event.target)) return clearTimeout(timer);
  const link = event.target.closest?.("main a[href]");
  if (link && link === shown) return clearTimeout(timer);
  const isFocus = event.type === "focusin";
  if (isFocused && !isFocus && !link) return; // the pointer rests elsewhere
  isFocused = isFocus;
  clearTimeout(timer);
  timer = setTimeout(() => {
    hide();
    if (!isShown(link)) return;
    [shown, isFocused] = [link, isFocus];
    show(link).catch(hide);
  }, link ? 350 : 200);
}

addEventListener("pointerover", consider);
addEventListener("focusin", consider);
addEventListener("focusout", () => shown === document.activeElement || hide());
addEventListener("keydown", event => event.key === "Escape" && hide());
