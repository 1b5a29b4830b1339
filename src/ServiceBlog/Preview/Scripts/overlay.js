// What the preview says over the page: the errors of the last build, and that a page is not published yet. All of it
// lies in one element with a shadow root, so that neither the site's styles nor its scripts meet it.

const style = `
:host { all: initial; font: 15px/1.5 system-ui, sans-serif; color-scheme: light dark }
.mark { position: fixed; z-index: 2147483646; inset-block-end: 12px; inset-inline-start: 12px; margin: 0;
  padding: 3px 12px; border-radius: 4px; background: #5b3a00; color: #fff; font-weight: 600; pointer-events: none }
.problems { position: fixed; z-index: 2147483647; inset: auto 0 0 0; inline-size: auto; max-inline-size: none; margin: 0;
  box-sizing: border-box; max-block-size: 70vh; overflow: auto; padding: 16px max(16px, calc(50vw - 480px)) 24px;
  border: 0; border-block-start: 4px solid #c62f2f; background: #fff; color: #1c1c1c; box-shadow: 0 -8px 32px #0006 }
header { display: flex; gap: 16px; align-items: baseline; justify-content: space-between }
h1 { font-size: 18px; margin: 0 } h2 { font-size: 15px; margin: 20px 0 0; font-family: ui-monospace, monospace }
p { margin: 4px 0 } .code, .help { color: #5a5a5a }
pre { margin: 8px 0; padding: 8px; overflow-x: auto; background: #f2f2f2; font: 13px/1.5 ui-monospace, monospace }
.place { color: #b3261e }
button { font: inherit; padding: 2px 12px; color: inherit; background: transparent; border: 1px solid; border-radius: 4px }
:focus-visible { outline: 3px solid #2f6fd6; outline-offset: 2px }
@media (prefers-color-scheme: dark) {
  .problems { background: #1e1e1e; color: #ececec; border-color: #ff6b61 } pre { background: #2b2b2b }
  .code, .help { color: #b5b5b5 } .place { color: #ff9a92 }
}
@media print { .mark, .problems { display: none } }
`;

const host = document.createElement("serviceblog-preview");
const root = host.attachShadow({ mode: "open" });
root.innerHTML = `<style>${style}</style>`;
document.documentElement.append(host);
addEventListener("keydown", event => event.key === "Escape" && root.querySelector(".problems")?.remove());

export function showsProblems() {
  return root.querySelector(".problems") !== null;
}

/** Shows errors over the page; none takes the overlay away. */
export function showProblems(problems) {
  root.querySelector(".problems")?.remove();
  if (problems.length === 0) return;
  // No dialog: that would take the focus from whoever is typing.
  const panel = make("section", { class: "problems", role: "alert", "aria-labelledby": "title" });
  const header = make("header");
  const close = make("button", { type: "button" }, "Hide");
  close.addEventListener("click", () => panel.remove());
  const count = problems.length === 1 ? "1 error" : `${problems.length} errors`;
  header.append(make("h1", { id: "title" }, `${count} in the last build`), close);
  panel.append(header, ...problems.flatMap(describe));
  root.append(panel);
}

/** Says in a corner why a page is not published; empty for one that is. */
export function showMark(text) {
  root.querySelector(".mark")?.remove();
  if (text) root.append(make("p", { class: "mark" }, text));
}

function describe(problem) {
  const parts = [make("h2", {}, problem.place)];
  const message = make("p", {}, problem.message + " ");
  message.append(make("span", { class: "code" }, problem.code));
  parts.push(message);
  if (problem.lines.length > 0) parts.push(excerpt(problem.lines));
  if (problem.suggestion) parts.push(make("p", { class: "help" }, "Help: " + problem.suggestion));
  return parts;
}

function excerpt(lines) {
  const text = make("pre", { tabindex: "0" });
  for (const line of lines) {
    text.append(`${String(line.number).padStart(5)} | ${line.text}\n`);
    if (line.caretAt >= 0) text.append(make("span", { class: "place" }, `      | ${" ".repeat(line.caretAt)}^\n`));
  }
  return text;
}

function make(name, attributes = {}, text = "") {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}
