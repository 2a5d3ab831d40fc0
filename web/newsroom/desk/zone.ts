/** Between an instant and what the clock on the wall says in a time zone (IANA name). */

const MINUTE_MS = 60_000;

/** What the wall's clock says, as a `datetime-local` field has it: "2026-08-12T18:04". */
export function wallTime(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/**
 * The instant at which the wall's clock says so; null where it never does: an hour that is skipped in
 * spring, or no time at all. Of an hour that comes twice in autumn, the first.
 */
export function instantOf(wall: string, zone: string): Date | null {
  const asUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asUtc)) return null;
  const hours = [14, 0, -14].map((hour) => offsetMs(asUtc - hour * 60 * MINUTE_MS, zone));
  for (const offset of hours.sort((one, other) => other - one)) {
    const at = new Date(asUtc - offset);
    if (wallTime(at, zone) === wall.slice(0, 16)) return at;
  }
  return null;
}

/** How far the zone is ahead of UTC at an instant. */
function offsetMs(instant: number, zone: string): number {
  const minute = Math.floor(instant / MINUTE_MS) * MINUTE_MS;
  return Date.parse(`${wallTime(new Date(minute), zone)}Z`) - minute;
}

/** The zone as people say it: "Paris" for "Europe/Paris". */
export function placeOf(zone: string): string {
  return (zone.split("/").pop() ?? zone).replace(/_/g, " ");
}

const QUARTER_MS = 15 * 60_000;

/** The next quarter of an hour: what one most often means by "later". */
export function nextQuarter(now: number): Date {
  return new Date((Math.floor(now / QUARTER_MS) + 1) * QUARTER_MS);
}
