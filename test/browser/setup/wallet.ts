import type { BrowserContext, Locator, Page } from "@playwright/test";

import { expect } from "@playwright/test";
import { BaseError, createWalletClient, http, numberToHex, type Address, type Hash, type Hex } from "viem";

import { localChain, RPC_URL } from "./chain.ts";
import { announceWallet, type WalletAnswer, type WalletRequest } from "./in-page-wallet.ts";
import { accountOf, addressOf, headerNameOf, type Role } from "./people.ts";

const BINDING = "askTestWallet";
const EVENT = "test-wallet";

/** The wallet's name in the connect dialog. */
export const WALLET_NAME = "Test wallet";

/** A chain that the app is not on. */
const OTHER_CHAIN = 11_155_111;

/** What the person in front of the wallet does with its next question. */
type Behaviour = "confirm" | "reject" | "leave open";

/** A question that the wallet put to its person. */
export interface Prompt {
  readonly method: string;
  /** Presses of the pointer that led here, since `mark`. */
  readonly presses: number;
}

interface RpcTransaction {
  readonly to?: Address;
  readonly data?: Hex;
  readonly value?: Hex;
  readonly gas?: Hex;
}

/** An error with a code of EIP-1193 or EIP-1474. */
class WalletError extends Error {
  readonly code: number;
  readonly data: unknown;
  constructor(code: number, message: string, data?: unknown) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

/**
 * A wallet with a person in front of it: announced to the page as extensions are, signing in this process with the key of
 * one role at a time. It knows only the methods that the app is meant to use; any other is refused, and fails the test.
 */
export class TestWallet {
  /** The questions so far. */
  readonly prompts: Prompt[] = [];
  /** Transactions sent. */
  readonly sent: Hash[] = [];
  /** Methods that were asked for and are not known here. */
  readonly unknown: string[] = [];
  #role: Role = "Newcomer";
  #connected = false;
  #chainId: number = localChain.id;
  readonly #knownChains = new Set<number>([localChain.id, OTHER_CHAIN]);
  readonly #behaviours: Behaviour[] = [];
  readonly #left: (() => void)[] = [];
  readonly #pages = new Set<Page>();
  #signsTypedData = true;

  /** Puts the wallet into every page that the context opens from now on. */
  async install(context: BrowserContext): Promise<void> {
    await context.exposeBinding(BINDING, ({ page }, request: WalletRequest) => {
      this.#pages.add(page);
      return this.#answer(request);
    });
    await context.addInitScript(announceWallet, {
      binding: BINDING,
      event: EVENT,
      uuid: "2f9c1a34-6d0b-4f0e-9c55-0b2a7d1f6e10",
      name: WALLET_NAME,
      icon: "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/%3E",
      rdns: "test.exchequer.wallet",
    });
  }

