import { roomUntil, type LineForecast } from "../../chain/states.ts";
import { Time } from "../ui/Time.tsx";

const WORDS = {
  now: "Now",
  later: "Later than can be told",
  never: "Not with what the fund holds now",
  notAllowed: "Not while the policy allows nothing",
} as const;

interface RoomTimeProps {
  forecast: LineForecast;
  /** On the running total of the line. */
  position: bigint;
  now: number;
}

/** When the line has room up to a position, if nothing else happens. */
export function RoomTime({ forecast, position, now }: RoomTimeProps) {
  const room = roomUntil(forecast, position, now);
  return typeof room === "number" ? <Time at={room} as="date" /> : WORDS[room];
}
