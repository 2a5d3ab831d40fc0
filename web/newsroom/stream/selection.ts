/** Which posts are selected, to do the same with all of them. Pure. */

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Where a range begins: the post that was selected last by itself. */
  readonly from: string | null;
}

export const NONE: Selection = { ids: new Set(), from: null };

export function toggle({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, from: id };
}

/** Select all from where the last one was selected to this one, in the order of the list. */
export function extend(selection: Selection, id: string, list: readonly string[]): Selection {
  const from = selection.from ?? id;
  const one = list.indexOf(from);
  const other = list.indexOf(id);
  if (one < 0 || other < 0) return toggle(selection, id);
  const range = list.slice(Math.min(one, other), Math.max(one, other) + 1);
  return { ids: new Set([...selection.ids, ...range]), from };
}

/** What is selected and still in the list, in its order. */
export function chosen({ ids }: Selection, list: readonly string[]): string[] {
  return ids.size === 0 ? [] : list.filter((id) => ids.has(id));
}
