import { describe, expect, it } from "vitest";

import {
  decodeContent,
  decodeTextOrUri,
  encodeText,
  MAX_TEXT_BYTES,
  textProblem,
  titleOfText,
  titleOfUri,
} from "./content.ts";

describe("text on chain", () => {
  it("comes back as it was written", () => {
    for (const text of ["# Docs\n\nÜber 100 % & “quotes” 😀", "a,b;c?d#e", "%41"]) {
      expect(decodeContent(encodeText(text))).toEqual({ kind: "text", text });
    }
    expect(encodeText("# A b")).toBe("data:text/markdown;charset=utf-8,%23%20A%20b");
    expect(decodeContent(encodeText("\ud800"))).toEqual({ kind: "text", text: "\ufffd" });
  });
  it("may be base64, plain or without a type", () => {
    expect(decodeContent("data:text/markdown;base64,w7w=")).toEqual({ kind: "text", text: "ü" });
    expect(decodeContent("data:text/plain,hi")).toEqual({ kind: "text", text: "hi" });
    expect(decodeContent("data:,hi")).toEqual({ kind: "text", text: "hi" });
  });
  it("is refused when it is not what it says", () => {
    for (const uri of [
      "data:text/html,<script>",
      "data:text/markdown",
      "data:text/markdown,%ff",
      "data:text/markdown;base64,%%%",
      "data:text/markdown;base64,/w==",
      "javascript:alert(1)",
      "https://example.org/x",
      "nothing",
      `data:,${"x".repeat(300_000)}`,
    ]) {
      expect(decodeContent(uri).kind).toBe("unreadable");
    }
    expect(decodeContent("").kind).toBe("empty");
    expect(decodeContent("data:,%20").kind).toBe("empty");
  });
  it("in IPFS is a hash, and a link only through the reader's gateway", () => {
    const hash = "bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi";
    expect(decodeContent(`ipfs://${hash}/a.md`)).toEqual({ kind: "ipfs", hash: `${hash}/a.md`, url: undefined });
    expect(decodeContent(`ipfs://${hash}`, "https://gateway.example/ipfs")).toEqual({
      kind: "ipfs",
      hash,
      url: `https://gateway.example/ipfs/${hash}`,
    });
    for (const path of ["/../../evil", "/..", "/a?x", "/%2e%2e"])
      expect(decodeContent(`ipfs://${hash}${path}`).kind).toBe("unreadable");
  });
  it("of a say may be plain", () => {
    expect(decodeTextOrUri("Good work")).toEqual({ kind: "text", text: "Good work" });
    expect(decodeTextOrUri("data:,Good")).toEqual({ kind: "text", text: "Good" });
    expect(decodeTextOrUri(" ")).toEqual({ kind: "empty" });
  });
  it("is limited by bytes", () => {
    expect(textProblem("  ")).toBe("Write a few words.");
    expect(textProblem("x".repeat(MAX_TEXT_BYTES))).toBeUndefined();
    expect(textProblem("ü".repeat(MAX_TEXT_BYTES / 2 + 1))).toContain("At most");
  });
});

describe("titles", () => {
  it("are the first line with words, without marks", () => {
    expect(titleOfText("\n\n# **Docs** for [the app](https://x.y)\n\nMore")).toBe("Docs for the app");
    expect(titleOfText("---\n> 1. `Fix` it")).toBe("Fix it");
    expect(titleOfText("\n***\n")).toBeUndefined();
  });
  it("fall back, are cut and disarmed", () => {
    expect(titleOfUri("ipfs://x", "A bounty")).toBe("A bounty");
    expect(titleOfUri(encodeText("x".repeat(500)), "y").length).toBe(120);
    expect(titleOfUri(encodeText("pay\u202eeid"), "y")).toBe("pay eid");
  });
});
