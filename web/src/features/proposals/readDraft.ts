// From what was typed to what is proposed, or to the sentences under the fields that can't be used.
import { getAddress, isHex, type Address, type Hex } from "viem";

import { ETH_ADDRESS, sameAddress } from "../../chain/accounts.ts";
import { textProblem } from "../../chain/content.ts";
import { assetAt, domainName } from "../../chain/flows/wording.ts";
import type { Template } from "../../chain/flows/propose.ts";
import { partyAt } from "../../chain/parties.ts";
import { clearanceOf, isHeld, policyAt, reviewStateAt, WHOLE } from "../../chain/states.ts";
import type { DomainTerms, Payment, Snapshot } from "../../chain/types.ts";
import { readOffer } from "../../shared/contractors/offers.ts";
import { DAY, parseAmount, readAddress } from "../../shared/format/index.ts";
import { encodeCall, readArgument, readSignature } from "./callArguments.ts";
import { answerIn, termsIn, type Draft, type TermsDraft } from "./draft.ts";

/** Complaints by field: "title", "payments.0.amount". */
export type Complaints = Readonly<Record<string, string>>;

/** A draft as far as it makes sense. */
export interface ReadDraft {
  /** Undefined while something is missing. */
  readonly template: Template | undefined;
  /** Markdown with the title as its heading; undefined while it can't be used. */
  readonly text: string | undefined;
  readonly complaints: Complaints;
}

/** Most payees in one proposal: sending to each may take 260,000 gas, and all of them have to fit into a block. */
export const MAX_PAYEES = 50;
/** Limits of the contract's domains. */
const MAX_K = 15;
const MAX_CHALLENGE_DAYS = 30;
const MAX_PERIOD_DAYS = 90;
const MAX_COOLDOWN_DAYS = 365;
const MAX_NAME_LENGTH = 31;
/** Decimals of a rate. */
export const USD_DECIMALS = 6;
const ETH_DECIMALS = 18;
/** A percentage with as many decimals is a share in millionths. */
const PERCENT_DECIMALS = 4;
const MAX_WINDOW_DAYS = 365;
const MAX_TITLE_LENGTH = 120;

/** Collects complaints while fields are read. */
class Reader {
  readonly complaints: Record<string, string> = {};

  complain(field: string, sentence: string): undefined {
    this.complaints[field] ??= sentence;
    return undefined;
  }

  address(field: string, text: string, missing: string): Address | undefined {
    const read = readAddress(text, missing);
    return read.ok ? read.value : this.complain(field, read.reason);
  }

  amount(field: string, text: string, decimals: number): bigint | undefined {
    const parsed = parseAmount(text, decimals);
    if (!parsed.ok) return this.complain(field, parsed.reason);
    return parsed.value === 0n ? this.complain(field, "Enter more than zero.") : parsed.value;
  }

  whole(field: string, text: string, min: number, max: number): number | undefined {
    const value = /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN;
    return value >= min && value <= max ? value : this.complain(field, `Enter a whole number from ${min} to ${max}.`);
  }
}

/** Reads a draft against what is known of the chain. */
export function readDraft(draft: Draft, snapshot: Snapshot, treasury: Address): ReadDraft {
  const reader = new Reader();
  const template = readTemplate(reader, draft, snapshot, treasury);
  const text = readText(reader, draft);
  return { template, text, complaints: reader.complaints };
}

function readText(reader: Reader, { kind, title, text }: Draft): string | undefined {
  const heading = title.replace(/\s+/g, " ").trim();
  if (heading === "") return reader.complain("title", kind === "pay" ? "Say what is paid for." : "Enter a title.");
  if (heading.length > MAX_TITLE_LENGTH)
    return reader.complain("title", `At most ${MAX_TITLE_LENGTH} characters; this has ${heading.length}.`);
  if (kind === "statement" && text.trim() === "") return reader.complain("text", "Write what is stated.");
  const whole = `# ${heading}\n\n${text.trim()}`.trim();
  const problem = textProblem(whole);
  return problem === undefined ? whole : reader.complain("text", problem);
}

function readTemplate(reader: Reader, draft: Draft, snapshot: Snapshot, treasury: Address): Template | undefined {
  switch (draft.kind) {
    case "pay":
      return readPayment(reader, draft, snapshot, treasury);
    case "createDomain":
      return readDomain(reader, draft, snapshot);
    case "changeDomain":
    case "retireDomain":
      return readDomainChange(reader, draft, snapshot);
    case "answer":
      return readAnswer(reader, draft, snapshot);
    case "admit":
    case "revoke":
      return readClearance(reader, draft, snapshot);
    case "setPolicy":
      return readPolicy(reader, draft, snapshot);
    case "statement":
      return { kind: "statement" };
    case "call":
      return readCall(reader, draft);
  }
}

