import {
  type CreationOptions,
  canUsePasskeys,
  create,
  get,
  type RequestOptions,
} from "./credential.ts";

/**
 * Makes the forms of passkeys work.
 *
 * `data-passkey` says what a form does: `login` (what to ask for is fetched from its address when
 * it is sent), `get` and `create` (it stands in the form as JSON). The answer goes into its field
 * `credential`, and the form is sent.
 */
export function startPasskeys(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
    if (canUsePasskeys()) {
      form.hidden = false;
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        // What else watches forms being sent must not send this one without its passkey.
        event.stopPropagation();
        void answer(form);
      });
    } else {
      show(form, "unable");
      for (const button of form.querySelectorAll("button")) {
        button.disabled = true;
      }
    }
  }
}

async function answer(form: HTMLFormElement): Promise<void> {
  show(form, "");
  const field = form.elements.namedItem("credential") as HTMLInputElement;
  try {
    switch (form.dataset.passkey) {
      case "login":
        field.value = await get(await fetched(form.action));
        break;
      case "get":
        field.value = await get(within<RequestOptions>(form));
        break;
      default:
        field.value = await create(within<CreationOptions>(form));
    }
  } catch (error) {
    const isKnown = error instanceof DOMException && error.name === "InvalidStateError";
    show(form, isKnown ? "known" : "failed");
    return;
  }
  form.submit();
}

async function fetched(address: string): Promise<RequestOptions> {
  const response = await fetch(address, { headers: { accept: "application/json" } });
  if (!response.ok) {
    throw new Error(`${response.status}`);
  }
  return (await response.json()).request_options;
}

function within<Options>(form: HTMLFormElement): Options {
  const script = form.querySelector('script[type="application/json"]');
  return JSON.parse(script?.textContent ?? "");
}

/** Shows one of the form's sentences, and hides the others. */
function show(form: HTMLFormElement, wanted: "" | "unable" | "failed" | "known"): void {
  const sentences = form.querySelectorAll<HTMLElement>(
    "[data-passkey-unable], [data-passkey-failed], [data-passkey-known]",
  );
  for (const sentence of sentences) {
    sentence.hidden = !sentence.hasAttribute(`data-passkey-${wanted || "none"}`);
  }
}
