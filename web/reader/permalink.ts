/** Opens a permalink on its post, in its place. */

/** Scroll to the post the page was asked for, unless the reader already is elsewhere on the page. */
export function openPermalink(list: HTMLElement): void {
  const post = list.querySelector('[aria-current="true"]');
  if (post && !location.hash && window.scrollY === 0) post.scrollIntoView();
}
