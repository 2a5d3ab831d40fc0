/** The interface's words, in the language of whoever is signed in. */

export type Facts = Readonly<Record<string, string | number>>;
type Catalogue = Readonly<Record<string, string | readonly string[]>>;

let catalogue: Catalogue = {};
let language = "en";

export function learn(words: Catalogue, spoken: string): void {
  catalogue = words;
  language = spoken;
}

/** Give the words for an English sentence, its {facts} filled in. To be called with literals only. */
export function say(sentence: string, facts: Facts = {}): string {
  const words = catalogue[sentence];
  return fill(typeof words === "string" && words ? words : sentence, facts);
}

/** Give the words that go with a number, which is the fact {n} too. */
export function sayMany(one: string, other: string, n: number, facts: Facts = {}): string {
  const forms = catalogue[one];
  // French counts nought as one (Unicode CLDR, Plural Rules).
  const isOne = language === "fr" ? n < 2 : n === 1;
  const form = Array.isArray(forms) ? forms[isOne ? 0 : 1] : undefined;
  return fill(form || (isOne ? one : other), { n: n.toLocaleString(language), ...facts });
}

function fill(words: string, facts: Facts): string {
  return words.replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact: unknown = facts[name];
    if (fact !== undefined && fact !== null) return String(fact);
    // Nobody is shown the name of what is missing; the tests of the desk fail on this.
    reportError(new Error(`no {${name}} for “${words}”`));
    return "…";
  });
}

export function spokenLanguage(): string {
  return language;
}
