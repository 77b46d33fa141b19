import { describe, expect, it } from "vitest";

import { addressOf } from "../../chain/testing/ledger.ts";
import { linesOfCsv, NO_PAYEES, payeesMissing, readPayees, restorePayees } from "./readPayees.ts";

const [ana, ben, treasury] = [addressOf(0x11), addressOf(0x22), addressOf(0x1000)];
const rules = { decimals: 2, treasury, most: 3 };
const fromFile = (text: string) => readPayees({ ...NO_PAYEES, by: "file", text }, rules);

describe("payees from a table", () => {
  it("are read with commas, semicolons or tabs, quoted or not, with or without headings", () => {
    const expected = {
      payments: [
        { payee: ana, amount: 120_050n },
        { payee: ben, amount: 3n },
      ],
      problems: [],
      unused: 0,
      total: 120_053n,
    };
    for (const text of [
      `address,amount\n${ana},1200.50\n${ben},0.03`,
      `\ufeff${ana};1200.50;design\r\n\r\n${ben};0.03;\r\n`,
      `payee\tamount\n${ana}\t1200.50\n${ben}\t0.03`,
      `"${ana}","1200.50"\n"${ben}","0.03","a, b"`,
    ]) {
      expect(fromFile(text), text).toEqual(expected);
    }
  });
  it("get together no more than the line takes", () => {
    const most = 2n ** 112n - 1n;
    const units = (amount: bigint) => `${amount / 100n}.${String(amount % 100n).padStart(2, "0")}`;
    expect(fromFile(`${ana},${units(most - 1n)}\n${ben},0.01`)).toMatchObject({ problems: [], total: most });
    const over = fromFile(`${ana},${units(most)}\n${ben},0.01`);
    expect(over.problems).toEqual([
      { line: 2, field: "amount", reason: "All together get more than one payment can be.", typed: "0.01" },
    ]);
    expect(over.total).toBe(most);
  });
  it("say what is wrong with the number of the line in the file", () => {
    const read = fromFile(`address,amount\n${ana},1\n\n0x12,2\n${ana},3\n${ben},1.234\n${treasury},0`);
    expect(read.problems.map(({ line, field }) => [line, field])).toEqual([
      [4, "payee"],
      [5, "payee"],
      [6, "amount"],
      [7, "payee"],
      [7, "amount"],
      [6, "payee"],
    ]);
    expect([read.payments, read.unused, read.total]).toEqual([[{ payee: ana, amount: 100n }], 4, 100n]);
    expect(read.problems.at(-1)?.reason).toBe("At most 3 payees at once; this list has 5.");
  });
  it("quote what stands where something is wrong, cut", () => {
    const long = "1".repeat(60);
    const read = fromFile(`${ana},a lot\n\u202e0x12,${long}x\n${ben},\n${ana},1`);
    expect(read.problems.map(({ line, field, typed }) => [line, field, typed])).toEqual([
      [1, "amount", "a lot"],
      [2, "payee", "0x12"],
      [2, "amount", `${"1".repeat(41)}…`],
      [3, "amount", ""],
      [4, "payee", ana],
      // Too many lines are nothing that stands in one of them.
      [4, "payee", ""],
    ]);
  });
  it("need somebody", () => {
    expect(fromFile(" \n").problems.map(({ reason }) => reason)).toEqual(["The list is empty."]);
  });
  it("count lines, not complaints, in what is missing; nobody is no line", () => {
    const missing = (text: string) => payeesMissing({ ...NO_PAYEES, by: "file", text }, fromFile(text));
    expect(missing(" \n")).toBe("Name a payee.");
    expect(missing("address,amount")).toBe("Name a payee.");
    expect(missing(`${treasury},0\n${ana},1`)).toBe("1 line of the payees can’t be used yet.");
    expect(missing([1, 2, 3, 4].map((one) => `${addressOf(one)},1`).join("\n"))).toBe("These are too many payees.");
    expect(missing(`${ana},1`)).toBeUndefined();
    expect(payeesMissing(NO_PAYEES, readPayees(NO_PAYEES, rules))).toBe("Name a payee.");
  });
  it("take a first line that is no heading for a payee", () => {
    expect(linesOfCsv("nobody,5")).toHaveLength(1);
    expect(linesOfCsv("name,amount")).toHaveLength(0);
  });
  it("read thousands of lines at once", () => {
    const text = Array.from({ length: 5_000 }, (_, index) => `${addressOf(index + 1)},${index + 1}`).join("\n");
    const read = readPayees({ ...NO_PAYEES, by: "file", text }, { ...rules, treasury: addressOf(9_999), most: 10_000 });
    expect(read.problems).toEqual([]);
    expect(read.total).toBe((5_000n * 5_001n * 100n) / 2n);
  });
});

describe("payees typed by hand", () => {
  it("are read row by row", () => {
    const rows = [
      { key: 4, payee: ana, amount: "5" },
      { key: 7, payee: "", amount: "" },
    ];
    const read = readPayees({ by: "hand", rows, text: "" }, rules);
    expect(read.payments).toEqual([{ payee: ana, amount: 500n }]);
    expect(read.problems.map(({ line, field }) => [line, field])).toEqual([
      [1, "payee"],
      [1, "amount"],
    ]);
  });
  it("come back from the browser only in their shape", () => {
    expect(restorePayees({ by: "file", rows: [{ payee: 1 }], text: 3 })).toEqual({ ...NO_PAYEES, by: "file" });
    expect(restorePayees(null)).toEqual(NO_PAYEES);
  });
});
