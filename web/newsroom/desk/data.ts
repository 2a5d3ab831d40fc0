/** What the API gives and takes, as JSON: /api/v1/docs is the contract. Times are RFC 3339 in UTC. */

import type { Block, Run } from "../composer/block.ts";

export type Capability =
  | "view"
  | "write"
  | "publish"
  | "correct"
  | "hide"
  | "withdraw"
  | "erase"
  | "approve"
  | "review"
  | "facts"
  | "run"
  | "history"
  | "people"
  | "audit";

export interface Me {
  readonly id: string;
  readonly name: string;
  readonly signed: string;
  readonly role: string;
  readonly language: string;
  readonly undo_s: number;
  readonly may: readonly Capability[];
}

export interface Source {
  readonly name: string;
  readonly status?: "confirmed" | "claimed" | "disputed";
  readonly url?: string | null;
}

export interface Related {
  readonly url: string;
  readonly title: string;
}

/** The words of a post; what is empty may be left out. */
export interface Content {
  readonly headline?: string | null;
  readonly blocks?: readonly Block[];
  readonly authors?: readonly string[];
  readonly topics?: readonly string[];
  readonly people?: readonly string[];
  readonly sources?: readonly Source[];
  readonly related?: readonly Related[];
}

export type Status =
  | "draft"
  | "scheduled"
  | "live"
  | "paused"
  | "ended"
  | "archived"
  | "unpublished";

export interface Live {
  readonly id: string;
  readonly slug: string;
  readonly url: string;
  readonly status: Status;
  readonly headline: string;
  readonly language: string;
  readonly time_zone: string;
  readonly posts: number;
  readonly starts_at: string | null;
  readonly started_at: string | null;
  readonly ended_at: string | null;
  readonly changed_at: string | null;
  readonly seq: number;
  readonly epoch: number;
  readonly pinned: string | null;
  readonly missing_alt: readonly string[];
  readonly silent_since: string | null;
  readonly forgotten_since: string | null;
}

export type Condition = "visible" | "hidden" | "withdrawn" | "erased";

export interface Post extends Required<Content> {
  readonly id: string;
  readonly revision: number;
  readonly changed_seq: number;
  readonly words_seq: number;
  readonly condition: Condition;
  readonly published_at: string | null;
  readonly key_moment: boolean;
  readonly pinned: boolean;
  readonly corrections: readonly { readonly note: string; readonly at: string | null }[];
  readonly minor_corrections: number;
  readonly withdrawn_reason: string;
  readonly withdrawn_at: string | null;
  readonly reply_to: string | null;
  /** `ms-seq`: greater is newer. */
  readonly order: string;
  readonly url: string;
  readonly words: number;
  readonly missing_alt: boolean;
  readonly review: {
    readonly name: string;
    readonly at: string;
    readonly current: boolean;
  } | null;
  readonly note: string | null;
}

export interface Fact {
  readonly id: string;
  readonly revision: number;
  readonly paragraphs: readonly (readonly Run[])[];
  readonly known: boolean;
  readonly posts: readonly string[];
  readonly at: string | null;
  readonly shaken: readonly {
    readonly post: string;
    readonly headline: string;
    readonly condition: Condition;
    readonly corrected: boolean;
  }[];
}

export type DraftState = "open" | "submitted" | "returned" | "scheduled" | "failed" | "published";

/** What a save of a draft sends. */
export interface DraftBody {
  readonly version: number;
  readonly content: Content;
  readonly key_moment: boolean;
  readonly pin: boolean;
  readonly reply_to: string;
  readonly published_at: string | null;
  /** Until when nobody lets it out, should somebody have asked for that. */
  readonly embargo_until: string | null;
  readonly note: string;
  /** The post to be corrected, read at `base_revision`; "" for a new one. */
  readonly post: string;
  readonly base_revision: number | null;
  /** The public note of a substantive correction; null while it counts as a minor one. */
  readonly correction_note: string | null;
}

export interface Draft extends DraftBody {
  readonly id: string;
  readonly live: string;
  readonly slug: string;
  readonly author: { readonly id: string; readonly name: string };
  readonly mine: boolean;
  readonly state: DraftState;
  readonly timing: "" | "clock" | "undo";
  readonly due_at: string | null;
  readonly decided_by: string | null;
  readonly word: string;
  readonly failure: string;
  readonly created_at: string;
  readonly saved_at: string;
  readonly words: number;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly subject: string;
  readonly seen_at: string;
  readonly me: boolean;
}

export interface Lease {
  readonly subject: string;
  readonly holder: { readonly id: string; readonly name: string };
  readonly expires_at: string;
  readonly mine: boolean;
}

export interface Hands {
  readonly people: readonly Person[];
  readonly leases: readonly Lease[];
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly total: number;
}

/** What the server puts into the page, so that the first paint asks for nothing more. */
export interface DeskData {
  readonly me: Me;
  /** With which I sign in. */
  readonly email: string;
  readonly live: Live;
  readonly posts: Page<Post>;
  readonly facts: readonly Fact[];
  /** The live's time zone as people name it: "Paris time". */
  readonly zone: string;
  readonly newsroom_path: string;
  /** The interface's sentences: English to the person's language. */
  readonly words: Readonly<Record<string, string | readonly string[]>>;
}
