/** Hours and days in words, as the readers' pages have them (formats/parts/moment.py). */

const NBSP = "\u00a0";

const formats = new Map<string, Intl.DateTimeFormat>();

/** Hour and minute in a zone: "14 h 32", "2.32 pm"; other languages as Intl has them. */
export function clock(at: Date, zone: string, language: string): string {
  switch (language) {
    case "fr": {
      const { hour, minute } = hands(at, zone);
      return `${hour}${NBSP}h${NBSP}${minute}`;
    }
    case "en": {
      const { hour, minute } = hands(at, zone);
      return `${hour % 12 || 12}.${minute}${NBSP}${hour < 12 ? "am" : "pm"}`;
    }
    default:
      return format(language, zone, { hour: "numeric", minute: "2-digit" }).format(at);
  }
}

/** The hour alone, which has little room: "14 h", "2 pm". */
export function hourOf(at: Date, zone: string, language: string): string {
  const { hour } = hands(at, zone);
  switch (language) {
    case "fr":
      return `${hour}${NBSP}h`;
    case "en":
      return `${hour % 12 || 12}${NBSP}${hour < 12 ? "am" : "pm"}`;
    default:
      return format(language, zone, { hour: "2-digit" }).format(at);
  }
}

/** The date in a zone: "12 août 2026", "12 August 2026". */
export function date(at: Date, zone: string, language: string): string {
  const options = { day: "numeric", month: "long", year: "numeric" } as const;
  return firstOfMonth(format(written(language), zone, options).format(at), language);
}

/** The date, without its year where that is the year of `today`: "12 août", "12 août 2025". */
export function nearDate(at: Date, zone: string, language: string, today: Date): string {
  if (digits(at, zone).slice(0, 4) !== digits(today, zone).slice(0, 4)) {
    return date(at, zone, language);
  }
  const options = { day: "numeric", month: "long" } as const;
  return firstOfMonth(format(written(language), zone, options).format(at), language);
}

/** Say whether two instants are of one day in a zone. */
export function isSameDay(one: Date, other: Date, zone: string): boolean {
  return digits(one, zone) === digits(other, zone);
}

function hands(at: Date, zone: string): { readonly hour: number; readonly minute: string } {
  const options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const [hour = "", minute = ""] = format("en-GB", zone, options).format(at).split(":");
  return { hour: Number(hour), minute };
}

/** The date in figures: "2026-08-12". */
function digits(at: Date, zone: string): string {
  const options = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
  return format("en-CA", zone, options).format(at);
}

/** Our English puts the day before the month. */
function written(language: string): string {
  return language === "en" ? "en-GB" : language;
}

/** The first of a month as the French write it, "1er août", which CLDR does not. */
function firstOfMonth(words: string, language: string): string {
  return language === "fr" ? words.replace(/^1 /, "1er ") : words;
}

/** To make a formatter costs a hundred times what it costs to use it, and a stream asks for many. */
function format(
  language: string,
  zone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language} ${zone} ${JSON.stringify(options)}`;
  let known = formats.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(language, { timeZone: zone, ...options });
    formats.set(key, known);
  }
  return known;
}
