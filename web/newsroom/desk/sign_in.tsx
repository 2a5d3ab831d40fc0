/** Sign in again in place: the page stays, and so does what is written on it. */

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Modal } from "../dialog/modal.tsx";
import { csrfToken, speakFor } from "./api.ts";
import type { Desk } from "./compose.ts";
import { say, spokenLanguage } from "./words.ts";

/** The password, once it was wrong; else the code. */
const ASKED = "[type=password], [name=code]";

interface Session {
  readonly signed_in: boolean;
  readonly id: number | null;
  readonly name: string;
  readonly needs: "code" | null;
  readonly code?: string;
  /** What was refused, in a sentence. */
  readonly detail?: string;
}

export function SignIn({ desk }: { desk: Desk }) {
  const { state, isSigningIn } = desk;
  const { me } = state.data;
  const step = useSignal<"password" | "code">("password");
  const error = useSignal("");
  const isBusy = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  /** Raised with each answer that asks for more: the focus goes to what is asked. */
  const asked = useSignal(0);
  useEffect(() => {
    if (asked.value > 0) form.current?.querySelector<HTMLInputElement>(ASKED)?.focus();
  }, [asked.value]);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (isBusy.value) return;
    const given = Object.fromEntries(new FormData(event.currentTarget as HTMLFormElement));
    isBusy.value = true;
    error.value = "";
    try {
      take(await post(state.data.newsroom_path, { ...given, expected: Number(me.id) }));
    } catch {
      error.value = say("No answer: the network or the server is down. Try again.");
    } finally {
      isBusy.value = false;
    }
  }

  function take(session: Session): void {
    if (session.signed_in) {
      speakFor(me.id);
      state.stranger.value = "";
      isSigningIn.value = false;
      state.line.value = "open";
      return;
    }
    if (session.needs === "code") step.value = "code";
    else if (session.code === "start_again") step.value = "password";
    error.value = session.detail ?? "";
    asked.value += 1;
  }

  const stranger = state.stranger.value;
  const described = error.value ? { "aria-describedby": "sign-in-error" } : {};
  return (
    <Modal
      title={say("Sign in again")}
      class="sign-in"
      close={() => {
        isSigningIn.value = false;
      }}
    >
      <p>
        {stranger
          ? say(
              "{stranger} has signed in, in this browser. What {name} wrote is kept for {name} alone.",
              { stranger, name: me.name },
            )
          : say("Your text stays where it is. What waits goes out as soon as you are back.")}
      </p>
      <form class="stack" ref={form} onSubmit={submit}>
        {step.value === "password" ? (
          <>
            <div class="field">
              <label for="sign-in-email">{say("Email of {name}", { name: me.name })}</label>
              <input
                id="sign-in-email"
                name="email"
                type="email"
                autocomplete="username"
                defaultValue={state.data.email}
                required
                {...described}
              />
            </div>
            <div class="field">
              <label for="sign-in-password">{say("Password")}</label>
              <input
                id="sign-in-password"
                name="password"
                type="password"
                autocomplete="current-password"
                autofocus
                required
                {...described}
              />
            </div>
          </>
        ) : (
          <div class="field">
            <label for="sign-in-code">{say("Code from your app, or a recovery code")}</label>
            <input
              id="sign-in-code"
              name="code"
              autocomplete="one-time-code"
              inputMode="numeric"
              required
              {...described}
            />
          </div>
        )}
        <p id="sign-in-error" class={error.value ? "error" : ""} role="alert">
          {error.value}
        </p>
        <div class="row">
          <button class="button primary" type="submit" aria-busy={isBusy.value}>
            {say("Sign in")}
          </button>
          <button
            class="button quiet"
            type="button"
            onClick={() => {
              isSigningIn.value = false;
            }}
          >
            {say("Later")}
          </button>
          {stranger && (
            <a class="button quiet" href={window.location.href}>
              {say("Go on as {name}", { name: stranger })}
            </a>
          )}
        </div>
        <p class="second small">
          <a href={`${state.data.newsroom_path}/login`} target="_blank" rel="noreferrer">
            {say("Sign in with a passkey or a code by mail, in another tab")}
          </a>
        </p>
      </form>
    </Modal>
  );
}

/** Whoever is signed out may have no token yet: asking for the session brings one. */
async function post(newsroom: string, body: object): Promise<Session> {
  const address = `${newsroom}/session`;
  await fetch(address, { credentials: "same-origin" });
  const response = await fetch(address, {
    method: "POST",
    credentials: "same-origin",
    headers: {
      "content-type": "application/json",
      "x-csrftoken": csrfToken(),
      // Nobody is signed in whose language would be known: it is the page's.
      "accept-language": spokenLanguage(),
    },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Session;
}
