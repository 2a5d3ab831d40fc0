/** What only one tab of a browser may do at a time (w3.org/TR/web-locks). */

export type Release = () => void;

/** Take a name for this tab until it is released or the page is gone; null where another has it. */
export function claim(name: string): Promise<Release | null> {
  // Without https there are no locks; then each tab is alone, as far as it can know.
  if (!navigator.locks) return Promise.resolve(() => undefined);
  return new Promise((resolve) => {
    navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (!lock) {
        resolve(null);
        return;
      }
      return new Promise<void>((release) => resolve(release));
    });
  });
}

/** Do something as soon as no other tab is at it. */
export async function inTurn(name: string, act: () => Promise<void>): Promise<void> {
  if (navigator.locks) await navigator.locks.request(name, act);
  else await act();
}
