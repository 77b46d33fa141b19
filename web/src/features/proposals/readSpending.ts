// What is paid out of the general fund, and the rules by which it may be, from what was typed.
import type { Address } from "viem";

import { ETH_ADDRESS, sameAddress } from "../../chain/accounts.ts";
import { MAX_PAYEES, type Template } from "../../chain/flows/propose.ts";
import { assetAt } from "../../chain/flows/wording.ts";
import { canCancelTicket } from "../../chain/permissions.ts";
import { openTickets, policyAt, WHOLE } from "../../chain/states.ts";
import type { Snapshot, Ticket } from "../../chain/types.ts";
import { DAY, parseAmount } from "../../shared/format/index.ts";
import { readPayees, type ReadPayees } from "../../shared/payees/readPayees.ts";
import { PERCENT_DECIMALS, policyIn, tokenNamed, type Draft } from "./draft.ts";
import { ETH_DECIMALS, type Reader } from "./reader.ts";

const MAX_WINDOW_DAYS = 365;

/** The payees that were typed, in the units of the chosen asset. */
export function payeesIn({ asset, payees }: Draft, { assets }: Snapshot, treasury: Address): ReadPayees {
  const decimals = assets.get(asset as Address)?.decimals ?? ETH_DECIMALS;
  return readPayees(payees, { decimals, treasury, most: MAX_PAYEES });
}

/** Reads a payment. */
export function readPayment(reader: Reader, draft: Draft, snapshot: Snapshot, treasury: Address): Template | undefined {
  const asset = snapshot.assets.get(draft.asset as Address) ?? reader.complain("asset", "Choose an asset.");
  const { payments, problems } = payeesIn(draft, snapshot, treasury);
  for (const { line, field, reason } of problems) reader.complain(`payees.${line}.${field}`, reason);
  return asset && problems.length === 0 ? { kind: "pay", asset: asset.address, payments } : undefined;
}

/** Voted payments of which something waits in the line, in its order, asset by asset. */
export function cancellableTickets(snapshot: Snapshot): Ticket[] {
  return [...snapshot.lines.keys()]
    .flatMap((asset) => openTickets(snapshot, asset))
    .filter((ticket) => canCancelTicket({ snapshot }, ticket).ok);
}

/** Reads which waiting payment is cancelled. */
export function readTicket(reader: Reader, draft: Draft, snapshot: Snapshot): Template | undefined {
  const ticket = cancellableTickets(snapshot).find(({ id }) => id === draft.ticket);
  if (ticket) return { kind: "cancelTicket", ticket };
  return reader.complain("ticket", draft.ticket === "" ? "Choose the payment." : "Nothing of this payment waits.");
}

/** A token by its address or symbol; it has to be known what it is. */
function readToken(reader: Reader, field: string, text: string, missing: string, snapshot: Snapshot) {
  const known = tokenNamed(snapshot, text);
  if (!known && !reader.address(field, text, missing)) return undefined;
  if (!known) return reader.complain(field, "What this token is, is being asked of the network.");
  if (!known.wellFormed)
    return reader.complain(field, "There is no token at this address: nothing there tells a symbol and decimals.");
  return known;
}

/** Reads a spending policy, or which asset is stopped. */
export function readPolicy(reader: Reader, draft: Draft, snapshot: Snapshot): Template | undefined {
  const sets = draft.setsPolicy === "yes";
  if (!sets) {
    const asset = reader.address("token", draft.token, "Choose an asset.");
    if (!asset) return undefined;
    const known = assetAt(snapshot, asset);
    const current = policyAt(snapshot.spending.get(asset), snapshot.time);
    if (!known.enabled) return reader.complain("token", "The general fund does not spend this asset.");
    return { kind: "setPolicy", asset: known.address, policy: { floor: 0n, rate: 0, window: current.window } };
  }
  const known = readToken(reader, "token", draft.token, "Enter the token’s address.", snapshot);
  const { policyFloor, policyRate, policyDays } = policyIn(draft, snapshot);
  const floor = reader.amount("policyFloor", policyFloor, known?.decimals ?? ETH_DECIMALS);
  const rate = parseAmount(policyRate, PERCENT_DECIMALS);
  if (!rate.ok) reader.complain("policyRate", rate.reason);
  else if (rate.value > WHOLE) reader.complain("policyRate", "At most 100.");
  const days = reader.whole("policyDays", policyDays, 1, MAX_WINDOW_DAYS);
  if (!known || floor === undefined || !rate.ok || rate.value > WHOLE || days === undefined) return undefined;
  return {
    kind: "setPolicy",
    asset: known.address,
    policy: { floor, rate: Number(rate.value), window: days * DAY },
  };
}

/** Reads who may stop spending. */
export function readGuardian(reader: Reader, draft: Draft, { guard }: Snapshot): Template | undefined {
  if (draft.guarded === "no") {
    if (guard.guardian) return { kind: "setGuardian", guardian: undefined };
    return reader.complain("guarded", "Nobody may stop spending as it is.");
  }
  const guardian = reader.address("guardian", draft.guardian, "Enter the guardian’s address.");
  if (!guardian) return undefined;
  if (sameAddress(guardian, guard.guardian)) return reader.complain("guardian", "This is the guardian already.");
  return { kind: "setGuardian", guardian };
}

/** Reads which token counts as dollars, or no longer does. */
export function readDollarToken(reader: Reader, draft: Draft, snapshot: Snapshot): Template | undefined {
  const { dollarTokens } = snapshot;
  const isDollar = draft.isDollar === "yes";
  const asset = isDollar
    ? readToken(reader, "dollarToken", draft.dollarToken, "Enter the token’s address.", snapshot)?.address
    : reader.address("dollarToken", draft.dollarToken, "Choose a token.");
  if (!asset) return undefined;
  if (sameAddress(asset, ETH_ADDRESS)) return reader.complain("dollarToken", "Ether is no dollar.");
  if (dollarTokens.has(asset) === isDollar)
    return reader.complain(
      "dollarToken",
      isDollar ? "This token counts as dollars already." : "This token does not count as dollars.",
    );
  return { kind: "setDollarToken", asset, isDollar };
}
