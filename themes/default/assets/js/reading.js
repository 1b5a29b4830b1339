// Comforts; every page reads without them.
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const words = document.querySelector(".scheme").dataset;

// Contents stand open beside the text: the style sheet shows them there, this tells screen readers.
const folds = [[".toc > .fold", 62], [".guide-nav > .fold", 80]].map(([selector, width]) => ({ selector, wide: matchMedia(`(min-width: ${width}rem)`) }));
const unfold = ({ selector, wide }) => all(selector).forEach(fold => (fold.open = wide.matches));
for (const fold of folds) fold.wide.addEventListener("change", () => unfold(fold));

// The section that is being read.
let [sections, current, asked] = [[], undefined, false];
function markSection() {
  asked = false;
  const section = sections.findLast(({ heading }) => heading.getBoundingClientRect().top < innerHeight / 4);
  if (section?.link === current) return;
  current?.removeAttribute("aria-current");
  current = section?.link;
  current?.setAttribute("aria-current", "location");
}
addEventListener("scroll", () => {
  if (!asked && sections.length) asked = Boolean(requestAnimationFrame(markSection));
}, { passive: true });

// What scrolls can be reached by keyboard.
const reach = () => all(".prose pre, .table-scroll, .map-scroll")
  .forEach(box => (box.scrollWidth > box.clientWidth ? (box.tabIndex = 0) : box.removeAttribute("tabindex")));
addEventListener("resize", reach);

function enhance() {
  folds.forEach(unfold);
  sections = all(".toc a").map(link => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) })).filter(section => section.heading);
  markSection();
  // For pointers alone; others have the contents.
  for (const heading of all(".prose :is(h2, h3, h4)[id]:not(:has(> .heading-link))")) {
    const link = Object.assign(document.createElement("a"), { className: "heading-link", textContent: "#", tabIndex: -1, title: words.section });
    link.ariaHidden = "true";
    heading.append(" ", link);
  }
  for (const link of all(".heading-link")) link.href = "#" + encodeURIComponent(link.parentElement.id);
  reach();
}
enhance();
// The preview puts a newer state of the page into this one.
document.addEventListener("serviceblog:shown", enhance);

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
