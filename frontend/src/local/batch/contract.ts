/** What screens may use of choosing and taking names: rules and shapes; what is stored goes through `Local.record`. */
export { BIRTHDAY_LEAD, hasBirthdaySoon } from "../projection/assignment";
export { type Batch, batchOf, type Entry, giveBack, takeOver } from "./batch";
export { takeNames, takenNow } from "./taking";
export { idsInFragment, readTypedCode, typedCode } from "./typed-code";
