// Keeps the page up to date: after every change of the store it fetches itself and exchanges the parts that are
// marked `data-live`. Without this script the page works, and shows what was there when it was loaded.

async function refresh() {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const focused = document.activeElement?.getAttribute("href");
  for (const part of document.querySelectorAll("[data-live]")) {
    const next = fresh.getElementById(part.id);
    // The element stays, its content changes: so a status is announced, and nothing is announced twice.
    if (next !== null && next.innerHTML !== part.innerHTML) part.replaceChildren(...next.childNodes);
  }
  if (focused && document.activeElement === document.body) {
    document.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
  }
}

const changes = new EventSource("/events");
changes.addEventListener("message", refresh);
// After a restart of the local cloud the stream comes back by itself; what came meanwhile is fetched then.
changes.addEventListener("open", refresh);
