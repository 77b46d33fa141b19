// Text on chain: a URI in an event, its hash in storage. By default the text itself is in the URI, so that nothing but the
// chain is needed to read it. Whoever wrote it may be hostile: everything here only decodes and cuts; what is shown as
// Markdown is sanitised where it is shown.
import { plainText } from "../shared/format/index.ts";

const PREFIX = "data:text/markdown;charset=utf-8,";

/** Bytes that a text may have, so that its transaction stays affordable and lists stay quick. */
export const MAX_TEXT_BYTES = 16_384;

/** Characters of a URI that are decoded at all; whatever is longer is shown as too long. */
const MAX_URI_LENGTH = 200_000;

/** What a URI holds, as far as it can be known without asking a server. */
export type Content =
  /** The text itself; Markdown from a stranger. */
  | { readonly kind: "text"; readonly text: string }
  /** Text kept elsewhere: `hash` names it, `url` leads to it when a gateway is set. */
  | { readonly kind: "ipfs"; readonly hash: string; readonly url: string | undefined }
  | { readonly kind: "empty" }
  /** Something else, for `reason`; `uri` is for display as plain text only. */
  | { readonly kind: "unreadable"; readonly reason: string; readonly uri: string };

/** Writes Markdown as the URI that goes on chain. */
export function encodeText(text: string): string {
  return PREFIX + encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
}

/** A title as it stands in a heading: one line, single blanks. */
export function normalTitle(title: string): string {
  return title.replace(/\s+/g, " ").trim();
}

/** Characters that the title of a proposal or of a request for proposals may have. */
const MAX_TITLE_LENGTH = 120;

/** Why a title can't be used, or undefined when it can; `missing` is said where it has no words, so that no list could name it. */
export function titleProblem(title: string, missing: string, most = MAX_TITLE_LENGTH): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(title)) return missing;
  const { length } = [...normalTitle(title)];
  return length > most ? `At most ${most} characters; these are ${length}.` : undefined;
}

/** Markdown whose first line is the title. */
export function withHeading(title: string, body: string): string {
  return `# ${normalTitle(title)}\n\n${body.trim()}`.trim();
}

/** Why a text can't go on chain as it is, or undefined when it can. */
export function textProblem(text: string): string | undefined {
  if (text.trim() === "") return "Write a few words.";
  const bytes = new TextEncoder().encode(text).length;
  if (bytes <= MAX_TEXT_BYTES) return undefined;
  return `At most ${MAX_TEXT_BYTES} bytes; this is ${bytes}. Link to the rest.`;
}

/** Reads a URI from the chain. `gateway` is an IPFS gateway's address, such as "https://example.org/ipfs/". */
export function decodeContent(uri: string, gateway?: string): Content {
  if (uri === "") return { kind: "empty" };
  if (uri.length > MAX_URI_LENGTH)
    return { kind: "unreadable", reason: "The text is too long to be shown.", uri: plainText(uri.slice(0, 300)) };
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1]?.toLowerCase();
  if (scheme === "data") return decodeData(uri);
  if (scheme === "ipfs") return decodeIpfs(uri, gateway);
  return {
    kind: "unreadable",
    reason: "The text is kept in a place that this app does not read.",
    uri: plainText(uri),
  };
}

function decodeData(uri: string): Content {
  const comma = uri.indexOf(",");
  const [type = "", ...parameters] = uri.slice("data:".length, Math.max(comma, 0)).toLowerCase().split(";");
  const unreadable = (reason: string): Content => ({ kind: "unreadable", reason, uri: plainText(uri) });
  if (comma < 0) return unreadable("The text is cut off.");
  if (!["text/markdown", "text/plain", ""].includes(type.trim())) return unreadable("This is not text.");
  try {
    const text = decodeBytes(
      uri.slice(comma + 1),
      parameters.some((parameter) => parameter.trim() === "base64"),
    );
    return text.trim() === "" ? { kind: "empty" } : { kind: "text", text };
  } catch {
    return unreadable("The text is not valid UTF-8.");
  }
}

function decodeBytes(body: string, base64: boolean): string {
  if (!base64) return decodeURIComponent(body);
  const binary = atob(decodeURIComponent(body));
  return new TextDecoder("utf-8", { fatal: true }).decode(
    Uint8Array.from(binary, (character) => character.charCodeAt(0)),
  );
}

function decodeIpfs(uri: string, gateway: string | undefined): Content {
  const path = uri.slice("ipfs://".length);
  const match = /^([a-z0-9]{32,120})((?:\/(?!\.+(?:\/|$))[\w.~-]+)*)\/?$/i.exec(path);
  if (!match) return { kind: "unreadable", reason: "This is not an address of IPFS.", uri: plainText(uri) };
  const hash = `${match[1]}${match[2]}`;
  return { kind: "ipfs", hash, url: gateway ? `${gateway.replace(/\/?$/, "/")}${hash}` : undefined };
}

/** Text that a say, a vote or a proposal carries: usually plain, sometimes a URI of it. */
export function decodeTextOrUri(value: string, gateway?: string): Content {
  if (/^(data|ipfs):/i.test(value)) return decodeContent(value, gateway);
  return value.trim() === "" ? { kind: "empty" } : { kind: "text", text: value.slice(0, MAX_URI_LENGTH) };
}

/** Lines that are looked at for a title. */
const TITLE_LINES = 20;

/**
 * The title of a Markdown text: its first line with words, without Markdown's marks, cut to 120 characters. Undefined when it
 * has none.
 */
export function titleOfText(text: string): string | undefined {
  for (const line of text.slice(0, 4_000).split("\n", TITLE_LINES)) {
    const words = line
      .replace(/^[\s>]*(?:#{1,6}\s+|[-*+]\s+|\d+[.)]\s+)?/, "")
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replace(/[*_`~#]+/g, "");
    const title = plainText(words);
    if (/[\p{L}\p{N}]/u.test(title)) return title;
  }
  return undefined;
}

/** A Markdown text without the heading that is shown as its title already. */
export function bodyOfText(text: string): string {
  return text.replace(/^\s*#{1,6}[ \t]+[^\n]*(?:\n|$)/, "").replace(/^\s*\n/, "");
}

/** Titles that were read already: lists of thousands are filtered by them with each key that is pressed. */
const titles = new Map<string, string | undefined>();

/** Titles that are remembered. */
const MAX_TITLES = 50_000;

/** The title of what a URI holds; `fallback` where it can't be read. */
export function titleOfUri(uri: string, fallback: string): string {
  if (!titles.has(uri)) {
    if (titles.size >= MAX_TITLES) titles.clear();
    const content = decodeContent(uri);
    titles.set(uri, content.kind === "text" ? titleOfText(content.text) : undefined);
  }
  return titles.get(uri) ?? fallback;
}

/** The title of a text that may also be a URI, such as a proposal's description. */
export function titleOfTextOrUri(value: string, fallback: string): string {
  const content = decodeTextOrUri(value);
  return (content.kind === "text" ? titleOfText(content.text) : undefined) ?? fallback;
}
