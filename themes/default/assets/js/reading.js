// Contents stand open where they have room beside the text. The style sheet shows them there in any case; this tells
// screen readers so.
const wide = matchMedia("(min-width: 62rem)");
const unfold = () => document.querySelectorAll(".toc > .fold").forEach(fold => (fold.open = wide.matches));
wide.addEventListener("change", unfold);
unfold();
