// From what was typed to what is proposed, or to the sentences under the fields that can't be used.
import { isHex, type Address, type Hex } from "viem";

import { ETH_ADDRESS, sameAddress } from "../../chain/accounts.ts";
import { textProblem, titleProblem, withHeading } from "../../chain/content.ts";
import { domainName } from "../../chain/flows/wording.ts";
import type { Template } from "../../chain/flows/propose.ts";
import { partyAt } from "../../chain/parties.ts";
import { clearanceOf, isHeld, reviewStateAt, USD_DECIMALS } from "../../chain/states.ts";
import type { DomainTerms, Snapshot } from "../../chain/types.ts";
import { readOffer } from "../../shared/contractors/offers.ts";
import { DAY, parseAmount } from "../../shared/format/index.ts";
import { encodeCall, readArgument, readSignature } from "./callArguments.ts";
import { answerIn, termsIn, type Draft, type TermsDraft } from "./draft.ts";
import { readClosing, readNewBudget } from "./readBudget.ts";
import { ETH_DECIMALS, Reader, type Complaints } from "./reader.ts";
import { readDollarToken, readGuardian, readPayment, readPolicy, readTicket } from "./readSpending.ts";

/** A draft as far as it makes sense. */
export interface ReadDraft {
  /** Undefined while something is missing. */
  readonly template: Template | undefined;
  /** Markdown with the title as its heading; undefined while it can't be used. */
  readonly text: string | undefined;
  readonly complaints: Complaints;
}

/** Limits of the contract's domains. */
const MAX_K = 15;
const MAX_CHALLENGE_DAYS = 30;
const MAX_PERIOD_DAYS = 90;
const MAX_COOLDOWN_DAYS = 365;
const MAX_NAME_LENGTH = 31;

/** Reads a draft against what is known of the chain. */
export function readDraft(draft: Draft, snapshot: Snapshot, treasury: Address): ReadDraft {
  const reader = new Reader();
  const template = readTemplate(reader, draft, snapshot, treasury);
  const text = readText(reader, draft);
  return { template, text, complaints: reader.complaints };
}

function readText(reader: Reader, { kind, title, text }: Draft): string | undefined {
  const wrong = titleProblem(title, kind === "pay" ? "Say what is paid for." : "Enter a title.");
  if (wrong !== undefined) return reader.complain("title", wrong);
  if (kind === "statement" && text.trim() === "")
    return reader.complain("text", "Fill in “Why”: a statement is made of words alone.");
  const whole = withHeading(title, text);
  const problem = textProblem(whole);
  return problem === undefined ? whole : reader.complain("text", problem);
}

function readTemplate(reader: Reader, draft: Draft, snapshot: Snapshot, treasury: Address): Template | undefined {
  switch (draft.kind) {
    case "pay":
      return readPayment(reader, draft, snapshot, treasury);
    case "cancelTicket":
      return readTicket(reader, draft, snapshot);
    case "openBudget":
      return readNewBudget(reader, draft, snapshot);
    case "closeBudget":
      return readClosing(reader, draft, snapshot);
    case "setDollarToken":
      return readDollarToken(reader, draft, snapshot);
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
    case "setGuardian":
      return readGuardian(reader, draft, snapshot);
    case "statement":
      return { kind: "statement" };
    case "call":
      return readCall(reader, draft);
  }
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
