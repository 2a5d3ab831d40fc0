import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addressOf,
  isHonest,
  isWebAddress,
  looksLikeAddress,
  targetOf,
  wordBefore,
} from "./address.ts";

test("a link goes where it leads, and not by way of whoever counts", () => {
  const target = "https://exemple.fr/crue?jour=2";
  const q = encodeURIComponent(target);
  assert.equal(targetOf(`https://www.google.com/url?q=${q}&sa=D&usg=x`), target);
  assert.equal(targetOf(`https://www.google.fr/url?sa=t&url=${q}`), target);
  for (const address of [
    target,
    "https://www.google.com/url?q=javascript:alert(1)",
    "https://www.google.com/maps?q=https://exemple.fr",
    "https://google.com.exemple.fr/url?q=https://exemple.fr",
    "mailto:a@exemple.fr",
  ]) {
    assert.equal(targetOf(address), address);
  }
});

test("honest addresses are absolute, of three schemes, without blanks or backslashes", () => {
  for (const address of [
    "https://example.org",
    "HTTP://example.org:8000/a?b#c",
    "https://exemple.fr/é",
    'https://exemple.fr/?q="<a>"\\',
    "mailto:a@example.org",
  ]) {
    assert.ok(isHonest(address), address);
  }
  for (const address of [
    "",
    "example.org",
    "//example.org",
    "javascript:alert(1)",
    "data:text/html,x",
    "java\nscript:alert(1)",
    "https://",
    "https://a b",
    "https://a\\@b.org",
    "https://a:0/",
    "https://a:99999/",
    "https://[::1",
    "mailto:",
    "https://a<b",
    "https:////a",
    "https://a\u202eb",
    " https://example.org",
  ]) {
    assert.ok(!isHonest(address), address);
  }
});

test("what somebody writes in a field for an address is completed", () => {
  assert.equal(addressOf(" https://example.org/a "), "https://example.org/a");
  assert.equal(addressOf("exemple.fr"), "https://exemple.fr");
  assert.equal(addressOf("www.exemple.fr/a?b"), "https://www.exemple.fr/a?b");
  assert.equal(addressOf("lea@exemple.fr"), "mailto:lea@exemple.fr");
  for (const written of ["", "mot", "deux mots.fr", "javascript:alert(1)", "a.fr b.fr"]) {
    assert.equal(addressOf(written), null);
  }
});

test("only a web address alone asks for a card", () => {
  assert.ok(isWebAddress("https://example.org/a"));
  for (const text of ["mailto:a@b.fr", "voir https://example.org", "https://a\nhttps://b"]) {
    assert.ok(!isWebAddress(text));
  }
});

test("the word at the cursor begins after blanks, brackets and marks", () => {
  assert.equal(wordBefore("voir («\u00a0exemple.fr/a(b"), "exemple.fr/a(b");
  assert.equal(wordBefore("l’exemple.fr"), "l’exemple.fr");
  assert.equal(wordBefore("voir https://exemple.fr/a"), "https://exemple.fr/a");
  assert.equal(wordBefore("fin "), "");
  assert.ok(looksLikeAddress("exemple.fr/"));
  assert.ok(looksLikeAddress("nom@exemple"));
  assert.ok(!looksLikeAddress("fini."));
  assert.ok(!looksLikeAddress("3.14"));
});
