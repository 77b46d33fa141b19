import { EmptyState } from "../ui/Notice.tsx";

/** Stands where votes would; `open`: as long as they can still be cast. */
export function NoVotes({ open }: { open: boolean }) {
  return (
    <EmptyState title={open ? "Nobody has voted yet." : "Nobody voted."}>
      {open ? "Votes appear here with their weight and the reason given." : "There is nothing to list."}
    </EmptyState>
  );
}
