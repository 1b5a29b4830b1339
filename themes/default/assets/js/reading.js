// Comforts; every page reads without them.
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const words = document.querySelector(".scheme").dataset;

// Contents stand open beside the text: the style sheet shows them there, this tells screen readers.
for (const [selector, width] of [[".toc > .fold", 62], [".guide-nav > .fold", 80]]) {
  const wide = matchMedia(`(min-width: ${width}rem)`);
  const unfold = () => all(selector).forEach(fold => (fold.open = wide.matches));
  wide.addEventListener("change", unfold);
  unfold();
}

// The section that is being read.
const sections = all(".toc a").map(link => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) })).filter(section => section.heading);
let current;
function markSection() {
  const section = sections.findLast(({ heading }) => heading.getBoundingClientRect().top < innerHeight / 4);
  if (section === current) return;
  current?.link.removeAttribute("aria-current");
  section?.link.setAttribute("aria-current", "location");
  current = section;
}
if (sections.length) {
  let asked = false;
  addEventListener("scroll", () => {
    if (!asked) requestAnimationFrame(() => ((asked = false), markSection()));
    asked = true;
  }, { passive: true });
  markSection();
}

// For pointers alone; others have the contents.
for (const heading of all(".prose :is(h2, h3, h4)[id]")) {
  const link = Object.assign(document.createElement("a"), { className: "heading-link", href: "#" + encodeURIComponent(heading.id), textContent: "#", tabIndex: -1, title: words.section });
  link.ariaHidden = "true";
  heading.append(" ", link);
}

// What scrolls can be reached by keyboard.
const boxes = all(".prose pre, .table-scroll, .map-scroll");
const reach = () => boxes.forEach(box => (box.scrollWidth > box.clientWidth ? (box.tabIndex = 0) : box.removeAttribute("tabindex")));
addEventListener("resize", reach);
reach();

const button = document.querySelector(".scheme");
const schemes = ["auto", "light", "dark"];
const scheme = () => document.documentElement.dataset.scheme ?? "auto";
const tell = () => (button.title = button.ariaLabel = words[scheme()]);
button.addEventListener("click", () => {
  const next = schemes[(schemes.indexOf(scheme()) + 1) % 3];
  if (next === "auto") delete document.documentElement.dataset.scheme;
  else document.documentElement.dataset.scheme = next;
  try {
    if (next === "auto") localStorage.removeItem("scheme");
    else localStorage.setItem("scheme", next);
  } catch {} // kept for this page alone
  tell();
});
tell();
button.hidden = false;

// Previews are loaded with the first link that is pointed at or moved to.
const ask = event => {
  if (event.pointerType === "touch" || !event.target.closest?.("main a[href]")) return;
  removeEventListener("pointerover", ask);
  removeEventListener("focusin", ask);
  import(words.preview).then(previews => previews.consider(event));
};
addEventListener("pointerover", ask);
addEventListener("focusin", ask);
