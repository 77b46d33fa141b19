// The portraits that people choose: which can be shown without asking a server, and without harm. Pure.
import type { Address } from "viem";

import { MAX_PORTRAIT_BYTES } from "../../chain/flows/setProfile.ts";
import { isVouchedFor } from "../../chain/names.ts";
import { partyEver, profileOf } from "../../chain/parties.ts";
import type { Snapshot } from "../../chain/types.ts";

/** Pixels that a side may have: a few bytes can unpack to more than a browser bears. */
const MAX_SIDE = 512;

/** The bytes of a PNG or JPEG in a `data:` URI; undefined for all else. */
function bytesOf(uri: string): Uint8Array | undefined {
  const base64 = /^data:image\/(?:png|jpeg);base64,([A-Za-z0-9+/]+={0,2})$/.exec(uri)?.[1];
  if (base64 === undefined || uri.length > MAX_PORTRAIT_BYTES) return undefined;
  try {
    return Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0);
  } catch {
    return undefined;
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Width and height that a PNG tells of itself; undefined where it moves, or is none. */
function sizeOfPng(bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer);
  if (bytes.length < 33 || view.getUint32(0) !== 0x89_50_4e_47 || view.getUint32(4) !== 0x0d_0a_1a_0a) return undefined;
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    // "acTL": pictures that follow each other.
    if (view.getUint32(at + 4) === 0x61_63_54_4c) return undefined;
  }
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Width and height that a JPEG tells of itself; undefined where it is none. */
function sizeOfJpeg(bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer);
  if (bytes.length < 4 || view.getUint16(0) !== 0xff_d8) return undefined;
  for (let at = 2; at + 9 <= bytes.length; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    // Segments follow each other until the picture itself begins; SOF0 and SOF2 tell its size.
    if (marker === 0xff_c0 || marker === 0xff_c2)
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    if (marker < 0xff_c0 || marker === 0xff_da) return undefined;
  }
  return undefined;
}

/** The elements of a drawing that can neither move nor refer to anything nor unpack to more than they are. */
const SHAPES = new Set(["svg", "g", "title", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"]);

/** Whether an SVG consists of plain shapes: its source, which is no longer than a portrait may be. */
function isPlainDrawing(source: string): boolean {
  // Without its namespace it is no picture; millions of tiny dashes would take for ever.
  if (!/^<svg\s[^>]*http:\/\/www\.w3\.org\/2000\/svg/.test(source)) return false;
  if (/<[!?]|&|url\(|style|filter|href|dash/i.test(source)) return false;
  return Array.from(source.matchAll(/<\/?([^\s/>]*)/g), ([, name = ""]) => name).every((name) => SHAPES.has(name));
}

/** The source of an SVG in a `data:` URI, percent-encoded or as base64; undefined for all else. */
function drawingOf(uri: string): string | undefined {
  const [, base64, text = ""] = /^data:image\/svg\+xml(?:;charset=utf-8|;utf8)?(;base64)?,(.+)$/.exec(uri) ?? [];
  if (text === "" || uri.length > MAX_PORTRAIT_BYTES) return undefined;
  try {
    return base64 ? atob(text) : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Whether a URI is a picture that can be shown as it is: a drawing of plain shapes, or a small, still PNG or JPEG. */
export function isShowable(uri: string): boolean {
  const drawing = drawingOf(uri);
  if (drawing !== undefined) return isPlainDrawing(drawing);
  const bytes = bytesOf(uri);
  const size = bytes && (sizeOfPng(bytes) ?? sizeOfJpeg(bytes));
  if (!size) return false;
  return [size.width, size.height].every((side) => side > 0 && side <= MAX_SIDE);
}

/** The picture that an account chose, where it can be shown and somebody has cleared the account: anyone can look like anyone. */
export function chosenPortrait(snapshot: Snapshot, account: Address): string | undefined {
  const party = partyEver(snapshot, account);
  if (!party || !isVouchedFor(snapshot, party)) return undefined;
  const uri = profileOf(snapshot, account)?.portrait ?? "";
  return isShowable(uri) ? uri : undefined;
}
