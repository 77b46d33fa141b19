// What stands where a page of one thing would be: while it is read, and where there is no such thing.
import { ButtonLink } from "./Button.tsx";
import { Page } from "./Page.tsx";
import { SkeletonBlock } from "./Skeleton.tsx";

interface StandInProps {
  title: string;
  lede?: string;
  /** Where it belongs: a link above the title, and the way on. */
  parent: { to: string; label: string };
}

/** Keeps the place of two panels while the thing is read. */
export function LoadingPage({ heights: [first, second], ...page }: StandInProps & { heights: [number, number] }) {
  return (
    <Page {...page}>
      <SkeletonBlock height={first} />
      <SkeletonBlock height={second} />
    </Page>
  );
}

/** For a link that leads to nothing: why, and the way on. */
export function UnknownPage({ wayOn, ...page }: StandInProps & { wayOn: string }) {
  return (
    <Page {...page}>
      <p>
        <ButtonLink to={page.parent.to} look="primary">
          {wayOn}
        </ButtonLink>
      </p>
    </Page>
  );
}

/** For a link to somebody whose address it does not hold. */
export function NoAddressPage({ parent, wayOn }: Pick<StandInProps, "parent"> & { wayOn: string }) {
  const lede = "An address is 0x and 40 digits. The link may be cut off.";
  return <UnknownPage title="Not an address" lede={lede} parent={parent} wayOn={wayOn} />;
}
