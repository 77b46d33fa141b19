import { judgingErrors } from "./errors/judging.ts";
import { moneyErrors } from "./errors/money.ts";
import { peopleErrors } from "./errors/people.ts";
import type { Table } from "./errors/table.ts";
import { votingErrors } from "./errors/voting.ts";

export type { ErrorName } from "./errors/table.ts";

/**
 * What each revert means, and what to do next. A custom error without its sentence does not compile: that is the point of the type.
 */
export const errorSentences: Table = { ...moneyErrors, ...peopleErrors, ...judgingErrors, ...votingErrors };