  get address(): Address {
    return addressOf(this.#role);
  }

  /** Whom the wallet answers for when it is connected. */
  prepare(role: Role): void {
    this.#role = role;
  }

  /** Connects the page as a role, through the app's own dialog. */
  async connect(page: Page, role: Role): Promise<void> {
    this.#role = role;
    await page.getByRole("banner").getByRole("button", { name: "Connect" }).click();
    await this.choose(page);
  }

  /** Picks this wallet in the connect dialog that is open. */
  async choose(page: Page, role = this.#role): Promise<void> {
    this.#role = role;
    const dialog = page.getByRole("dialog", { name: "Connect" });
    await dialog.getByRole("button", { name: WALLET_NAME }).click();
    await expect(dialog).toBeHidden();
    await expect(accountButton(page, this.#role)).toBeVisible();
  }

  /** The person switches to another account in the wallet. */
  async become(page: Page, role: Role): Promise<void> {
    this.#role = role;
    await this.#say("accountsChanged", [this.address]);
    await expect(accountButton(page, this.#role)).toBeVisible();
  }

  /** As many hardware wallets: transactions only. */
  signTransactionsOnly(): void {
    this.#signsTypedData = false;
  }

  /** The person switches to another network in the wallet, which does not know the app's. */
  async leaveChain(): Promise<void> {
    this.#knownChains.delete(localChain.id);
    this.#chainId = OTHER_CHAIN;
    await this.#say("chainChanged", numberToHex(OTHER_CHAIN));
  }

  /** Declines the next question. */
  rejectNext(): void {
    this.#behaviours.push("reject");
  }

  /** Leaves a question open until `confirmLeft`: the next one, or one that comes after some more that are confirmed. */
  leaveOpen({ after = 0 } = {}): void {
    this.#behaviours.push(...Array.from({ length: after }, () => "confirm" as const), "leave open");
  }

  /** Confirms what was left open. */
  confirmLeft(): void {
    for (const go of this.#left.splice(0)) go();
  }

  /** Presses are counted from here. */
  async mark(page: Page): Promise<void> {
    this.prompts.length = 0;
    await page.evaluate(([event]) => dispatchEvent(new CustomEvent(event, { detail: { name: "mark" } })), [
      EVENT,
    ] as const);
  }

  /** How many presses led from the mark to the first question. */
  get pressesToPrompt(): number {
    const [first] = this.prompts;
    if (first === undefined) throw new Error("The wallet was not asked");
    return first.presses;
  }

  /** The transaction that was sent last. */
  get lastSent(): Hash {
    const hash = this.sent.at(-1);
    if (hash === undefined) throw new Error("The wallet has sent nothing");
    return hash;
  }

  async #say(name: string, payload: unknown): Promise<void> {
    for (const page of this.#pages) {
      if (page.isClosed()) continue;
      await page.evaluate(([event, detail]) => dispatchEvent(new CustomEvent(event, { detail })), [
        EVENT,
        { name, payload },
      ] as const);
    }
  }

  async #answer(request: WalletRequest): Promise<WalletAnswer> {
    try {
      return { result: await this.#handle(request) };
    } catch (error) {
      return { error: toAnswer(error) };
    }
  }

  /** Asks the person; throws what wallets throw when they decline. */
  async #prompt({ method, presses }: WalletRequest): Promise<void> {
    this.prompts.push({ method, presses });
    const behaviour = this.#behaviours.shift() ?? "confirm";
    if (behaviour === "reject") throw new WalletError(4001, "User rejected the request.");
    if (behaviour === "leave open") await new Promise<void>((resolve) => void this.#left.push(resolve));
  }

  async #handle(request: WalletRequest): Promise<unknown> {
    const { method, params } = request;
    switch (method) {
      case "eth_accounts":
        return this.#connected ? [this.address] : [];
      case "eth_chainId":
        return numberToHex(this.#chainId);
      case "eth_requestAccounts":
        if (!this.#connected) await this.#prompt(request);
        this.#connected = true;
        return [this.address];
      case "wallet_requestPermissions":
        await this.#prompt(request);
        this.#connected = true;
        return [
          { parentCapability: "eth_accounts", caveats: [{ type: "restrictReturnedAccounts", value: [this.address] }] },
        ];
      case "wallet_revokePermissions":
        this.#connected = false;
        return null;
      case "wallet_switchEthereumChain":
        return this.#switchTo(Number((params[0] as { chainId: Hex }).chainId), request);
      case "wallet_addEthereumChain":
        this.#knownChains.add(Number((params[0] as { chainId: Hex }).chainId));
        return this.#switchTo(Number((params[0] as { chainId: Hex }).chainId), request);
      case "eth_sendTransaction":
        await this.#prompt(request);
        return this.#send(params[0] as RpcTransaction);
      case "eth_signTypedData_v4":
        if (!this.#signsTypedData) throw new WalletError(4200, "This wallet signs transactions only.");
        await this.#prompt(request);
        return accountOf(this.#role).signTypedData(JSON.parse(params[1] as string));
      default:
        this.unknown.push(method);
        throw new WalletError(4200, `This wallet does not know ${method}.`);
    }
  }

  async #switchTo(chainId: number, request: WalletRequest): Promise<null> {
    if (!this.#knownChains.has(chainId)) throw new WalletError(4902, "Unrecognized chain.");
    await this.#prompt(request);
    this.#chainId = chainId;
    await this.#say("chainChanged", numberToHex(chainId));
    return null;
  }

  async #send({ to, data, value, gas }: RpcTransaction): Promise<Hash> {
    if (this.#chainId !== localChain.id) throw new WalletError(4901, "The wallet is on another chain.");
    const wallet = createWalletClient({ account: accountOf(this.#role), chain: localChain, transport: http(RPC_URL) });
    const hash = await wallet.sendTransaction({
      to: to ?? null,
      ...(data === undefined ? {} : { data }),
      ...(value === undefined ? {} : { value: BigInt(value) }),
      ...(gas === undefined ? {} : { gas: BigInt(gas) }),
    });
    this.sent.push(hash);
    return hash;
  }
}

/** The header's button of the account that is connected: most of the local chain's accounts have names. */
export function accountButton(page: Page, role: Role): Locator {
  return page.getByRole("banner").getByRole("button", { name: new RegExp(`^${headerNameOf(role)}`) });
}

/** Wallets pass on the node's answer with its data. */
function toAnswer(error: unknown): { code: number; message: string; data?: unknown } {
  if (error instanceof WalletError) {
    return { code: error.code, message: error.message, ...(error.data === undefined ? {} : { data: error.data }) };
  }
  if (error instanceof BaseError) {
    const cause = error.walk((one) => typeof (one as { code?: unknown }).code === "number") as {
      code?: number;
      data?: unknown;
    } | null;
    return {
      code: cause?.code ?? -32_603,
      message: error.shortMessage,
      ...(cause?.data === undefined ? {} : { data: cause.data }),
    };
  }
  return { code: -32_603, message: String(error) };
}
