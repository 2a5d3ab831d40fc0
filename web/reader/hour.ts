/** Hours as the house writes them: "8 h 05", "8.05 am"; in other languages as their readers do. */

/** Say the time of day of `at`, with more (a weekday, another zone) where `options` ask for it. */
export function clock(
  at: Date,
  language: string,
  options: Intl.DateTimeFormatOptions = {},
): string {
  const parts: Intl.DateTimeFormatOptions = { hour: "numeric", minute: "2-digit", ...options };
  if (!language.startsWith("en")) {
    const said = at.toLocaleString(language, parts);
    return language.startsWith("fr") ? said.replace(/\b0?(\d+):/, "$1\u00a0h\u00a0") : said;
  }
  return at
    .toLocaleString(language, { ...parts, hour12: true })
    .replace(":", ".")
    .replace(/\s([ap]m)$/i, (half) => `\u00a0${half.trim().toLowerCase()}`);
}
