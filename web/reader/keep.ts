/** Has the browser keep this page, to be read without a connection; the keeping is in worker.ts. */

/** `follows` says whether the page comes up to date by itself once there is a connection. */
export function keepForOffline(follows: boolean): void {
  const { worker } = document.body.dataset;
  // Only over HTTPS, and on one's own machine, browsers have workers.
  const container = navigator.serviceWorker;
  if (!worker || !container) return;
  window.addEventListener("load", () => container.register(worker).catch(() => {}));
  document.addEventListener("visibilitychange", () => {
    // What came since it was opened, before a phone lets go of the tab.
    if (follows && document.hidden) container.controller?.postMessage("");
  });
  window.addEventListener("online", () => {
    if (!follows && document.getElementById("kept")) location.reload();
  });
}
