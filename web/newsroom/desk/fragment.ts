/**
 * What an address asks the desk for: `#correct=<post>` lays a post down to be corrected, `#draft=<draft>`
 * a draft to be continued. So other pages, and people, can point to either.
 */

export type Wish = { readonly kind: "correct" | "draft"; readonly id: string };

/** Read what a fragment asks for; null where it asks for nothing we know. */
export function wishOf(fragment: string): Wish | null {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  for (const kind of ["correct", "draft"] as const) {
    const id = given.get(kind);
    if (id) return { kind, id };
  }
  return null;
}
