/** Signs at the start of a paragraph that shape it: `- `, `1. `, `## `, `> `. */

import { InputRule, inputRules } from "prosemirror-inputrules";
import type { Plugin } from "prosemirror-state";
import { schema } from "./schema.ts";
import { type Shape, take } from "./shape.ts";

export function shortcuts(): Plugin {
  return inputRules({
    rules: [
      rule(/^[-*•] $/, "list"),
      rule(/^1[.)] $/, "numbers"),
      rule(/^#{1,3} $/, "heading"),
      rule(/^> $/, "quote"),
    ],
  });
}

function rule(match: RegExp, shape: Shape): InputRule {
  return new InputRule(match, (state, _match, start, end) => {
    const $start = state.doc.resolve(start);
    if ($start.depth !== 1 || $start.parent.type !== schema.nodes.paragraph) return null;
    const tr = state.tr.delete(start, end);
    return take(tr, shape) ? tr : null;
  });
}
