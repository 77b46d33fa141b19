import {
  erc20Abi,
  type Abi,
  type Address,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type Hex,
  type TypedDataDefinition,
} from "viem";

/** One call that the wallet is asked to sign. */
export interface Step {
  /** What it does, as an imperative: "Approve exactly 1,200 USDC". */
  label: string;
  to: Address;
  abi: Abi;
  functionName: string;
  args: readonly unknown[];
  /** Wei to send along. */
  value?: bigint;
  /** The gas to send it with, where the wallet's own estimate would be wrong. */
  gas?: bigint;
  /** Asked right before the step: true when the chain already has what it would bring about. */
  isDone?: (account: Address, read: ReadContract) => Promise<boolean>;
  /** Calls to make first when the step alone would revert, such as resetting an allowance. */
  orFirst?: Step;
}

/** Reads one view function; the part of a viem client that steps need. */
export type ReadContract = (call: {
  address: Address;
  abi: Abi;
  functionName: string;
  args: readonly unknown[];
}) => Promise<unknown>;

/** One signature that stands in for an approval. */
export interface PermitOption {
  /** What the signature does, as an imperative. */
  label: string;
  /** What the wallet would sign; undefined where the token has no ERC-2612 permit that can be trusted to work. */
  prepare: (account: Address, read: ReadContract) => Promise<TypedDataDefinition | undefined>;
  /** The one step that takes the place of all others, given the signature. */
  step: (signature: Hex) => Step;
}

/** One thing a user can do: a file in `web/src/chain/flows` builds each of them. */
export interface Flow {
  /** Names it among pending transactions: the same id can't be pressed twice while it is under way. */
  id: string;
  /** The button's words: "Fund bounty". */
  title: string;
  /** One sentence that says what will be different afterwards. Shown above the button and kept with the transaction. */
  effect: string;
  /** What has happened once all of it is done, as a sentence; without it the last step is told. */
  done?: string;
  /** In the order in which they are signed. They always suffice: contract accounts can't sign off chain. */
  steps: readonly Step[];
  /** A shorter way for wallets that sign typed data. */
  permit?: PermitOption;
}

/** A step with its arguments checked against the ABI. */
export function call<
  const abi extends Abi,
  name extends ContractFunctionName<abi, "nonpayable" | "payable">,
  const args extends ContractFunctionArgs<abi, "nonpayable" | "payable", name>,
>(step: { label: string; to: Address; abi: abi; functionName: name; args: args; value?: bigint }): Step {
  return step as unknown as Step;
}

/**
 * `approve` without its return value: some tokens return nothing where the standard says `bool`, and a step needs only to
 * know that it does not revert.
 */
const approveAbi = [
  {
    type: "function",
    name: "approve",
    stateMutability: "nonpayable",
    inputs: [
      { name: "spender", type: "address" },
      { name: "amount", type: "uint256" },
    ],
    outputs: [],
  },
] as const satisfies Abi;

/**
 * Lets `spender` take exactly `amount` of the token, never more. Not asked again while an earlier approval still covers it. Tokens
 * that refuse to change one approval into another are brought to zero first.
 */
export function approve(wanted: { token: Address; spender: Address; amount: bigint; label: string }): Step {
  const to = (amount: bigint, label: string): Step => ({
    label,
    to: wanted.token,
    abi: approveAbi,
    functionName: "approve",
    args: [wanted.spender, amount],
  });
  return {
    ...to(wanted.amount, wanted.label),
    orFirst: to(0n, "Clear the earlier approval"),
    async isDone(account, read) {
      const allowance = await read({
        address: wanted.token,
        abi: erc20Abi,
        functionName: "allowance",
        args: [account, wanted.spender],
      });
      return typeof allowance === "bigint" && allowance >= wanted.amount;
    },
  };
}
