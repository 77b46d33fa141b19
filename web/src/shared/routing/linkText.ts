// Texts that links carry in their query. Pure.

/** A text as a link can carry it: only letters, digits, "-" and "_". */
export function toLinkText(text: string): string {
  let bytes = "";
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The text that a link carries; undefined for anything else. */
export function fromLinkText(coded: string): string | undefined {
  try {
    const bytes = atob(coded.replaceAll("-", "+").replaceAll("_", "/"));
    return new TextDecoder().decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

/** The whole link to a path of the app, from wherever it is hosted. */
export function linkTo(path: string): string {
  return `${location.origin}${location.pathname}${location.search}#${path}`;
}
