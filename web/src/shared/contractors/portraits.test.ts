import { describe, expect, it } from "vitest";

import { addressOf, domainEvents, snapshotOf, type Written } from "../../chain/testing/ledger.ts";
import { chosenPortrait, isShowable } from "./portraits.ts";

const svg = (inside: string, more = "") =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'${more}>${inside}</svg>`)}`;
const base64 = (type: string, bytes: readonly number[]) =>
  `data:image/${type};base64,${btoa(String.fromCodePoint(...bytes))}`;
const word = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const chunk = (name: string, data: readonly number[]) => [
  ...word(data.length),
  ...Array.from(name, (letter) => letter.codePointAt(0) ?? 0),
  ...data,
  ...word(0),
];
const png = (width: number, height: number, ...chunks: readonly number[][]) =>
  base64("png", [
    ...word(0x89504e47),
    ...word(0x0d0a1a0a),
    ...chunk("IHDR", [...word(width), ...word(height), 8, 2, 0, 0, 0]),
    ...chunks.flat(),
    ...chunk("IEND", []),
  ]);
const jpeg = (width: number, height: number) =>
  base64("jpeg", [
    0xff,
    0xd8,
    0xff,
    0xe0,
    0,
    4,
    1,
    2,
    0xff,
    0xc0,
    0,
    11,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    1,
    1,
    0x11,
    0,
  ]);
const face = svg("<path d='M1 1h6v6z'/>");

describe("isShowable", () => {
  it("takes small pictures, and drawings of plain shapes", () => {
    expect(
      [png(96, 96), jpeg(96, 80), face, svg("<g fill='none'><circle cx='2' cy='2' r='1'/></g>")].map(isShowable),
    ).toEqual([true, true, true, true]);
  });
  it("loads nothing from anywhere", () => {
    for (const uri of ["", "https://example.org/me.png", "ipfs://bafy", "javascript:alert(1)", "data:text/html,x"])
      expect(isShowable(uri)).toBe(false);
  });
  it("refuses what unpacks to far more than it is, and what moves", () => {
    for (const uri of [
      png(30_000, 30_000),
      png(96, 0),
      jpeg(20_000, 10),
      png(96, 96, chunk("acTL", [...word(2), ...word(0)])),
    ])
      expect(isShowable(uri)).toBe(false);
    expect(isShowable("data:image/png;base64,AAAA")).toBe(false);
    expect(isShowable("data:image/jpeg;base64,/9j")).toBe(false);
  });
  it("refuses drawings that refer, move, or take for ever", () => {
    for (const inside of [
      "<use href='#a'/>",
      "<animate attributeName='x'/>",
      "<script>1</script>",
      "<style>*{}</style>",
      "<image href='https://example.org'/>",
      "<path d='M0 0h9' stroke-dasharray='0.0001'/>",
      "<rect fill='url(#a)'/>",
      "&lol;",
      "<!-- -->",
    ])
      expect(isShowable(svg(inside))).toBe(false);
    expect(isShowable(svg("<path d='M0 0'/>", " style='filter:blur(9px)'"))).toBe(false);
    expect(isShowable("data:image/svg+xml,%3Csvg%3E%3C/svg%3E")).toBe(false);
    expect(isShowable("data:image/svg+xml,%E0%A4%A")).toBe(false);
    expect(isShowable(svg(`<path d='${"M0 0".repeat(1_100)}'/>`))).toBe(false);
  });
});

describe("chosenPortrait", () => {
  const [ana, eve] = [addressOf(1), addressOf(9)];
  const chose = (account: typeof ana, portrait: string): Written => ({
    contract: "profiles",
    name: "ProfileSet",
    args: { account, name: "", portrait, uri: "" },
    time: 20,
  });
  const domain = domainEvents({ id: 1, k: 1, challenge: 0, period: 86_400, members: [ana] }, 10);
  it("is shown of contractors, and of nobody else", () => {
    const snapshot = snapshotOf([...domain, chose(ana, face), chose(eve, face)]);
    expect(chosenPortrait(snapshot, ana)).toBe(face);
    expect(chosenPortrait(snapshot, eve)).toBeUndefined();
  });
  it("is left to the drawn one where it can't be shown", () => {
    expect(chosenPortrait(snapshotOf([...domain, chose(ana, "https://example.org/a.png")]), ana)).toBeUndefined();
    expect(chosenPortrait(snapshotOf(domain), ana)).toBeUndefined();
  });
});
