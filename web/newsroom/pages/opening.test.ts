import assert from "node:assert/strict";
import { test } from "node:test";
import { slugify } from "./opening.ts";

// The same pairs are held against the server's own in tests/newsroom/views/test_slug.py.
test("an address is made of a headline as the server makes it", () => {
  const pairs: readonly (readonly [string, string])[] = [
    ["Éclipse à Nantes", "eclipse-a-nantes"],
    ["L’œuvre : « Straße », 10 000 €", "l-oeuvre-strasse-10-000"],
    ["Łódź, Đà Nẵng, Malmø", "lodz-da-nang-malmo"],
    ["日本", "live"],
    ["", "live"],
    [`${"mot ".repeat(40)}`, `${"mot-".repeat(19)}mot`],
    ["x".repeat(100), "x".repeat(80)],
  ];

  for (const [headline, slug] of pairs) assert.equal(slugify(headline), slug, headline);
});
