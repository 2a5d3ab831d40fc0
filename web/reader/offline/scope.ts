/** Which addresses the service worker answers for, and which of them it keeps. */

/** Where the lives are: the page that registers the worker says where that is not /live. */
const LIVES = new URLSearchParams(globalThis.location?.search).get("lives") ?? "/live";

/** The path of a live. */
export function livePath(slug: string): string {
  return `${LIVES}/${slug}`;
}

/** The slug of the live that a path is under; undefined for any other path. */
export function slugOf(path: string): string | undefined {
  const [slug] = path.startsWith(`${LIVES}/`) ? path.slice(LIVES.length + 1).split("/") : [];
  return slug || undefined;
}

/** Whether a page that cannot be reached is answered for by us: the readers' pages, nothing else. */
export function isOurs({ pathname }: URL): boolean {
  return pathname === "/" || pathname.startsWith("/series/") || pathname.startsWith(`${LIVES}/`);
}

/** Whether the page at an address may be kept: one of few addresses, not the answer to a question. */
export function isKeepable({ pathname, search }: URL): boolean {
  return !search && (pathname === "/" || slugOf(pathname) !== undefined);
}

/** Whether what is at an address belongs to pages: scripts, styles, pictures, named by their content. */
export function isFile({ pathname }: URL): boolean {
  return /^\/(assets|media)\//.test(pathname);
}

/** Whether an answer is a page as everybody gets it: no error, no redirection, nothing private. */
export function isPublicPage({ status, redirected, headers }: Response): boolean {
  return (
    status === 200 &&
    !redirected &&
    /^text\/html\b/.test(headers.get("content-type") ?? "") &&
    !/\b(no-store|private)\b/.test(headers.get("cache-control") ?? "")
  );
}

/** The paths of the files that a page names. */
export function filesOf(html: string): string[] {
  return Array.from(
    html.matchAll(/(?:src|href)="(\/(?:assets|media)\/[^"]+)"/g),
    ([, path]) => path ?? "",
  );
}

/** The epoch of the live's history that a page was made in; undefined where it says none. */
export function epochOf(html: string): string | undefined {
  return /<main\b[^>]*\bdata-cursor="(\d+)-\d+"/.exec(html)?.[1];
}
