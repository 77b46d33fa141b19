import type { Address } from "viem";

import type { FlowContext } from "../../chain/flows/context.ts";
import { companyOf, partyAt, partyEver, peopleOf } from "../../chain/parties.ts";
import { subcontractorsOf } from "../../chain/states.ts";
import { Address as AddressName } from "../../shared/ui/Address.tsx";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Facts, Panel } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { Time } from "../../shared/ui/Time.tsx";

/** Where somebody has gone, for an address that its party has left. */
export function MovedNotice({ context: { snapshot }, account }: { context: FlowContext; account: Address }) {
  const party = partyEver(snapshot, account);
  if (!party || partyAt(snapshot, account)) return null;
  return (
    <Notice
      title="This account has moved"
      action={
        <ButtonLink to={`/contractors/${party.account}`} size="s">
          See the new one
        </ButtonLink>
      }
    >
      <p>
        Clearances, their history and the company went along. Money that was credited to this address is still its own.
      </p>
    </Notice>
  );
}

/** With whom somebody is: the company, its people, earlier companies and addresses. Nothing for a stranger. */
export function AccountParty({ context: { snapshot }, account }: { context: FlowContext; account: Address }) {
  const party = partyAt(snapshot, account);
  if (!party) return null;
  const company = companyOf(snapshot, account);
  const joined = party.affiliations.find(({ until }) => until === undefined);
  const earlier = party.affiliations.filter(({ until }) => until !== undefined);
  const people = peopleOf(snapshot, party);
  const subcontractors = subcontractorsOf(snapshot, party.number);
  const accountOf = (number: number) => snapshot.parties.get(number)?.account ?? account;
  return (
    <Panel title={party.isCompany ? "The company" : "With whom"}>
      <Facts
        facts={[
          [
            "Bills through",
            party.isCompany ? undefined : company ? (
              <span key="company">
                <Person address={company.account} />
                {joined && (
                  <span className="row-note">
                    since <Time at={joined.since} as="date" />
                  </span>
                )}
              </span>
            ) : (
              "nobody: independent"
            ),
          ],
          [
            "People",
            people.length === 0 ? undefined : (
              <ul key="people" className="party-list">
                {people.map((one) => (
                  <li key={one}>
                    <Person address={one} />
                  </li>
                ))}
              </ul>
            ),
          ],
          [
            "Before",
            earlier.length === 0 ? undefined : (
              <ul key="before" className="party-list">
                {earlier.map(({ company: number, since, until }) => (
                  <li key={since}>
                    <Person address={accountOf(number)} portrait={false} />{" "}
                    <span className="row-note">
                      <Time at={since} as="date" /> to <Time at={until ?? since} as="date" />
                    </span>
                  </li>
                ))}
              </ul>
            ),
          ],
          [
            "Earlier addresses",
            party.formerAccounts.length === 0 ? undefined : (
              <ul key="addresses" className="party-list">
                {party.formerAccounts.map((one) => (
                  <li key={one}>
                    <AddressName address={one} portrait={false} copy />
                  </li>
                ))}
              </ul>
            ),
          ],
          [
            "Bills for",
            subcontractors.length === 0 ? undefined : (
              <ul key="subcontractors" className="party-list">
                {subcontractors.map((one) => (
                  <li key={one}>
                    <Person address={one} />
                  </li>
                ))}
              </ul>
            ),
          ],
        ]}
      />
    </Panel>
  );
}
