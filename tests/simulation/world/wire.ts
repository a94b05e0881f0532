import type { Fetch } from "../../../frontend/src/api/exchange";
import type { Random } from "./random";

/** What the network or something in it does to one request. */
export type NetworkFault =
  | "request lost"
  | "answer lost"
  | "answer cut"
  | "no answer"
  | "429"
  | "503"
  | "old manifest"
  | "crash before commit"
  | "crash after commit";

export type Asked = "push" | "register" | "manifest" | "file" | "levels" | "erase";

export interface Message {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | null;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Who asks: a tab, with the two steps of each request at which it can die. */
export interface Asker {
  readonly dead: boolean;
  diesAt(step: "ask" | "hear", what: Asked): boolean;
}

export interface Exchange extends Message {
  asked: Asked;
  asker: Asker | null;
  /** null while it is on its way to the server; "nothing" comes back when it was lost. */
  answer: Answer | "nothing" | null;
  cut: boolean;
  hear: (response: Response) => void;
  fail: (error: unknown) => void;
}

export interface ArmedFault {
  kind: NetworkFault;
  of: Asked;
  /** Which of the older manifests. */
  back: number;
}

/** How the wire tells what happened, and asks the server. */
export interface Ends {
  serve(exchange: Message, crash: "before" | "after" | null): Answer | { died: true };
  fired(fault: string): void;
  /** A tab sends something. */
  asked(exchange: Exchange): void;
  /** An answer that the server gave, heard or not. */
  answered(exchange: Exchange, answer: Answer): void;
  /** The server did it and died: what became of it nobody was told. */
  unheard(exchange: Exchange): void;
  /** An answer came whole to a living tab. */
  heard(exchange: Exchange, answer: Answer): void;
}

const ON_THE_WAY_BACK: readonly NetworkFault[] = [
  "answer lost",
  "answer cut",
  "no answer",
  "old manifest",
];

/** Everything that is under way between phones and server; nothing moves but by `move`. */
export class Wire {
  underWay: Exchange[] = [];
  armed: ArmedFault[] = [];
  readonly pushes: Exchange[] = [];
  private readonly manifests: Answer[] = [];
  private readonly ends: Ends;

  constructor(ends: Ends) {
    this.ends = ends;
  }

  /** The network as one tab has it. */
  fetchFor(asker: Asker): Fetch {
    return (path, init) =>
      new Promise((resolve, reject) => {
        const asked = whatIsAsked(path, init.method ?? "GET");
        if (asker.dead) return;
        const exchange: Exchange = {
          method: init.method ?? "GET",
          path,
          headers: (init.headers ?? {}) as Record<string, string>,
          body: (init.body as string | undefined) ?? null,
          asked,
          asker,
          answer: null,
          cut: false,
          hear: resolve,
          fail: reject,
        };
        // Whoever dies while sending may have sent it.
        this.underWay.push(exchange);
        this.ends.asked(exchange);
        if (asker.diesAt("ask", asked)) return;
        init.signal?.addEventListener("abort", () => this.giveUp(exchange));
      });
  }

  /** One request goes a step further: to the server, or its answer back. False when nothing is under way. */
  move(random: Random): boolean {
    const exchange = this.underWay[random.below(this.underWay.length)];
    if (!exchange) return false;
    if (exchange.answer === null) this.deliver(exchange);
    else this.bringBack(exchange, exchange.answer);
    return true;
  }

  /** A push that was delivered once comes to the server again; nobody hears the answer. */
  repeat(which: number): boolean {
    const again = this.pushes[which % Math.max(1, this.pushes.length)];
    if (!again) return false;
    const answer = this.ends.serve(again, null);
    if ("status" in answer) this.ends.answered({ ...again, asker: null }, answer);
    return true;
  }

  /** What a dead tab sent may still arrive; what comes back to it is heard by nobody. */
  forget(asker: Asker): void {
    this.underWay = this.underWay.filter((one) => one.asker !== asker || one.answer === null);
    for (const exchange of this.underWay) if (exchange.asker === asker) exchange.asker = null;
  }

