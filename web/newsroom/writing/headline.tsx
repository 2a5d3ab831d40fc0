import { useEffect, useRef } from "preact/hooks";
import { attachTypography } from "../composer/typography.ts";
import type { Desk } from "../desk/compose.ts";
import { say } from "../desk/words.ts";

/** The headline, which a post may do without. Enter goes on to the text. */
export function Headline({ desk }: { desk: Desk }) {
  const { work, state, composer } = desk;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!field.current) return;
    return attachTypography(field.current, () => state.live.value.language);
  }, [state]);
  const headline = work.sheet.value.content.headline ?? "";
  useEffect(() => {
    // Where the browser does not fit a field to its text by itself (CSS, field-sizing).
    if (!field.current || CSS.supports("field-sizing", "content")) return;
    field.current.style.height = "auto";
    field.current.style.height = `${field.current.scrollHeight + 2}px`;
  }, [headline]);

  function edit(text: string): void {
    const { content } = work.sheet.value;
    work.edit({ content: { ...content, headline: text.replace(/\s*\n\s*/g, " ") || null } });
  }

  return (
    <textarea
      ref={field}
      class="headline"
      rows={1}
      aria-label={say("Headline (optional)")}
      placeholder={say("Headline (optional)")}
      lang={state.live.value.language}
      dir="auto"
      value={headline}
      onInput={(event) => edit(event.currentTarget.value)}
      onKeyDown={(event) => {
        const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.isComposing;
        if (event.key === "Enter" && isPlain) {
          event.preventDefault();
          composer.value?.focus();
        }
      }}
    />
  );
}
