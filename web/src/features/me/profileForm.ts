// The form of a profile: what was typed, read. Pure.
import { decodeContent, textProblem } from "../../chain/content.ts";
import { MAX_NAME_BYTES, MAX_PORTRAIT_BYTES } from "../../chain/flows/setProfile.ts";
import type { Profile } from "../../chain/types.ts";
import { formatCount } from "../../shared/format/index.ts";

/** What is typed, as it is kept in the browser. */
export interface ProfileDraft {
  readonly name: string;
  /** A URI; may be empty. */
  readonly portrait: string;
  /** Markdown; may be empty. */
  readonly text: string;
}

/** The form as it stands before anything is typed: what the profile says now. */
export function draftOf(profile: Profile | undefined): ProfileDraft {
  const words = decodeContent(profile?.uri ?? "");
  return {
    name: profile?.name ?? "",
    portrait: profile?.portrait ?? "",
    text: words.kind === "text" ? words.text : "",
  };
}

const bytesIn = (text: string) => new TextEncoder().encode(text).length;

/** Why a name can't be saved; undefined: it can. */
export function nameProblem(name: string): string | undefined {
  const bytes = bytesIn(name.trim());
  if (bytes <= MAX_NAME_BYTES) return undefined;
  return `That has ${formatCount(bytes)} bytes; a name may have ${MAX_NAME_BYTES}.`;
}

/** Why a portrait can't be saved; undefined: it can. */
export function portraitProblem(portrait: string): string | undefined {
  const typed = portrait.trim();
  if (typed === "") return undefined;
  if (!/^(?:data:image\/|ipfs:\/\/|https:\/\/)\S+$/.test(typed))
    return "A portrait is an address that begins with data:image/, ipfs:// or https://.";
  const bytes = bytesIn(typed);
  if (bytes <= MAX_PORTRAIT_BYTES) return undefined;
  return `That has ${formatCount(bytes)} bytes; a portrait may have ${formatCount(MAX_PORTRAIT_BYTES)}. Choose the file below: it is made smaller.`;
}

/** Why the words can't be saved; undefined: they can. None are fine. */
export function wordsProblem(text: string): string | undefined {
  return text.trim() === "" ? undefined : textProblem(text);
}