function readPayment(reader: Reader, draft: Draft, snapshot: Snapshot, treasury: Address): Template | undefined {
  const asset = draft.asset === "" ? reader.complain("asset", "Choose an asset.") : getAddress(draft.asset);
  const decimals = asset ? assetAt(snapshot, asset).decimals : ETH_DECIMALS;
  const seen = new Set<Address>();
  const payments = draft.payments.map((row, index): Payment | undefined => {
    const field = `payments.${index}.payee`;
    const payee = reader.address(field, row.payee, "Enter the payee’s address.");
    const amount = reader.amount(`payments.${index}.amount`, row.amount, decimals);
    if (payee && sameAddress(payee, treasury)) return reader.complain(field, "The treasury can’t pay itself.");
    if (payee && seen.has(payee)) return reader.complain(field, "This payee is named above already.");
    if (!payee || amount === undefined) return undefined;
    seen.add(payee);
    return { payee, amount };
  });
  if (payments.length > MAX_PAYEES) reader.complain("asset", `At most ${MAX_PAYEES} payees in one proposal.`);
  const read = payments.filter((payment) => payment !== undefined);
  return asset && read.length === payments.length && payments.length <= MAX_PAYEES
    ? { kind: "pay", asset, payments: read }
    : undefined;
}

function readDomain(reader: Reader, draft: Draft, { domains }: Snapshot): Template | undefined {
  const name = draft.name.trim();
  const taken = [...domains.values()].some((domain) => domain.name.toLowerCase() === name.toLowerCase());
  if (name === "") reader.complain("name", "Enter a name.");
  else if (!/^[\x20-\x7e]+$/.test(name) || name.length > MAX_NAME_LENGTH)
    reader.complain("name", `Use at most ${MAX_NAME_LENGTH} plain characters.`);
  else if (taken) reader.complain("name", "There is a domain of this name.");
  const terms = readTerms(reader, draft);
  return reader.complaints["name"] || !terms ? undefined : { kind: "createDomain", name, terms };
}

function readTerms(reader: Reader, draft: TermsDraft): DomainTerms | undefined {
  const k = reader.whole("k", draft.k, 1, MAX_K);
  const challenge = reader.whole("challenge", draft.challenge, 0, MAX_CHALLENGE_DAYS);
  const period = reader.whole("period", draft.period, 1, MAX_PERIOD_DAYS);
  const cooldown = reader.whole("cooldown", draft.cooldown, 0, MAX_COOLDOWN_DAYS);
  const admissionPercent = reader.whole("admissionPercent", draft.admissionPercent, 0, 100);
  const revocationPercent = reader.whole("revocationPercent", draft.revocationPercent, 0, 100);
  if (k === undefined || challenge === undefined || period === undefined || cooldown === undefined) return undefined;
  if (admissionPercent === undefined || revocationPercent === undefined) return undefined;
  return {
    k,
    challenge: challenge * DAY,
    period: period * DAY,
    cooldown: cooldown * DAY,
    admissionPercent,
    revocationPercent,
  };
}

function readDomainChange(reader: Reader, draft: Draft, { domains }: Snapshot): Template | undefined {
  const domain = draft.domain === "" ? undefined : domains.get(Number(draft.domain));
  if (!domain) reader.complain("domain", "Choose a domain.");
  else if (domain.retiredAt !== undefined) reader.complain("domain", "This domain is retired already.");
  if (draft.kind === "retireDomain") {
    return domain && !reader.complaints["domain"] ? { kind: "retireDomain", domain: domain.id } : undefined;
  }
  if (!domain) return undefined;
  const terms = readTerms(reader, termsIn(draft, domain));
  if (!terms || reader.complaints["domain"]) return undefined;
  const same = (Object.keys(terms) as (keyof DomainTerms)[]).every((name) => terms[name] === domain[name]);
  return same
    ? reader.complain("domain", "Nothing of it changes.")
    : { kind: "changeDomain", domain: domain.id, terms };
}

function readAnswer(reader: Reader, draft: Draft, snapshot: Snapshot): Template | undefined {
  const review = snapshot.reviews.get(draft.review.toLowerCase() as Hex);
  const problem = draft.reason.trim() === "" ? undefined : textProblem(draft.reason);
  if (problem) reader.complain("reason", problem);
  if (!review) return reader.complain("review", "Choose the question.");
  if (reviewStateAt(review, snapshot.time) !== "Escalated")
    return reader.complain("review", "This question does not wait for an answer.");
  const passed = answerIn(draft);
  if (passed === "") return reader.complain("passed", "Choose the answer.");
  if (problem) return undefined;
  const { question } = review;
  return { kind: "answer", question, passed: passed === "yes", reason: draft.reason.trim() };
}

