// Comforts for what some texts have: tabs, and code that is copied.
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const words = document.querySelector(".scheme").dataset;

// Sections that stand one below the other become tabs.
function makeTabs(tabs) {
  const panels = [...tabs.children].filter(child => child.matches(".tab"));
  const list = Object.assign(document.createElement("div"), { className: "tab-list", role: "tablist" });
  const select = chosen => panels.forEach((panel, number) => {
    panel.hidden = panel === chosen ? false : "until-found";
    list.children[number].ariaSelected = String(panel === chosen);
    list.children[number].tabIndex = panel === chosen ? 0 : -1;
  });
  panels.forEach((panel, number) => {
    panel.id ||= `_tab-${all(".tab").indexOf(panel) + 1}`;
    const button = Object.assign(document.createElement("button"), { type: "button", role: "tab", id: `${panel.id}-name`, textContent: panel.querySelector(".tab-title").textContent });
    button.setAttribute("aria-controls", panel.id);
    panel.setAttribute("aria-labelledby", button.id);
    panel.role = "tabpanel";
    button.addEventListener("click", () => select(panel));
    button.addEventListener("keydown", event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key] * (getComputedStyle(list).direction === "rtl" ? -1 : 1);
      if (!step) return;
      const next = panels[(number + step + panels.length) % panels.length];
      select(next);
      list.children[panels.indexOf(next)].focus();
    });
    // What is searched for within the page, or linked to, shows itself.
    panel.addEventListener("beforematch", () => select(panel));
    list.append(button);
  });
  tabs.prepend(list);
  select(panels.find(panel => panel.querySelector(":target")) ?? panels[0]);
}

// Code goes to the clipboard as it stands.
function addCopy(code) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: words.copy });
  const say = text => (button.textContent = text);
  button.addEventListener("click", () => navigator.clipboard.writeText(code.textContent.trimEnd()).then(() => {
    say(words.copied);
    setTimeout(say, 2000, words.copy);
  }));
  code.before(button);
}

function enhance() {
  // Where a browser has no clipboard for this page, there is no button.
  if (navigator.clipboard) all(".prose pre:not(:has(> .copy)) > code").forEach(addCopy);
  all(".tabs:has(> .tab):not(:has(> .tab-list))").forEach(makeTabs);
}
enhance();
// The preview puts a newer state of the page into this one.
document.addEventListener("serviceblog:shown", enhance);
