/** Opens a permalink on its post, in its place. */

/**
 * Scroll to the post the page was asked for, unless the reader already is elsewhere on the page; the
 * answer is its id.
 */
export function openPermalink(list: HTMLElement): string | undefined {
  const post = list.querySelector<HTMLElement>('[aria-current="true"]');
  if (post && !location.hash && window.scrollY === 0) post.scrollIntoView();
  return post?.dataset.id;
}

/** Empty the link that quotes the post, whose words may have been taken back; its room stays. */
export function unquote(main: HTMLElement): void {
  const link = main.querySelector<HTMLElement>(".jump");
  if (!link) return;
  link.style.minHeight = `${link.offsetHeight}px`;
  link.textContent = "";
}
