/** How long the network is waited for. */

/**
 * Give the answer of the network, or what `instead` gives where it takes longer than `ms`; without
 * such, however long it takes. Fails when the network does.
 */
export async function firstOf<T>(
  answer: Promise<T>,
  instead: (() => T) | undefined,
  ms: number,
): Promise<T> {
  if (!instead) return answer;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(instead()), ms);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
