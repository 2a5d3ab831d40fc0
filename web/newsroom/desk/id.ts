/** Ids that are made here, so that a post can be begun offline: as service/ids.py makes them. */

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const TIME_CHARACTERS = 10;
const CHANCE_CHARACTERS = 16;

/** A ULID (github.com/ulid/spec) in lower case: 48 bits of time, 80 of chance. */
export function newId(now: number = Date.now()): string {
  let time = "";
  for (let rest = now, left = TIME_CHARACTERS; left > 0; left--) {
    time = ALPHABET[rest % 32] + time;
    rest = Math.floor(rest / 32);
  }
  const chance = crypto.getRandomValues(new Uint8Array(CHANCE_CHARACTERS));
  return time + Array.from(chance, (byte) => ALPHABET[byte & 31]).join("");
}
