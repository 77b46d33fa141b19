import { id as hashOf, type BaseContract } from "ethers";

import { show, type Act } from "./acts.ts";
import type { House } from "./chain.ts";
import { NO_ACCEPTANCE, offerOf, questionOf, reviewIdOf, type Judged } from "./questions.ts";
import type { Terms } from "./rules/domains.ts";
import { ACTS, type ReviewAct, type Signed } from "./rules/judgement.ts";
import type { Address } from "./rules/ledger.ts";
import type { Model } from "./rules/model.ts";
import type { Recovery } from "./rules/moves.ts";
import type { Acceptance, Nomination } from "./rules/nominations.ts";
import type { Offer } from "./rules/people.ts";
import type { Revocation } from "./rules/revocations.ts";

type Foretell = Act["foretell"];

/** Writes down for both sides what people do with each other: they judge, join, move and leave. */
export class HumanActs {
  constructor(
    private readonly house: House,
    private readonly model: Model,
  ) {}

  // Reviews

  say(act: ReviewAct, from: Address, judged: Judged): Act {
    const question = questionOf(this.house, judged);
    const args = act === "withdraw" ? [question] : [question, ""];
    return this.#to("reviews", act, args, from, { review: judged.id }, (now) =>
      this.model.judgement.act(act, judged.id, from, now),
    );
  }

  submit(from: Address, judged: Judged, signed: readonly Signed[]): Act {
    const args = [questionOf(this.house, judged), signed.map(signedOf)];
    return this.#to("reviews", "submit", args, from, { review: judged.id, signed }, (now) =>
      this.model.judgement.submit(judged.id, signed, now),
    );
  }

  voidSignatures(from: Address, judged: Judged): Act {
    return this.#to("reviews", "voidSignatures", [judged.id], from, { review: judged.id }, () =>
      this.model.judgement.voidSignatures(judged.id, from),
    );
  }

  /** By anyone, without more. */
  step(verb: "conclude" | "escalate" | "appeal", from: Address, judged: Judged): Act {
    const args = [questionOf(this.house, judged), ...(verb === "appeal" ? ["no"] : [])];
    const { judgement } = this.model;
    return this.#to("reviews", verb, args, from, { review: judged.id }, (now) =>
      verb === "conclude" ? judgement.conclude(judged.id, now) : judgement[verb](judged.id, from, now),
    );
  }

  answer(from: Address, judged: Judged, passed: boolean): Act {
    const args = [questionOf(this.house, judged), passed, ""];
    return this.#to("reviews", "answer", args, from, { review: judged.id, passed }, (now) =>
      this.model.judgement.answer(judged.id, from, passed, now),
    );
  }

  // Clearances

  /** Everything about a nomination that is opened at `now`, seconds since 1970. */
  draftNomination(
    opener: Address,
    domain: bigint,
    candidate: Address,
    offer: Offer,
    uri: string,
    salt: bigint,
    now: bigint,
  ): Nomination {
    const changes = this.model.nominations.changes(domain, candidate, now);
    const barred = this.model.people.barredWith([candidate]);
    const draft = { workflow: "clearances", domain, candidate, opener, offer, uri, salt, changes, barred } as const;
    return { ...draft, id: reviewIdOf(this.house, { ...draft, id: "" }) };
  }

  nominate(nomination: Nomination): Act {
    const { domain, candidate, opener, offer, uri, salt } = nomination;
    const args = [domain, candidate, offerOf(offer), uri, salt];
    const act = this.#to("clearances", "nominate", args, opener, nomination, (now) =>
      this.model.nominations.nominate(nomination, now),
    );
    return { ...act, leaves: { judged: nomination } };
  }

  conduct(
    from: Address,
    nomination: Nomination,
    uri: string,
    signed: readonly Signed[],
    acceptance: Acceptance | null,
  ): Act {
    const given =
      acceptance === null ? NO_ACCEPTANCE : { deadline: acceptance.deadline, signature: acceptance.signature };
    const args = [nominationOf(nomination), uri, signed.map(signedOf), given];
    const act = this.#to("clearances", "conduct", args, from, { nomination, signed, acceptance }, (now) =>
      this.model.nominations.conduct(from, nomination, signed, acceptance, now),
    );
    return { ...act, leaves: { judged: nomination } };
  }

  accept(from: Address, nomination: Nomination): Act {
    return this.#to("clearances", "accept", [nominationOf(nomination)], from, nomination.id, (now) =>
      this.model.nominations.accept(from, nomination, now),
    );
  }

  decline(from: Address, nomination: Nomination): Act {
    return this.#to("clearances", "decline", [nominationOf(nomination)], from, nomination.id, () =>
      this.model.nominations.decline(from, nomination),
    );
  }

  issue(from: Address, nomination: Nomination): Act {
    return this.#to("clearances", "issue", [nominationOf(nomination)], from, nomination.id, (now) =>
      this.model.nominations.issue(nomination, now),
    );
  }

  resign(from: Address, domain: bigint): Act {
    return this.#to("clearances", "resign", [domain], from, { domain }, (now) =>
      this.model.nominations.resign(from, domain, now),
    );
  }

  admit(from: Address, domain: bigint, who: Address, offer: Offer): Act {
    return this.#to("clearances", "admit", [domain, who, offerOf(offer)], from, { domain, who, offer }, (now) =>
      this.model.nominations.admit(from, domain, who, offer, now),
    );
  }

  revoke(from: Address, domain: bigint, who: Address): Act {
    return this.#to("clearances", "revoke", [domain, who], from, { domain, who }, (now) =>
      this.model.nominations.revoke(from, domain, who, now),
    );
  }

  expire(from: Address, domain: bigint, who: Address): Act {
    return this.#to("contractors", "expire", [domain, who], from, { domain, who }, (now) =>
      this.model.people.expire(domain, who, now),
    );
  }

  /** By the biller. */
  use(domain: bigint, who: Address): Act {
    const { stakeholders } = this.house.world;
    return this.#to("contractors", "useClearance", [domain, who], stakeholders, { domain, who }, (now) =>
      this.model.people.use(domain, who, now),
    );
  }

  // Revocations

  charge(opener: Address, domain: bigint, account: Address, uri: string, salt: bigint): Act {
    const { people } = this.model;
    const barred = people.barredWith([account]);
    // Whoever has moved is judged at the present address.
    const present = people.numberOf(account) === 0 ? account : people.party(people.numberOf(account)).account;
    const draft = { id: "", workflow: "revocations", domain, account: present, opener, uri, salt, barred } as const;
    const revocation: Revocation = { ...draft, id: reviewIdOf(this.house, draft) };
    const act = this.#to("revocations", "open", [domain, account, uri, salt], opener, revocation, (now) =>
      this.model.revocations.open(revocation, now),
    );
    return { ...act, text: `charge${act.text.slice("open".length)}`, leaves: { judged: revocation } };
  }

  backCharge(from: Address, revocation: Revocation): Act {
    const act = this.#to("revocations", "endorse", [revocationOf(revocation), ""], from, revocation.id, (now) =>
      this.model.revocations.act("endorse", revocation, from, now),
    );
    return { ...act, text: `backCharge${act.text.slice("endorse".length)}` };
  }

  enforce(from: Address, revocation: Revocation): Act {
    return this.#to("revocations", "enforce", [revocationOf(revocation)], from, revocation.id, (now) =>
      this.model.revocations.enforce(revocation, now),
    );
  }

  // Parties

  invite(company: Address, who: Address, invited: boolean): Act {
    return this.#to("contractors", "invite", [who, invited], company, { who, invited }, () =>
      this.model.people.invite(company, who, invited),
    );
  }

  join(from: Address, company: Address, domains: readonly bigint[]): Act {
    return this.#to("contractors", "joinCompany", [company, domains], from, { company, domains }, (now) =>
      this.model.people.join(from, company, domains, now),
    );
  }

  leave(from: Address, domains: readonly bigint[]): Act {
    return this.#to("contractors", "leaveCompany", [domains], from, { domains }, (now) =>
      this.model.people.leave(from, domains, now),
    );
  }

  release(company: Address, who: Address, domains: readonly bigint[]): Act {
    return this.#to("contractors", "release", [who, domains], company, { who, domains }, (now) =>
      this.model.people.release(company, who, domains, now),
    );
  }

  offer(from: Address, to: Address): Act {
    return this.#to("moves", "offer", [to], from, { to }, () => this.model.moves.offer(from, to));
  }

  take(to: Address, from: Address, domains: readonly bigint[]): Act {
    return this.#to("moves", "take", [from, domains], to, { from, domains }, (now) =>
      this.model.moves.take(to, from, domains, now),
    );
  }

  recover(
    opener: Address,
    domain: bigint,
    from: Address,
    to: Address,
    uri: string,
    salt: bigint,
    domains: readonly bigint[],
  ): Act {
    const barred = this.model.people.barredWith([from, to]);
    const draft = { id: "", workflow: "moves", domain, from, to, opener, uri, salt, barred } as const;
    const recovery: Recovery = { ...draft, id: reviewIdOf(this.house, draft) };
    const act = this.#to("moves", "recover", [domain, from, to, uri, salt, domains], opener, recovery, (now) =>
      this.model.moves.recover(recovery, domains, now),
    );
    return { ...act, leaves: { judged: recovery } };
  }

  complete(from: Address, recovery: Recovery, domains: readonly bigint[]): Act {
    const args = [recoveryOf(recovery), domains];
    return this.#to("moves", "complete", args, from, { recovery: recovery.id, domains }, (now) =>
      this.model.moves.complete(recovery, domains, now),
    );
  }

  // Domains

  changeDomain(domain: bigint, terms: Terms): Act {
    const { stakeholders } = this.house.world;
    return this.#to("contractors", "changeDomain", [domain, terms], stakeholders, { domain, terms }, (now) =>
      this.model.people.change(domain, terms, now),
    );
  }

  #to(
    contract: "contractors" | "reviews" | "clearances" | "revocations" | "moves",
    verb: string,
    args: readonly unknown[],
    from: Address,
    said: unknown,
    foretell: Foretell,
  ): Act {
    const { interface: abi, target }: BaseContract = this.house[contract];
    const data = abi.encodeFunctionData(verb, args);
    return { text: `${verb} ${show({ from, said })}`, from, to: String(target), data, value: 0n, foretell };
  }
}

function signedOf({ signer, act, deadline, signature }: Signed) {
  return { signer, act: ACTS.indexOf(act), deadline, reason: "", signature };
}

function nominationOf({ domain, candidate, opener, offer, uri, salt, changes, barred }: Nomination) {
  return { domain, candidate, opener, offer: offerOf(offer), content: hashOf(uri), salt, changes, barred: [...barred] };
}

function revocationOf({ domain, account, opener, uri, salt, barred }: Revocation) {
  return { domain, account, opener, content: hashOf(uri), salt, barred: [...barred] };
}

function recoveryOf({ domain, from, to, opener, uri, salt, barred }: Recovery) {
  return { domain, from, to, opener, content: hashOf(uri), salt, barred: [...barred] };
}
