import { ButtonLink } from "../../shared/ui/Button.tsx";
import { Page } from "../../shared/ui/Page.tsx";
import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";

/** Where the pages of nominations, revocations and recoveries belong. */
export const REQUEST_PARENT = { to: "/contractors", label: "Contractors" };

/** While what was asked is read. */
export function RequestLoading({ title, lede }: { title: string; lede: string }) {
  return (
    <Page title={title} parent={REQUEST_PARENT} lede={lede}>
      <SkeletonBlock height={160} />
      <SkeletonBlock height={320} />
    </Page>
  );
}

interface UnknownProps {
  /** What it would be: "nomination". */
  what: string;
  /** The title, where it names it otherwise. */
  title?: string;
  /** What the way on is called. */
  action?: string;
}

/** For an id that nothing on this chain has. */
export function RequestUnknown({ what, title = `No such ${what}`, action = "See the contractors" }: UnknownProps) {
  return (
    <Page
      title={title}
      parent={REQUEST_PARENT}
      lede={`No ${what} of this chain has this id. The link may be cut off, or from another network.`}
    >
      <p>
        <ButtonLink to="/contractors">{action}</ButtonLink>
      </p>
    </Page>
  );
}
