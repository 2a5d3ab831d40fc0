import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { instantOf, placeOf, wallTime } from "./zone.ts";

describe("the clock on the wall", () => {
  test("is that of the zone, in summer and in winter", () => {
    assert.equal(wallTime(new Date("2026-08-12T18:04:30Z"), "Europe/Paris"), "2026-08-12T20:04");
    assert.equal(wallTime(new Date("2026-12-12T18:04:30Z"), "Europe/Paris"), "2026-12-12T19:04");
    assert.equal(wallTime(new Date("2026-12-31T23:30:00Z"), "Asia/Kolkata"), "2027-01-01T05:00");
    assert.equal(wallTime(new Date("2026-06-01T00:15:00Z"), "UTC"), "2026-06-01T00:15");
  });

  const instants: readonly (readonly [string, string, string | null])[] = [
    ["2026-08-12T20:04", "Europe/Paris", "2026-08-12T18:04:00.000Z"],
    ["2026-12-12T19:04", "Europe/Paris", "2026-12-12T18:04:00.000Z"],
    ["2027-01-01T05:00", "Asia/Kolkata", "2026-12-31T23:30:00.000Z"],
    ["2026-01-01T12:00", "Pacific/Auckland", "2025-12-31T23:00:00.000Z"],
    ["2026-01-01T12:00", "Pacific/Kiritimati", "2025-12-31T22:00:00.000Z"],
    // The night in which two o'clock is three at once.
    ["2026-03-29T02:30", "Europe/Paris", null],
    ["2026-03-29T03:30", "Europe/Paris", "2026-03-29T01:30:00.000Z"],
    // The night in which two o'clock comes twice: the first.
    ["2026-10-25T02:30", "Europe/Paris", "2026-10-25T00:30:00.000Z"],
    ["2026-11-01T01:30", "America/New_York", "2026-11-01T05:30:00.000Z"],
    ["", "Europe/Paris", null],
    ["demain", "Europe/Paris", null],
  ];
  for (const [wall, zone, instant] of instants) {
    test(`${wall || "nothing"} in ${zone} is ${instant ?? "no time"}`, () => {
      assert.equal(instantOf(wall, zone)?.toISOString() ?? null, instant);
    });
  }

  test("has the name of a place", () => {
    assert.equal(placeOf("America/Argentina/Buenos_Aires"), "Buenos Aires");
    assert.equal(placeOf("UTC"), "UTC");
  });
});
