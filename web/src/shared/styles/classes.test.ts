import { describe, expect, it } from "vitest";

const sheets = import.meta.glob<string>("../../**/*.css", { query: "?raw", import: "default", eager: true });

/**
 * The class that each selector of a file is about: the one it begins with. A rule about a part of something else (".panel .table") does
 * not define that part.
 */
function definedIn(css: string): Set<string> {
  const rules = css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/@[a-z-]+[^{;]*[{;]/g, "");
  const names = new Set<string>();
  for (const [, selectors = ""] of rules.matchAll(/([^{}]+)\{/g)) {
    for (const selector of selectors.split(/,(?![^(]*\))/)) {
      const [, name] = /^\.([\w-]+)/.exec(selector.trim()) ?? [];
      if (name) names.add(name);
    }
  }
  return names;
}

describe("styles", () => {
  it("define each class in one file only: they are global, and which file came last would decide", () => {
    expect(definedIn(sheets["../ui/button.css"] ?? "")).toContain("button");
    const owners = new Map<string, string[]>();
    for (const [file, css] of Object.entries(sheets))
      for (const name of definedIn(css)) owners.set(name, [...(owners.get(name) ?? []), file]);
    const shared = [...owners]
      .filter(([, where]) => where.length > 1)
      .map(([name, where]) => `${name}: ${where.join(", ")}`);
    expect(shared).toEqual([]);
  });
  it("are read with their media queries and lists of selectors", () => {
    const css =
      '.a, .b:is(.c, .d) { x: y } /* .e { } */ @media (min-width: 1rem) { .f > .g { x: y } } @import "h.css"; h1 .i { x: y }';
    expect([...definedIn(css)]).toEqual(["a", "b", "f"]);
  });
});
