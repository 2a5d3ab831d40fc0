/** Opening a live: the zone is this browser's, and the address that will be made is shown. */

const LETTERS: Readonly<Record<string, string>> = {
  œ: "oe",
  æ: "ae",
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
};
const SLUG_MAX = 80;

export function helpOpening(root: ParentNode): void {
  const form = root.querySelector<HTMLFormElement>("form[data-opening]");
  if (!form) return;
  const field = (name: string) => form.querySelector<HTMLInputElement>(`[name="${name}"]`);
  const zone = field("time_zone");
  // Only where nobody chose: neither the live that is copied nor a form sent before.
  if (zone?.hasAttribute("data-guess")) {
    zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || zone.value;
  }
  const headline = field("headline");
  const slug = field("slug");
  if (!headline || !slug) return;
  const propose = () => {
    slug.placeholder = headline.value.trim() ? slugify(headline.value) : "";
  };
  headline.addEventListener("input", propose);
  headline.addEventListener("keydown", (event) => {
    // A headline has one line, although its field is as high as it needs to be.
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  propose();
  // A form that came back leads to what is wrong with it instead.
  if (document.activeElement === document.body) headline.focus();
}

/** Make an address of a headline, as the server does (service/slug.py). */
export function slugify(text: string): string {
  const letters = text.toLowerCase().replace(/[œæßøłđ]/g, (letter) => LETTERS[letter] ?? "");
  const bare = letters.normalize("NFKD").replace(/\p{M}/gu, "");
  let slug = "";
  for (const word of bare.match(/[a-z0-9]+/g) ?? []) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, SLUG_MAX);
    if (longer.length > SLUG_MAX) break;
    slug = longer;
  }
  return slug || "live";
}
