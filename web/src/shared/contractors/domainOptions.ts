import type { Snapshot } from "../../chain/types.ts";

/** All domains, to be chosen from by their numbers. */
export function domainOptions({ domains }: Pick<Snapshot, "domains">): { value: string; label: string }[] {
  return Array.from(domains.values(), ({ id, name }) => ({ value: String(id), label: name }));
}
