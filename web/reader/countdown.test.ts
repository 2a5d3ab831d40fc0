import assert from "node:assert/strict";
import { test } from "node:test";
import { duration } from "./countdown.ts";
import { clock } from "./hour.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const plain = (words: string) => words.replaceAll(/[\u00a0\u202f]/g, " ");

test("what is left is said in its two greatest units", () => {
  const left: [number, string, string][] = [
    [51 * HOUR, "fr", "2 jours 3 heures"],
    [48 * HOUR, "fr", "2 jours"],
    [3 * HOUR + 12 * MINUTE, "fr", "3 heures 12 minutes"],
    [2 * HOUR - 1, "en", "2 hours"],
    [61 * SECOND, "en", "2 minutes"],
    [MINUTE, "en", "60 seconds"],
    [SECOND, "fr", "1 seconde"],
  ];
  for (const [ms, language, words] of left) assert.equal(plain(duration(ms, language)), words);
});

test("hours are written as the server writes them", () => {
  const at = new Date("2026-08-12T06:05:00Z");
  const said = (language: string, timeZone: string) => plain(clock(at, language, { timeZone }));
  assert.equal(said("fr", "Europe/Paris"), "8 h 05");
  assert.equal(said("fr-CA", "Europe/Paris"), "8 h 05");
  assert.equal(said("fr", "Asia/Tokyo"), "15 h 05");
  assert.equal(said("en", "Europe/Paris"), "8.05 am");
  assert.equal(said("en", "Asia/Tokyo"), "3.05 pm");
  assert.equal(said("en-GB", "Asia/Tokyo"), "3.05 pm");
});