  private giveUp(exchange: Exchange): void {
    exchange.asker = null;
    exchange.fail(new DOMException("no patience left", "AbortError"));
  }

  private deliver(exchange: Exchange): void {
    const fault = this.strikes(exchange, false);
    if (fault?.kind === "request lost") exchange.answer = "nothing";
    else if (fault?.kind === "429" || fault?.kind === "503") exchange.answer = refusal(fault);
    else exchange.answer = this.ask(exchange, crashOf(fault));
  }

  private ask(exchange: Exchange, crash: "before" | "after" | null): Answer | "nothing" {
    const answer = this.ends.serve(exchange, crash);
    if (exchange.asked === "push") this.pushes.push(exchange);
    if (!("status" in answer)) {
      if (crash) this.ends.fired(`crash ${crash} commit`);
      if (crash === "after") this.ends.unheard(exchange);
      return "nothing";
    }
    if (exchange.asked === "manifest" && answer.status === 200) this.manifests.push(answer);
    this.ends.answered(exchange, answer);
    return answer;
  }

  private bringBack(exchange: Exchange, answer: Answer | "nothing"): void {
    this.underWay = this.underWay.filter((one) => one !== exchange);
    if (!exchange.asker) return;
    if (answer === "nothing") exchange.fail(new TypeError("network error"));
    else if (!exchange.asker.diesAt("hear", exchange.asked)) this.hear(exchange, answer);
  }

  private hear(exchange: Exchange, answer: Answer): void {
    const fault = this.strikes(exchange, true);
    // Neither an answer nor an end: only the phone's own patience ends it.
    if (fault?.kind === "no answer") return;
    if (fault?.kind === "answer lost") exchange.fail(new TypeError("network error"));
    else if (fault?.kind === "answer cut") exchange.hear(response(cut(answer, fault.back)));
    else if (fault?.kind === "old manifest") exchange.hear(response(this.older(fault.back)));
    else {
      this.ends.heard(exchange, answer);
      exchange.hear(response(answer));
    }
  }

  private older(back: number): Answer {
    const place = this.manifests.length - 1 - (back % this.manifests.length);
    return this.manifests[place] as Answer;
  }

  private strikes(exchange: Exchange, back: boolean): ArmedFault | null {
    const place = this.armed.findIndex(
      ({ kind, of }) =>
        of === exchange.asked &&
        ON_THE_WAY_BACK.includes(kind) === back &&
        (kind !== "old manifest" || this.manifests.length > 1),
    );
    const [fault] = place < 0 ? [] : this.armed.splice(place, 1);
    if (fault && !fault.kind.startsWith("crash")) this.ends.fired(fault.kind);
    return fault ?? null;
  }
}

const crashOf = (fault: ArmedFault | null): "before" | "after" | null => {
  if (fault?.kind === "crash before commit") return "before";
  return fault?.kind === "crash after commit" ? "after" : null;
};

function whatIsAsked(path: string, method: string): Asked {
  if (path === "/api/mutations") return "push";
  if (path === "/api/devices") return "register";
  if (path === "/api/manifest") return "manifest";
  if (path === "/api/levels") return "levels";
  return method === "DELETE" ? "erase" : "file";
}

/** A proxy in front of the server answers for it. */
const refusal = ({ kind, back }: ArmedFault): Answer => ({
  status: Number(kind),
  headers: { "retry-after": String(back % 90), "content-type": "text/html" },
  body: "<h1>later</h1>",
});

/** The second half does not come. */
const cut = (answer: Answer, at: number): Answer => ({
  ...answer,
  body: answer.body.slice(0, Math.floor((answer.body.length * (1 + (at % 9))) / 10)),
});

/** As much of a Response as the API client uses; a real one costs more than all the rest of a request. */
function response({ status, headers, body }: Answer): Response {
  const bytes = new TextEncoder().encode(body);
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: new Headers(headers),
    body: null,
    arrayBuffer: async () => bytes.buffer,
  } as unknown as Response;
}