function readClearance(reader: Reader, draft: Draft, snapshot: Snapshot): Template | undefined {
  const domain = draft.domain === "" ? reader.complain("domain", "Choose a domain.") : Number(draft.domain);
  const account = reader.address("account", draft.account, "Enter the contractor’s address.");
  const rate = draft.kind === "admit" ? reader.amount("rate", draft.rate, USD_DECIMALS) : undefined;
  const offer = draft.kind === "admit" ? readTheOffer(reader, draft, snapshot) : undefined;
  if (domain === undefined || !account) return undefined;
  const held = isHeld(clearanceOf(snapshot, domain, account));
  if (draft.kind === "revoke") {
    if (!held) return reader.complain("account", `This account is not cleared in ${domainName(snapshot, domain)}.`);
    return { kind: "revoke", domain, account };
  }
  if (held)
    return reader.complain("account", `This account holds a clearance in ${domainName(snapshot, domain)} already.`);
  if (partyAt(snapshot, account)?.isCompany)
    return reader.complain("account", "That is a company: people are cleared, companies are not.");
  return rate === undefined || !offer ? undefined : { kind: "admit", domain, account, offer: { ...offer, rate } };
}

function readTheOffer(reader: Reader, { offered: kind, lastDay, supervisor, domain }: Draft, snapshot: Snapshot) {
  const area = domain === "" ? undefined : snapshot.domains.get(Number(domain));
  if (area?.retiredAt !== undefined) return reader.complain("domain", "This domain is retired.");
  const read = readOffer(snapshot, area, { kind, lastDay, supervisor }, snapshot.time);
  return read.ok ? read.value : reader.complain(read.field, read.reason);
}

function readPolicy(reader: Reader, draft: Draft, snapshot: Snapshot): Template | undefined {
  const sets = draft.enabled === "yes";
  const asset = reader.address("token", draft.token, sets ? "Enter the token’s address." : "Choose an asset.");
  const known = asset && assetAt(snapshot, asset);
  const current = policyAt(asset && snapshot.spending.get(asset), snapshot.time);
  if (!sets) {
    if (!known) return undefined;
    if (!known.enabled) return reader.complain("token", "The general fund does not spend this asset.");
    return { kind: "setPolicy", asset: known.address, policy: { floor: 0n, rate: 0, window: current.window } };
  }
  const floor = reader.amount("policyFloor", draft.policyFloor, known?.decimals ?? ETH_DECIMALS);
  const rate = parseAmount(draft.policyRate, PERCENT_DECIMALS);
  if (!rate.ok) reader.complain("policyRate", rate.reason);
  else if (rate.value > WHOLE) reader.complain("policyRate", "At most 100.");
  const days = reader.whole("policyDays", draft.policyDays, 1, MAX_WINDOW_DAYS);
  if (!known || floor === undefined || !rate.ok || rate.value > WHOLE || days === undefined) return undefined;
  return {
    kind: "setPolicy",
    asset: known.address,
    policy: { floor, rate: Number(rate.value), window: days * DAY },
  };
}

function readCall(reader: Reader, draft: Draft): Template | undefined {
  const target = reader.address("target", draft.target, "Enter the address of the contract.");
  const value = draft.value.trim() === "" ? 0n : parseEther(reader, draft.value);
  const calldata = draft.callBy === "calldata" ? readCalldata(reader, draft.calldata) : readTypedCall(reader, draft);
  if (target && sameAddress(target, ETH_ADDRESS))
    return reader.complain("target", "This address stands for ether; there is no contract.");
  return target && value !== undefined && calldata !== undefined
    ? { kind: "call", target, value, calldata }
    : undefined;
}

function parseEther(reader: Reader, text: string): bigint | undefined {
  const parsed = parseAmount(text, ETH_DECIMALS);
  return parsed.ok ? parsed.value : reader.complain("value", parsed.reason);
}

function readCalldata(reader: Reader, text: string): Hex | undefined {
  const data = text.trim();
  if (data === "") return reader.complain("calldata", "Enter the calldata, or 0x for none.");
  return isHex(data, { strict: true }) && data.length % 2 === 0
    ? data
    : reader.complain("calldata", "Write calldata as 0x and pairs of hexadecimal digits.");
}

function readTypedCall(reader: Reader, { signature, args }: Draft): Hex | undefined {
  const item = readSignature(signature);
  if (!item.ok) return reader.complain("signature", item.reason);
  const values = item.value.inputs.map((input, index) => {
    const read = readArgument(input, args[index] ?? "");
    return read.ok ? read : reader.complain(`args.${index}`, read.reason);
  });
  if (values.includes(undefined)) return undefined;
  return encodeCall(
    item.value,
    values.map((read) => read?.value),
  );
}
