// How many rows a command is about, in the words of an undo list.

export function rowsCalled(ids: readonly unknown[]): string {
  return ids.length === 1 ? 'position' : `${ids.length} positions`
}
