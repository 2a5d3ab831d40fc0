/**
 * Words are sent only by somebody who is signed in: a session that expired takes nothing along.
 * It is about forms with `data-words`; others are sent as browsers do.
 */

interface Session {
  readonly signed_in: boolean;
  readonly csrf: string;
}

export function keepSession(root: Document): void {
  const address = root.body.dataset.session;
  const notice = root.getElementById("signed-out");
  if (!address || !notice) return;
  const sure = new WeakSet<HTMLFormElement>();
  const asking = new WeakSet<HTMLFormElement>();
  root.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !("words" in form.dataset)) return;
    if (sure.delete(form)) return;
    event.preventDefault();
    if (asking.has(form)) return;
    asking.add(form);
    const session = await ask(address);
    asking.delete(form);
    notice.hidden = session?.signed_in !== false;
    if (!notice.hidden) {
      notice.focus();
      return;
    }
    // Signing in gives another token than the one that the page was made with.
    const token = form.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]");
    if (session && token) token.value = session.csrf;
    sure.add(form);
    form.requestSubmit(event.submitter);
  });
}

/** Ask who is signed in; null where nobody answers, and the form may find out by itself. */
async function ask(address: string): Promise<Session | null> {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
