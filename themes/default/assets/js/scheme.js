// The colours that the reader chose, before anything is painted.
try {
  const chosen = localStorage.getItem("scheme");
  if (chosen) document.documentElement.dataset.scheme = chosen;
} catch {} // no storage: the colours of the system
