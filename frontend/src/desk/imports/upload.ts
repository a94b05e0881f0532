import { refused } from "../api/client";
import { NO_ANSWER, Refused, troubleOf } from "../api/trouble";
import { type FileTrouble, fileTrouble, linesFrom, type Step, type Told } from "./answer-lines";

/** What is said beside the files. */
export interface Said {
  /** Empty: today. */
  as_of: string;
  /** Empty: the files tell. */
  lang: string;
}

/** The server understood that it cannot read a file. */
export class FileRefused extends Refused {
  readonly file: FileTrouble;
  constructor(file: FileTrouble) {
    super(file);
    this.file = file;
  }
}

/**
 * Sends files, and tells how far they and the server have come; the staged list's id. Rejects with FileRefused or
 * Refused, and with an AbortError when `signal` ends it. XMLHttpRequest: fetch does not tell how much was sent.
 */
export function upload(
  files: readonly File[],
  { as_of, lang }: Said,
  onStep: (step: Step) => void,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let last: Told | null = null;
    let read = 0;
    const listen = () => {
      if (request.status !== 200) return;
      const { lines, next } = linesFrom(request.responseText, read);
      read = next;
      for (const one of lines) if (one.kind === "step") onStep(one.step);
      last = lines[lines.length - 1] ?? last;
    };
    request.upload.onprogress = ({ loaded, total }) =>
      onStep({ step: "sending", done: loaded, total });
    request.onprogress = listen;
    request.onload = () => {
      listen();
      if (last?.kind === "id") resolve(last.id);
      else reject(whyNot(request, last));
    };
    request.onerror = () => reject(new Refused(NO_ANSWER));
    request.onabort = () => reject(new DOMException("given up", "AbortError"));
    signal.addEventListener("abort", () => request.abort());
    const query = new URLSearchParams({ ...(as_of && { as_of }), ...(lang && { lang }) });
    request.open("POST", `/api/desk/imports?${query}`);
    request.send(bodyOf(files));
  });
}

function bodyOf(files: readonly File[]): FormData {
  const body = new FormData();
  // The server calls them "file 1", "file 2": what somebody called a file is nobody's business.
  files.forEach((file, at) => {
    body.append("files", file, `${at + 1}.list`);
  });
  return body;
}

function whyNot(request: XMLHttpRequest, last: Told | null): Refused {
  if (last?.kind === "trouble") return new FileRefused(last.trouble);
  // Cut off in the middle: nothing is known, and nothing was changed.
  if (request.status === 200) return new Refused(NO_ANSWER);
  const problem = jsonOf(request.responseText);
  const trouble = troubleOf(request.status, problem);
  const ofFiles = trouble.slug === "upload-too-large";
  return ofFiles ? new FileRefused(fileTrouble(problem, request.status)) : refused(trouble);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
