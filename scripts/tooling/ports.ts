import { createServer } from "node:net";

import { UsageError } from "./usage-error.ts";

/** Everything that this project serves listens on this machine only. */
export const LOCAL_HOST = "127.0.0.1";

/** A TCP port of this machine, and how its user can choose another. */
interface PortChoice {
  readonly port: number;
  /** What listens there, as in "the web app". */
  readonly purpose: string;
  /** Command-line flag that chooses it. */
  readonly flag: string;
  /** Environment variable that chooses it. */
  readonly variable: string;
}

/** Reads a port number as typed by a person. */
export function parsePort(text: string, source: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw new UsageError(`${source} must be a port number from 1 to 65535, not "${text}".`);
  }
  return port;
}

/** Throws a sentence that names the port and the way to choose another, if something listens there already. */
export async function requireFreePort({ port, purpose, flag, variable }: PortChoice): Promise<void> {
  const reason = await listenOnce(port);
  if (reason === undefined) return;
  const cause = reason === "EADDRINUSE" ? "is taken by another program" : `cannot be used (${reason})`;
  throw new UsageError(
    `Port ${port}, meant for ${purpose}, ${cause}. ` +
      `Stop that program, or choose another port: npm start -- ${flag} ${port + 1} (or set ${variable}).`,
  );
}

/** A port that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, LOCAL_HOST, resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("The system gave no port");
  return address.port;
}

/** Listens for a moment; returns the system's error code if that is not possible. */
async function listenOnce(port: number): Promise<string | undefined> {
  const server = createServer();
  const code = await new Promise<string | undefined>((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, LOCAL_HOST, () => resolve(undefined));
  });
  if (code === undefined) await new Promise((resolve) => server.close(resolve));
  return code;
}
