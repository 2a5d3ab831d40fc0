/**
 * Times in words, as the server writes them (formats/parts/moment.py), in any zone. A table of examples
 * holds for both: tests/formats/moments.json.
 */

const NBSP = "\u00a0";
const UTC = ["UTC", "Etc/UTC", "Etc/UCT", "Zulu"];

/** The server's words around a time, with `{clock}`, `{day}` and `{city}` in them. */
export interface Words {
  readonly at: string;
  readonly on: string;
  readonly city: string;
  readonly utc: string;
}

export interface Scene {
  /** The language of the interface: "fr", or anything else for English. */
  readonly language: string;
  readonly words: Words;
  /** A time on the live's first day, on which times need no date. */
  readonly first: Date | null;
}

/** The ways in which the server writes a time; `zone` is the zone's name. */
export interface Clock {
  readonly zone: string;
  readonly styles: readonly ((at: Date) => string)[];
}

/** The names of cities that cannot be had from the zone's key, by language and key. */
export type Cities = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Local {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: number;
  readonly minute: string;
}

/** A clock of an IANA zone; throws a RangeError where the browser does not know it. */
export function createClock(key: string, scene: Scene, cities: Cities): Clock {
  const { words, first } = scene;
  const isFrench = scene.language === "fr";
  const format = new Intl.DateTimeFormat(isFrench ? "fr" : "en-GB", {
    timeZone: key,
    calendar: "gregory",
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const zone = nameOf(key, isFrench, words, cities);

  function localOf(at: Date): Local {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
    return {
      year: part("year"),
      month: part("month"),
      day: part("day"),
      hour: Number(part("hour")),
      minute: part("minute"),
    };
  }

  function clock(at: Date): string {
    const { hour, minute } = localOf(at);
    if (isFrench) return `${hour}${NBSP}h${NBSP}${minute}`;
    return `${hour % 12 || 12}.${minute}${NBSP}${hour < 12 ? "am" : "pm"}`;
  }

  function day(at: Date): string {
    return `${dayAndMonth(localOf(at))} ${localOf(at).year}`;
  }

  function dayAndMonth({ month, day }: Local): string {
    return `${isFrench && day === "1" ? "1er" : day} ${month}`;
  }

  /** The date without its year, where that is the first day's. */
  function nearDay(at: Date): string {
    const local = localOf(at);
    return first && localOf(first).year === local.year ? dayAndMonth(local) : day(at);
  }

  const isFirstDay = (at: Date) => !!first && day(at) === day(first);
  const onDay = (date: string, at: Date) =>
    words.on.replace("{day}", date).replace("{clock}", clock(at));
  const styles = [
    function short(at: Date): string {
      return isFirstDay(at) ? clock(at) : `${nearDay(at).replace(/ /g, NBSP)}, ${clock(at)}`;
    },
    function when(at: Date): string {
      return isFirstDay(at) ? words.at.replace("{clock}", clock(at)) : onDay(nearDay(at), at);
    },
    function whenDated(at: Date): string {
      return onDay(day(at), at);
    },
    function full(at: Date): string {
      return `${day(at)}, ${clock(at)}, ${zone}`;
    },
    clock,
    day,
  ];
  return { zone, styles };
}

function nameOf(key: string, isFrench: boolean, words: Words, cities: Cities): string {
  if (UTC.includes(key)) return words.utc;
  const plain = key.slice(key.lastIndexOf("/") + 1).replace(/_/g, " ");
  const city = cities[isFrench ? "fr" : "en"]?.[key] ?? plain;
  return words.city.replace("{city}", isFrench ? of(city) : city);
}

/** Put the French preposition before a city. */
function of(city: string): string {
  if (city.startsWith("Le ")) return `du ${city.slice(3)}`;
  return /^[AEIOUÂÀÄÉÈÊËÎÏÔÖÛÜaeiou]/.test(city) ? `d’${city}` : `de ${city}`;
}
