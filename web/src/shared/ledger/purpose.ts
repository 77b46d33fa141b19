// What a movement was for, in words, with the page that tells more. The ledger, Me and the CSV files all say the same.
import { titleOfTextOrUri, titleOfUri } from "../../chain/content.ts";
import { descriptionText } from "../../chain/flows/description.ts";
import { releasedIn } from "../../chain/states.ts";
import { ticketHref, ticketTitle } from "../../chain/steps/line.ts";
import type { Movement, PurposeKind, Snapshot } from "../../chain/types.ts";
import { plainText, plural } from "../format/index.ts";

/** The name of each kind of purpose, as a filter and a heading. */
export const purposeNames: Record<PurposeKind, string> = {
  deposit: "Deposit",
  donation: "Donation",
  bountyFunding: "Bounty funded",
  award: "Bounty awarded",
  refund: "Refund",
  votedPayment: "Voted payment",
  budgetPayment: "Budget payment",
  lineRelease: "Released to the line",
  collect: "Collected",
  transfer: "Transfer",
};

/** All kinds, in the order in which money meets them. */
export const purposeKinds = Object.keys(purposeNames) as readonly PurposeKind[];

/** A movement's purpose, to be shown. */
export interface PurposeWords {
  /** "Voted payment". */
  readonly name: string;
  /** What the depositor wrote, or the title of the bounty, proposal or budget payment; may be empty. One line, cut, without disguises. */
  readonly detail: string;
  /** Page of the bounty, proposal or budget that it comes from. */
  readonly href: string | undefined;
}

/** Titles are cut to this many characters. */
const TITLE_LENGTH = 90;

/** Decoding a title is slow compared with filtering 10,000 movements; an entity that did not change is the same object. */
const titles = new WeakMap<object, string>();

function titleOnce(entity: object, read: () => string): string {
  const known = titles.get(entity);
  if (known !== undefined) return known;
  const title = plainText(read(), TITLE_LENGTH);
  titles.set(entity, title);
  return title;
}

/** What a movement was for. */
export function purposeWords(snapshot: Snapshot, { purpose, asset, time }: Movement): PurposeWords {
  const { bounties, proposals, budgets } = snapshot;
  const drawn = "ticket" in purpose && purpose.ticket !== undefined;
  const name = `${purposeNames[purpose.kind]}${drawn ? ", from the line" : ""}`;
  switch (purpose.kind) {
    case "deposit":
    case "transfer":
      return { name, detail: purpose.note, href: undefined };
    case "bountyFunding":
    case "award":
    case "refund": {
      const bounty = bounties.get(purpose.bounty);
      if (!bounty) return { name, detail: "", href: undefined };
      const detail = titleOnce(bounty, () => titleOfUri(bounty.uri, "Untitled bounty"));
      return { name, detail, href: `/bounties/${bounty.id}` };
    }
    case "votedPayment": {
      const proposal = purpose.proposal === undefined ? undefined : proposals.get(purpose.proposal);
      if (!proposal) return { name, detail: "", href: undefined };
      const detail = titleOnce(proposal, () =>
        titleOfTextOrUri(descriptionText(proposal.description), "Untitled proposal"),
      );
      return { name, detail, href: `/proposals/${proposal.id}` };
    }
    case "budgetPayment": {
      const budget = budgets.get(purpose.budget);
      const payment = purpose.payment === undefined ? undefined : budget?.payments[purpose.payment];
      const detail = payment ? titleOnce(payment, () => titleOfUri(payment.uri, "Payment")) : "";
      return { name, detail, href: `/budgets/${purpose.budget}` };
    }
    case "lineRelease": {
      const [first, ...others] = releasedIn(snapshot, asset, time);
      const href = `/?asset=${asset}`;
      if (!first) return { name, detail: "", href };
      if (others.length > 0) return { name, detail: `for ${plural(others.length + 1, "payment")}`, href };
      return { name, detail: ticketTitle(snapshot, first), href: ticketHref(first) };
    }
    case "collect":
    case "donation":
      return { name, detail: "", href: undefined };
  }
}
