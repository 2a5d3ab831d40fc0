/** A post to try things with. */

import type { Post } from "../desk/data.ts";

export function samplePost(given: Partial<Post> = {}): Post {
  return {
    id: "p1",
    revision: 1,
    changed_seq: 1,
    words_seq: 1,
    condition: "visible",
    published_at: "2026-08-12T16:04:00Z",
    key_moment: false,
    pinned: false,
    headline: "Le pont est fermé",
    blocks: [],
    authors: [],
    topics: [],
    people: [],
    sources: [],
    related: [],
    corrections: [],
    minor_corrections: 0,
    withdrawn_reason: "",
    withdrawn_at: null,
    reply_to: null,
    order: "1786464240000-1",
    url: "https://example.org/live/crue/post/p1",
    words: 4,
    missing_alt: false,
    review: null,
    note: null,
    ...given,
  };
}
