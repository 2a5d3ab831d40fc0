import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { typeset } from "./typography.ts";

/** Type a text key by key, as a writer does. */
function type(text: string, language: string): string {
  let written = "";
  for (const typed of text) {
    const replacement = typeset(written, typed, language);
    written = replacement
      ? written.slice(0, written.length - replacement.deleteBefore) + replacement.text
      : written + typed;
  }
  return written;
}

/** Make no-break spaces visible: `~` is U+00A0, `_` is U+202F. */
function seen(text: string): string {
  return text.replaceAll("\u00a0", "~").replaceAll("\u202f", "_");
}

const FRENCH: readonly (readonly [typed: string, set: string])[] = [
  // Quotation marks
  ['"Bonjour"', "«~Bonjour~»"],
  ['Il dit "oui" puis "non".', "Il dit «~oui~» puis «~non~»."],
  ['Il dit " oui " puis', "Il dit «~oui~» puis"],
  ["« oui »", "«~oui~»"],
  ["«oui»", "«~oui~»"],
  ['("oui")', "(«~oui~»)"],
  ['un écran de 27"', 'un écran de 27"'],
  ['"en 2019"', "«~en 2019~»"],
  // Apostrophes
  ["l'eau qu'il aujourd'hui", "l’eau qu’il aujourd’hui"],
  ["5' de jeu", "5' de jeu"],
  // Signs in two parts
  ["Quoi ?", "Quoi_?"],
  ["Quoi?", "Quoi_?"],
  ["Quoi?!", "Quoi_?!"],
  ["Non ; si !", "Non_; si_!"],
  ["«oui»!", "«~oui~»_!"],
  ["(?)", "(?)"],
  ["La pluie : forte", "La pluie~: forte"],
  ["La pluie: forte", "La pluie~: forte"],
  ["à 12:30 puis", "à 12:30 puis"],
  ["à 12: la pluie", "à 12~: la pluie"],
  ["un score de 3:1.", "un score de 3:1."],
  ['"oui": non', "«~oui~»~: non"],
  // Full stops
  ["Et puis...", "Et puis…"],
  ["Et puis....", "Et puis…."],
  ["../dossier", "../dossier"],
  // Dashes
  ["la pluie - forte - cesse", "la pluie –~forte~– cesse"],
  ["Un - deux. Trois - quatre", "Un –~deux. Trois –~quatre"],
  ["arc-en-ciel", "arc-en-ciel"],
  ["- un", "- un"],
  // Numbers and units
  ["10 000 foyers", "10_000 foyers"],
  ["1 234 567 euros", "1_234_567 euros"],
  ["le 14 2026", "le 14 2026"],
  ["06 12 34 56 78", "06 12 34 56 78"],
  ["en 2024 300 foyers", "en 2024 300 foyers"],
  ["3,20 000", "3,20 000"],
  ["12 %", "12~%"],
  ["12% 5€", "12~% 5~€"],
  ["5 €", "5~€"],
  ["100 km/h.", "100~km/h."],
  ["à 14 h 32,", "à 14~h~32,"],
  ["3 mots", "3 mots"],
  // Addresses
  ["https://exemple.fr/a?b=c;d!e'f...g", "https://exemple.fr/a?b=c;d!e'f...g"],
  ["voir http://exemple.fr:8000/10%20a", "voir http://exemple.fr:8000/10%20a"],
  ["www.exemple.fr?x", "www.exemple.fr?x"],
  ["mailto:a@exemple.fr", "mailto:a@exemple.fr"],
  ["jean.brien@exemple.fr?", "jean.brien@exemple.fr?"],
  ["https://exemple.fr/a(b)?c!", "https://exemple.fr/a(b)?c!"],
  ["exemple.fr/direct:1", "exemple.fr/direct:1"],
  ['"voir exemple.fr"', "«~voir exemple.fr~»"],
];

const ENGLISH: readonly (readonly [typed: string, set: string])[] = [
  ['"Hello," she said: "no!"', "“Hello,” she said: “no!”"],
  ["it's the 'best' day", "it’s the ‘best’ day"],
  ['"I\'m 12"', "“I’m 12”"],
  ["6' and 12\"", "6' and 12\""],
  ["Well... yes - no", "Well… yes – no"],
  ["What? 10 000 12 %", "What? 10 000 12 %"],
  ["https://example.org/it's", "https://example.org/it's"],
];

const OTHERS: readonly (readonly [typed: string, set: string])[] = [
  ['"Ja" - it\'s ? ...', '"Ja" - it\'s ? …'],
  ["www.beispiel.de/...", "www.beispiel.de/..."],
];

describe("typography as one types", () => {
  for (const [language, samples] of [
    ["fr", FRENCH],
    ["fr-CA", FRENCH],
    ["en-GB", ENGLISH],
    ["de", OTHERS],
    ["ar", OTHERS],
  ] as const) {
    for (const [typed, set] of samples) {
      test(`${language}: ${typed}`, () => {
        assert.equal(seen(type(typed, language)), set);
      });
    }
  }

  test("text that is right already stays as it is when typed", () => {
    for (const [, set] of FRENCH) {
      const right = set.replaceAll("~", "\u00a0").replaceAll("_", "\u202f");
      assert.equal(seen(type(right, "fr")), set);
    }
  });

  test("what comes in one piece (a word from a virtual keyboard) is left alone", () => {
    assert.equal(typeset("", "l'eau", "fr"), null);
  });
});
