/** Asks before a page is left on which something was written and not sent. */

export function guardUnsent(root: Document): void {
  const written = new Set<HTMLFormElement>();
  root.addEventListener("input", (event) => {
    const form = event.target instanceof Element ? event.target.closest("form") : null;
    if (form?.method === "post") written.add(form);
  });
  root.addEventListener("submit", (event) => {
    if (event.target instanceof HTMLFormElement && !event.defaultPrevented) {
      written.delete(event.target);
    }
  });
  addEventListener("beforeunload", (event) => {
    if (written.size > 0) event.preventDefault();
  });
}
