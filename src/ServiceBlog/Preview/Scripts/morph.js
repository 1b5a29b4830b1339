// Turns the document into a newer version of itself, and leaves alone whatever is the same in both: so an open
// <details>, typed text, the focus, a video that plays and the place on the page all stay.
//
// Nodes are compared as they were served, not as they are: what a reader or a script has changed since (an attribute
// `open`, a class) counts as unchanged, and stays unless the source changes it. Nodes that were never served, such as
// those that an extension adds, are not touched.

/** What was served for a node: a hash of it with all below, and its attributes. */
const served = new WeakMap();

/** Style sheets that are on their way. */
const loading = new WeakSet();

const opaque = new Set(["NOSCRIPT"]); // a document without scripts parses what is in it otherwise

/** Takes the document as it stands as what was served. */
export function remember(node = document.documentElement) {
  return note(node, describe(node));
}

/**
 * Makes the document what the text says.
 * @returns {boolean} false if only loading it anew will do: a script is other than before.
 */
export function morph(html) {
  const next = new DOMParser().parseFromString(html, "text/html").documentElement;
  if (scripts(next) !== scripts(document.documentElement)) return false;
  const digests = new Map();
  digest(next, digests);
  patch(document.documentElement, next, digests);
  return true;
}

/** Makes a style sheet anew, and takes the old one away when the new one is there, so that nothing flashes. */
export function replaceSheet(old, fresh) {
  for (const event of ["load", "error"])
    fresh.addEventListener(event, () => (loading.delete(fresh), old.remove()), { once: true });
  served.delete(old);
  loading.add(fresh);
  old.after(fresh);
}

export function isLoading(sheet) {
  return loading.has(sheet);
}

function scripts(root) {
  // Data, such as JSON-LD, runs nothing.
  const all = [...root.querySelectorAll("script:not([data-run], [type$=json i])")];
  return JSON.stringify(all.map(script => [script.getAttribute("src"), script.type, script.textContent]));
}

function patch(old, next, digests) {
  const was = served.get(old);
  const now = digests.get(next);
  if (was.hash === now.hash) return;
  patchAttributes(old, was.attributes, now.attributes);
  if (old.nodeName === "TEMPLATE") old.innerHTML = next.innerHTML;
  else if (!opaque.has(old.nodeName)) patchChildren(old, next, digests);
  served.set(old, now);
}

function patchAttributes(element, was, now) {
  for (const [name, value] of now)
    if (was.get(name) !== value) element.setAttribute(name, value);
  for (const name of was.keys())
    if (!now.has(name)) element.removeAttribute(name);
}

function patchChildren(parent, next, digests) {
  const olds = [...parent.childNodes].filter(node => served.has(node));
  const news = [...next.childNodes];
  const partners = align(olds, news, digests);
  const taken = new Set(partners.values());
  let place = olds[0] ?? firstForeign(parent);
  // What goes is taken out first, so that what stays is in order and never has to be moved.
  for (const node of olds) {
    if (taken.has(node)) continue;
    if (node === place) place = node.nextSibling;
    node.remove();
  }
  for (const node of news) {
    const partner = partners.get(node);
    if (!partner) {
      parent.insertBefore(adopt(node, digests), place);
      continue;
    }
    place = partner.nextSibling;
    update(partner, node, digests);
  }
}

/** New children of an element that had none come before what others have put there. */
function firstForeign(parent) {
  return parent.firstChild;
}

function update(old, next, digests) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (served.get(old).hash !== digests.get(next).hash) {
      old.data = next.data;
      served.set(old, digests.get(next));
    }
  } else if (isSheet(old) && served.get(old).hash !== digests.get(next).hash) {
    replaceSheet(old, adopt(next, digests));
  } else {
    patch(old, next, digests);
  }
}

function adopt(node, digests) {
  const fresh = document.importNode(node, true);
  copyDigests(node, fresh, digests);
  return fresh;
}

function copyDigests(node, fresh, digests) {
  served.set(fresh, digests.get(node));
  for (let i = 0; i < node.childNodes.length; i++) copyDigests(node.childNodes[i], fresh.childNodes[i], digests);
}

function isSheet(node) {
  return node.nodeName === "LINK" && node.relList.contains("stylesheet");
}

/** Pairs old children with new ones, in order: first what is the same, then what is most alike. */
function align(olds, news, digests) {
  const pairs = new Map();
  const isSame = (i, j) => served.get(olds[i]).hash === digests.get(news[j]).hash;
  let start = 0;
  while (start < olds.length && start < news.length && isSame(start, start)) pairs.set(news[start], olds[start++]);
  let [oldEnd, newEnd] = [olds.length, news.length];
  while (oldEnd > start && newEnd > start && isSame(oldEnd - 1, newEnd - 1)) pairs.set(news[--newEnd], olds[--oldEnd]);
  const [rows, columns] = [oldEnd - start, newEnd - start];
  if (rows * columns > 250_000) return pairs; // a page made anew: not worth the time of finding what is alike
  // The best sum of likeness over all ways to pair what is left without crossing.
  const best = Array.from({ length: rows + 1 }, () => new Int32Array(columns + 1));
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      best[i][j] = Math.max(
        best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + likeness(olds[start + i], news[start + j], digests));
  for (let i = 0, j = 0; i < rows && j < columns;) {
    if (best[i][j] === best[i + 1][j]) i++;
    else if (best[i][j] === best[i][j + 1]) j++;
    else pairs.set(news[start + j++], olds[start + i++]);
  }
  return pairs;
}

function likeness(old, next, digests) {
  if (old.nodeName !== next.nodeName) return 0;
  const [was, now] = [served.get(old), digests.get(next)];
  if (old.nodeType !== Node.ELEMENT_NODE) return 1; // there is the same white space everywhere
  if (was.hash === now.hash) return 100;
  const [oldId, newId] = [was.attributes.get("id"), now.attributes.get("id")];
  if (oldId !== newId) return oldId && newId ? 2 : 4;
  if (oldId) return 60;
  return was.attributes.get("class") === now.attributes.get("class") ? 10 : 5;
}

function note(node, description) {
  served.set(node, description);
  return description;
}

/** Describes a node of the document with all below, and remembers each. */
function describe(node) {
  return description(node, child => note(child, describe(child)).hash);
}

function digest(node, digests) {
  const made = description(node, child => digest(child, digests).hash);
  digests.set(node, made);
  return made;
}

function description(node, hashOf) {
  if (node.nodeType !== Node.ELEMENT_NODE) return { hash: hash(node.nodeName + node.data), attributes: new Map() };
  const attributes = new Map();
  for (const attribute of node.attributes) attributes.set(attribute.name, attribute.value);
  let all = hash(node.nodeName);
  for (const [name, value] of attributes) all = hash(`${all} ${name}=${value}`);
  if (node.nodeName === "TEMPLATE") all = hash(all + node.innerHTML);
  for (const child of node.childNodes) {
    if (isOurs(child)) continue;
    const below = hashOf(child);
    if (!opaque.has(node.nodeName)) all = hash(`${all} ${below}`);
  }
  return { hash: all, attributes };
}

function isOurs(node) {
  return node.nodeName === "SERVICEBLOG-PREVIEW" || node.nodeName === "SCRIPT" && node.dataset.run !== undefined;
}

/** 53 bits of a text (cyrb53, public domain): two texts of one page never share them. */
function hash(text) {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
