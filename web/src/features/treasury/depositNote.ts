/** Characters that fit into a movement's reference. */
export const MAX_NOTE_LENGTH = 31;

/** Why a note can't go on chain as it is; undefined when it can. */
export function noteProblem(note: string): string | undefined {
  const text = note.trim();
  const odd = [...text].find((character) => !/^[\x20-\x7e]$/.test(character));
  if (odd !== undefined) return `Only plain letters, digits and signs: “${odd}” does not fit.`;
  if (text.length > MAX_NOTE_LENGTH) return `At most ${MAX_NOTE_LENGTH} characters; this is ${text.length}.`;
  return undefined;
}
