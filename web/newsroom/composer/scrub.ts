/** The characters that may not stand in a log: `_FORBIDDEN` of `src/filrouge/domain/clean.py`. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]/gu;

/** Take out the characters that may not stand in a log. */
export function scrub(text: string): string {
  return text.replace(FORBIDDEN, "");
}
