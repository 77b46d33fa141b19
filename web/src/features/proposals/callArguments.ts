// Reads what a person typed as the arguments of a function.
import {
  encodeFunctionData,
  getAddress,
  isAddress,
  isHex,
  parseAbiItem,
  size,
  type AbiFunction,
  type AbiParameter,
  type Hex,
} from "viem";

/** A value that was read, or why it can't be. */
export type Read<value> =
  { readonly ok: true; readonly value: value } | { readonly ok: false; readonly reason: string };

const yes = <value>(value: value): Read<value> => ({ ok: true, value });
const no = (reason: string): { readonly ok: false; readonly reason: string } => ({ ok: false, reason });

/** Reads "transfer(address to, uint256 amount)", with or without the word "function" before it. */
export function readSignature(text: string): Read<AbiFunction> {
  const signature = text
    .trim()
    .replace(/^function\s+/, "")
    .replace(/;$/, "");
  if (signature === "") return no("Enter the function’s signature.");
  try {
    const item = parseAbiItem(`function ${signature}`);
    return item.type === "function" ? yes(item) : no("Enter the signature of a function.");
  } catch {
    return no("Write it as in Solidity: transfer(address to, uint256 amount).");
  }
}

/** Reads one argument: texts as they are, everything else as Solidity would show it; lists and structs as JSON. */
export function readArgument(parameter: AbiParameter, text: string): Read<unknown> {
  const { type } = parameter;
  if (type === "string") return yes(text);
  const trimmed = text.trim();
  if (trimmed === "") return no("Enter a value.");
  if (!type.endsWith("]") && !type.startsWith("tuple")) return readScalar(type, trimmed);
  try {
    return readJson(parameter, JSON.parse(quoteBigNumbers(trimmed)) as unknown);
  } catch {
    return no(
      type.endsWith("]") ? 'Write a list, such as ["0x…", "0x…"].' : 'Write a list of the fields, such as ["0x…", 5].',
    );
  }
}

/** Numbers beyond JavaScript's exact ones are kept as text, so that no digit is lost. */
function quoteBigNumbers(json: string): string {
  return json.replace(/"(?:\\.|[^"\\])*"|-?\d{16,}/g, (found) => (found.startsWith('"') ? found : `"${found}"`));
}

function readScalar(type: string, text: string): Read<unknown> {
  const integer = /^(u?)int(\d*)$/.exec(type);
  if (integer) return readInteger(text, integer[1] === "u", Number(integer[2] || 256));
  const bytes = /^bytes(\d*)$/.exec(type);
  if (bytes) return readBytes(text, bytes[1] ? Number(bytes[1]) : undefined);
  if (type === "bool") return /^(true|false)$/.test(text) ? yes(text === "true") : no("Write true or false.");
  if (type === "address") return isAddress(text) ? yes(getAddress(text)) : no("This is not an address.");
  return no(`Arguments of type ${type} can’t be entered here. Use raw calldata.`);
}

function readInteger(text: string, unsigned: boolean, bits: number): Read<bigint> {
  if (!/^-?(\d+|0x[0-9a-f]+)$/i.test(text)) return no("Write a whole number, in base units and without separators.");
  const value = text.startsWith("-") ? -BigInt(text.slice(1)) : BigInt(text);
  if (unsigned && value < 0n) return no("This number can’t be negative.");
  const fits = unsigned ? BigInt.asUintN(bits, value) === value : BigInt.asIntN(bits, value) === value;
  return fits ? yes(value) : no(`This number does not fit into ${bits} bits.`);
}

function readBytes(text: string, length: number | undefined): Read<Hex> {
  if (!isHex(text, { strict: true }) || text.length % 2 !== 0)
    return no("Write bytes as 0x and pairs of hexadecimal digits.");
  if (length !== undefined && size(text) !== length) return no(`Write exactly ${length} bytes; this is ${size(text)}.`);
  return yes(text);
}

function readJson(parameter: AbiParameter, json: unknown): Read<unknown> {
  const list = /^(.*)\[(\d*)\]$/.exec(parameter.type);
  if (list) {
    if (!Array.isArray(json)) return no('Write a list, such as ["0x…", "0x…"].');
    if (list[2] && json.length !== Number(list[2])) return no(`Write exactly ${list[2]} entries.`);
    return readAll(json.map((item) => readJson({ ...parameter, type: list[1] ?? "" }, item)));
  }
  if (parameter.type === "tuple") {
    const components = "components" in parameter ? parameter.components : [];
    if (!Array.isArray(json) || json.length !== components.length)
      return no(`Write a list of its ${components.length} fields.`);
    return readAll(components.map((component, index) => readJson(component, json[index])));
  }
  if (parameter.type === "string") return typeof json === "string" ? yes(json) : no("Write texts in quotation marks.");
  return readScalar(parameter.type, String(json));
}

function readAll(parts: readonly Read<unknown>[]): Read<unknown[]> {
  const wrong = parts.find((part) => !part.ok);
  return wrong && !wrong.ok ? wrong : yes(parts.map((part) => (part.ok ? part.value : undefined)));
}

/** Encodes a call; all arguments must have been read already. */
export function encodeCall(item: AbiFunction, args: readonly unknown[]): Hex {
  return encodeFunctionData({ abi: [item], functionName: item.name, args });
}
