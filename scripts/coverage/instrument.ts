import { createHash } from "node:crypto";
import solc from "solc";

/** File name of the Solidity library that records an outcome and passes it on. */
export const BRANCH_LIBRARY_FILE = "ExchequerBranchCoverage.sol";

const BRANCH_LIBRARY = "ExchequerBranchCoverage";

/** One condition of the sources, with the tag that is recorded for each of its outcomes. */
export interface Branch {
  /** Line of the condition, from 1. */
  readonly line: number;
  /** The condition as written, on one line. */
  readonly condition: string;
  readonly whenTrue: string;
  readonly whenFalse: string;
}

/** The library's source; `hitLibrary` is Hardhat's own, which tells the chain engine that a tag was reached. */
export function branchLibrary(hitLibrary: { readonly filename: string; readonly name: string }): string {
  return [
    "// SPDX-License-Identifier: MIT",
    "pragma solidity >=0.8.0;",
    `import { ${hitLibrary.name} } from "${hitLibrary.filename}";`,
    `library ${BRANCH_LIBRARY} {`,
    "    function record(bool outcome, uint256 whenTrue, uint256 whenFalse) internal pure returns (bool) {",
    `        ${hitLibrary.name}.sendHit(outcome ? whenTrue : whenFalse);`,
    "        return outcome;",
    "    }",
    "}",
  ].join("\n");
}

/** Wraps every condition inside a function or modifier of `source`, keeping all lines in their place. */
export function instrumentBranches(path: string, source: string): { source: string; branches: Branch[] } {
  const bytes = Buffer.from(source);
  const branches: Branch[] = [];
  const insertions: { readonly at: number; readonly text: string }[] = [];

  for (const { start, end } of findConditions(parse(path, source))) {
    const tag = (outcome: boolean) => sha256(`${path}:${branches.length}:${outcome}`);
    const [whenTrue, whenFalse] = [tag(true), tag(false)];
    branches.push({
      line: bytes.subarray(0, start).toString().split("\n").length,
      condition: bytes.subarray(start, end).toString().replaceAll(/\s+/g, " "),
      whenTrue,
      whenFalse,
    });
    insertions.push(
      { at: start, text: `${BRANCH_LIBRARY}.record(` },
      { at: end, text: `, 0x${whenTrue}, 0x${whenFalse})` },
    );
  }
  if (branches.length === 0) return { source, branches };

  const pieces: string[] = [];
  let position = 0;
  for (const { at, text } of insertions.toSorted((a, b) => a.at - b.at)) {
    pieces.push(bytes.subarray(position, at).toString(), text);
    position = at;
  }
  pieces.push(bytes.subarray(position).toString(), `\nimport "${BRANCH_LIBRARY_FILE}";\n`);
  return { source: pieces.join(""), branches };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** A node of solc's syntax tree, as far as it is needed here. */
interface SyntaxNode {
  readonly nodeType: string;
  /** "offset:length:file", in bytes. */
  readonly src: string;
  readonly name?: string;
  readonly condition?: SyntaxNode | null;
  readonly expression?: SyntaxNode;
  readonly arguments?: readonly SyntaxNode[];
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Parses one file only: its imports are answered with nothing, since no name is resolved. */
function parse(path: string, source: string): unknown {
  const input = {
    language: "Solidity",
    sources: { [path]: { content: source } },
    settings: { stopAfter: "parsing", outputSelection: { "*": { "": ["ast"] } } },
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: () => ({ contents: "" }) })) as {
    readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[];
    readonly sources: Readonly<Record<string, { readonly ast: unknown }>>;
  };
  const error = output.errors?.find(({ severity }) => severity === "error");
  if (error !== undefined) throw new Error(`Cannot measure the branches of ${path}: ${error.formattedMessage}`);
  return output.sources[path]?.ast;
}

const CONDITIONAL_NODES = new Set(["IfStatement", "Conditional", "WhileStatement", "DoWhileStatement", "ForStatement"]);
const BODIES = new Set(["FunctionDefinition", "ModifierDefinition"]);

/** Conditions in code; those in the initial values of constants are no branches. */
function findConditions(tree: unknown, insideCode = false): Range[] {
  if (Array.isArray(tree)) return tree.flatMap((item) => findConditions(item, insideCode));
  if (typeof tree !== "object" || tree === null) return [];
  const node = tree as SyntaxNode;
  if (node.nodeType === "InlineAssembly") return [];
  const inside = insideCode || BODIES.has(node.nodeType);
  const own = insideCode ? conditionOf(node) : undefined;
  return [...(own ? [rangeOf(own)] : []), ...Object.values(node).flatMap((child) => findConditions(child, inside))];
}

function conditionOf(node: SyntaxNode): SyntaxNode | undefined {
  if (CONDITIONAL_NODES.has(node.nodeType)) return node.condition ?? undefined;
  if (node.nodeType === "FunctionCall" && node.expression?.name === "require") return node.arguments?.[0];
  return undefined;
}

function rangeOf(node: SyntaxNode): Range {
  const [offset = 0, length = 0] = node.src.split(":").map(Number);
  return { start: offset, end: offset + length };
}
