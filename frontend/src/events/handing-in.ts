import { handedIn, writtenHandedIn } from "../local/events/contract";
import { local } from "../replica";
import { takePart } from "./remembered";

/** A new card lies in that evening's pile; returns its letter_id once it is saved, and remembers the evening. */
export async function handIn(prisonerId: string, code: string): Promise<string> {
  let letterId = "";
  await local().record((now) => {
    letterId = now.uuid();
    return handedIn(letterId, prisonerId, code)(now);
  });
  await remember(code);
  return letterId;
}

/** A written card goes into that evening's pile. */
export async function handInWritten(letterId: string, code: string): Promise<void> {
  await local().record(writtenHandedIn(letterId, code));
  await remember(code);
}

/** The card is saved; that the next one needs no typing is not worth an error. */
const remember = (code: string): Promise<void> => takePart(code).catch(() => {});
