/** What the parts of the composer need from the whole. */

import type { ComposerOptions } from "./composer.ts";

export interface Context {
  readonly options: ComposerOptions;
  /** The language whose typography is applied while typing; "" while it is turned off. */
  typography(): string;
  /** Tell who cannot see the screen. */
  announce(sentence: string): void;
}
