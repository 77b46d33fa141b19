import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

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
    const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".css"));
    expect(files.length).toBeGreaterThan(10);
    const owners = new Map<string, string[]>();
    for (const file of files)
      for (const name of definedIn(readFileSync(`${ROOT}${file}`, "utf8")))
        owners.set(name, [...(owners.get(name) ?? []), file]);
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
