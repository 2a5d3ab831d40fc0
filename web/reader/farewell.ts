/** The service worker of a house that keeps nothing in browsers: it lets go of all, and goes. */

import { worker } from "./offline/events.ts";
import { forgetAll } from "./offline/store.ts";

worker.addEventListener("install", () => {
  worker.skipWaiting();
});

worker.addEventListener("activate", (event) =>
  event.waitUntil(forgetAll().then(() => worker.registration.unregister())),
);
