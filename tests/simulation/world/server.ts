import { execFileSync, spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answer, Message } from "./wire";

export interface Truth {
  epoch: string;
  levels: number;
  letters: {
    id: string;
    prisoner: string;
    campaign: string;
    written: boolean;
    posted: boolean;
    held: boolean;
  }[];
  voids: [string, string][];
  counts: Record<string, Record<string, number>>;
  totals: Record<string, number>;
  list: { id: string }[];
  links: number;
}

/** The real server, in a process of its own. It answers when it is asked and does nothing in between. */
export class Server {
  private readonly folder = mkdtempSync(join(tmpdir(), "simulation-pipes-"));
  private readonly questions: number;
  private readonly answers: number;
  private readonly now: () => number;
  asked = 0;

  /** `now`: the schedule's time in ms, which is the server's too. */
  constructor(python: string, root: string, now: () => number) {
    this.now = now;
    const [questions, answers] = ["in", "out"].map((name) => join(this.folder, name)) as [
      string,
      string,
    ];
    execFileSync("mkfifo", [questions, answers]);
    spawn(python, ["-m", "simulation.server", questions, answers], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, PYTHONPATH: `${root}/backend:${root}/tests` },
    });
    this.questions = openSync(questions, "w");
    this.answers = openSync(answers, "r");
  }

  request(message: Message, crash: "before" | "after" | null) {
    return this.do("request", { ...message, crash }) as Answer | { died: true };
  }

  truth(): Truth {
    return this.do("truth") as Truth;
  }

  /** Blocks until the answer is there: nothing else moves meanwhile. */
  do(what: string, more: object = {}): unknown {
    writeSync(this.questions, `${JSON.stringify({ do: what, now: this.now(), ...more })}\n`);
    const answer = JSON.parse(this.line()) as { error?: string } | null;
    this.asked += 1;
    if (answer?.error) throw new Error(`the server's side failed at ${what}:\n${answer.error}`);
    return answer;
  }

  close(): void {
    closeSync(this.questions);
    closeSync(this.answers);
    rmSync(this.folder, { recursive: true });
  }

  private line(): string {
    const chunk = Buffer.alloc(65_536);
    const parts: Buffer[] = [];
    for (;;) {
      const length = readSync(this.answers, chunk);
      if (length === 0) throw new Error("the server's side is gone");
      parts.push(Buffer.from(chunk.subarray(0, length)));
      if (chunk[length - 1] === 10) break;
    }
    return Buffer.concat(parts).toString();
  }
}
