import { type Kind, papers } from "./kinds";
import { ListSheet } from "./ListSheet";
import type { Printable } from "./printable";
import "./sheets.css";

export interface SheetsProps {
  kind: Kind;
  people: readonly Printable[];
  /** Of the list that stays at home. */
  code: string;
  /** How many sheets to draw; all without it. */
  most?: number;
}

/** People by sheet. */
export function bySheet(kind: Kind, people: readonly Printable[]): Printable[][] {
  const { places } = papers[kind];
  const count = Math.ceil(people.length / places);
  return Array.from({ length: count }, (_, at) => people.slice(at * places, (at + 1) * places));
}

/** The paper as it is printed. On what goes into the letter box stand a name and an address, and nothing else. */
export function Sheets({ kind, people, code, most }: SheetsProps) {
  const all = bySheet(kind, people);
  return (
    <>
      {all.slice(0, most).map((on, at) => (
        <div key={at} class={`sheet sheet--${kind}`}>
          {kind === "list" ? (
            <ListSheet
              people={on}
              first={at * papers.list.places}
              at={at + 1}
              of={all.length}
              code={code}
            />
          ) : (
            on.map((one) => (
              <div key={one.prisoner.id} class="sheet__place">
                <Address one={one} />
              </div>
            ))
          )}
        </div>
      ))}
    </>
  );
}

/** Name and address, a paragraph to each line. */
export function Address({ one }: { one: Printable }) {
  return (
    <div class={`sheet__area sheet__area--${one.size}`}>
      <div>
        {one.lines.map((line, index) => (
          <p key={index} class="sheet__line" lang={line.lang}>
            {line.text}
          </p>
        ))}
      </div>
    </div>
  );
}
