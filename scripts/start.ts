// `npm start`: the whole system on this machine, until it is stopped.
import { end, endWithEverything, onEnd } from "./tooling/lifetime.ts";
import { parsePort, requireFreePort } from "./tooling/ports.ts";
import { formatSeconds, Progress } from "./tooling/progress.ts";
import { readCommandLine, reportFailure, UsageError } from "./tooling/usage-error.ts";

const USAGE = `Usage: npm start -- [--port N] [--rpc-port N] [--hot-reload]

  --port        port of the web app (EXCHEQUER_PORT; 5173 otherwise)
  --rpc-port    port of the local chain (EXCHEQUER_RPC_PORT; 8545 otherwise)
  --hot-reload  serve the sources of the web app and reload on each change, instead of a production build`;

const OPTIONS = {
  port: { type: "string" },
  "rpc-port": { type: "string" },
  "hot-reload": { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

async function start(): Promise<void> {
  const { values } = readCommandLine({ options: OPTIONS }, USAGE);
  if (values.help) {
    console.log(USAGE);
    return end(0);
  }
  const web = {
    port: parsePort(values.port ?? process.env.EXCHEQUER_PORT ?? "5173", values.port ? "--port" : "EXCHEQUER_PORT"),
    purpose: "the web app",
    flag: "--port",
    variable: "EXCHEQUER_PORT",
  };
  const rpc = {
    port: parsePort(
      values["rpc-port"] ?? process.env.EXCHEQUER_RPC_PORT ?? "8545",
      values["rpc-port"] ? "--rpc-port" : "EXCHEQUER_RPC_PORT",
    ),
    purpose: "the local chain",
    flag: "--rpc-port",
    variable: "EXCHEQUER_RPC_PORT",
  };
  if (web.port === rpc.port) throw new UsageError(`The web app and the local chain cannot share port ${web.port}.`);
  await requireFreePort(web);
  await requireFreePort(rpc);

  // Loaded only now, so that a taken port is told at once.
  const { startStack, STACK_STEPS } = await import("./tooling/stack.ts");
  const progress = new Progress(STACK_STEPS);
  const stack = await startStack({ port: web.port, rpcPort: rpc.port, hotReload: values["hot-reload"] }, progress);
  onEnd(() => stack.close());
  console.log(`\nReady after ${formatSeconds(progress.elapsed)}\n`);
  console.log(`  Exchequer    ${stack.appUrl}`);
  console.log(`  Local chain  ${stack.rpcUrl}\n`);
  console.log("Press Ctrl-C to stop.");
}

endWithEverything();
try {
  await start();
} catch (error) {
  reportFailure(error);
  await end(1);
}
