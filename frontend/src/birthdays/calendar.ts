/**
 * A calendar file (RFC 5545) with one all-day entry for each day. A calendar may be kept in somebody's cloud and be read
 * by others: no entry names anybody, and none of our names is in it.
 */

/** Octets of a line, the end not included. */
const WIDTH = 75;

/** `days`: 2027-01-14, several alike are one entry. `title`: what every entry is called. `at`: when the file is made. */
export function calendarOf(days: readonly string[], title: string, at: Date): string {
  const stamp = at.toISOString().replace(/[-:]|\.\d+/g, "");
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//card//calendar//EN",
    "CALSCALE:GREGORIAN",
    ...[...new Set(days)].sort().flatMap((day) => entry(day, title, stamp)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** The same day has the same UID for ever: taken in twice it is one entry. No rule repeats it: each year's list is new. */
function entry(day: string, title: string, stamp: string): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:card-${basic(day)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${basic(day)}`,
    `DTEND;VALUE=DATE:${basic(dayAfter(day))}`,
    `SUMMARY:${escaped(title)}`,
    "CLASS:PRIVATE",
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

const basic = (day: string): string => day.replace(/-/g, "");

function dayAfter(day: string): string {
  const moment = new Date(`${day}T12:00Z`);
  moment.setUTCDate(moment.getUTCDate() + 1);
  return moment.toISOString().slice(0, 10);
}

const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, "\\n");

/** Long lines go on after a line break and a space; no sign of several octets is cut. */
function folded(line: string): string {
  let out = "";
  let room = WIDTH;
  for (const sign of line) {
    const octets = new TextEncoder().encode(sign).length;
    if (octets > room) {
      out += "\r\n ";
      room = WIDTH - 1;
    }
    out += sign;
    room -= octets;
  }
  return out;
}
