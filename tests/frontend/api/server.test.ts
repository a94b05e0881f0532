import { createServer as createHttp, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createServer } from "../../../frontend/src/api/index";
import { NoAnswer, Refused } from "../../../frontend/src/local/server";

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

let handle: Handler;
let seen: { method: string; url: string; headers: IncomingMessage["headers"]; body: string }[];
const http = createHttp((request, response) => {
  let body = "";
  request.on("data", (chunk) => {
    body += chunk;
  });
  request.on("end", () => {
    const { method = "", url = "", headers } = request;
    seen.push({ method, url, headers, body });
    handle(request, response, body);
  });
});
let origin = "";
const server = createServer((path, init) => fetch(origin + path, init));

beforeAll(async () => {
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterAll(() => {
  http.closeAllConnections();
  http.close();
});
beforeEach(() => {
  seen = [];
});

const answers =
  (status: number, body: unknown, headers: Record<string, string> = {}): Handler =>
  (_request, response) => {
    response.writeHead(status, { "Content-Type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
const envelope = { client_id: "c", client_version: 1, each: {}, mutations: [] };
const manifest = {
  epoch: "e",
  list: { seq: 1, as_of: null, snapshot: { hash: "aa" }, deltas: [] },
  levels: { hash: "bb" },
  texts: {},
};

test("a manifest is asked for with the last etag, and 304 says unchanged", async () => {
  handle = answers(200, manifest, { ETag: '"one"' });
  expect(await server.manifest(null)).toEqual({ manifest, etag: '"one"' });
  expect(seen[0]?.headers["if-none-match"]).toBeUndefined();
  handle = answers(304, "");
  expect(await server.manifest('"one"')).toBe("unchanged");
  expect(seen[1]?.headers["if-none-match"]).toBe('"one"');
});

test("only devices and mutations carry the token", async () => {
  handle = answers(200, { epoch: "e", durable_before: 0, minimum_client: 1, results: [] });
  await server.push("secret", envelope);
  handle = answers(200, manifest);
  await server.manifest(null);
  handle = answers(200, "bytes");
  await server.file("/api/files/ab12");
  expect(seen.map(({ headers }) => headers.authorization)).toEqual([
    "Bearer secret",
    undefined,
    undefined,
  ]);
  expect(seen[0]).toMatchObject({ method: "POST", url: "/api/mutations" });
  expect(JSON.parse(seen[0]?.body ?? "")).toEqual(envelope);
});

test("registering sends the version of the consent", async () => {
  handle = answers(201, { token: "t", epoch: "e" });
  expect(await server.register("2026-11")).toEqual({ token: "t", epoch: "e" });
  expect(JSON.parse(seen[0]?.body ?? "")).toEqual({ consent_version: "2026-11" });
});

test("a problem arrives as it was sent, with how long to wait", async () => {
  const problem = { type: "/problems/too-many-requests", title: "Too many", status: 429 };
  handle = answers(429, problem, { "Retry-After": "30" });
  await expect(server.push("t", envelope)).rejects.toMatchObject({ problem, retryAfter: 30_000 });
});

test("a Retry-After date is measured against the server's own clock", async () => {
  const Date_ = "Sat, 21 Nov 2026 18:00:00 GMT";
  const until = "Sat, 21 Nov 2026 18:02:00 GMT";
  handle = (_request, response) => {
    response.sendDate = false;
    response.writeHead(503, { "Retry-After": until, Date: Date_ });
    response.end();
  };
  await expect(server.push("t", envelope)).rejects.toMatchObject({
    problem: { status: 503 },
    retryAfter: 120_000,
  });
});

test.each([
  ["a hotel's login page", answers(200, "<html>Room number?</html>")],
  ["JSON of something else", answers(200, { ok: true })],
  ["a stranger's 403", answers(403, "<html>blocked</html>")],
])("%s is no answer", async (_what, handler) => {
  handle = handler;
  await expect(server.manifest(null)).rejects.toThrow(NoAnswer);
  await expect(server.push("t", envelope)).rejects.toThrow(NoAnswer);
});

test("an answer that is cut off is no answer", async () => {
  handle = (_request, response) => {
    response.writeHead(200, { "Content-Length": "1000" });
    response.write("{");
    setTimeout(() => response.destroy(), 20);
  };
  await expect(server.file("/api/files/ab")).rejects.toThrow(NoAnswer);
});

test("nobody there is no answer", async () => {
  const nobody = createServer((path, init) => fetch(`http://127.0.0.1:1${path}`, init));
  await expect(nobody.manifest(null)).rejects.toThrow(NoAnswer);
});

test("a redirect is not followed", async () => {
  handle = (_request, response) => {
    response.writeHead(302, { Location: "/elsewhere" });
    response.end();
  };
  await expect(server.manifest(null)).rejects.toThrow(NoAnswer);
  expect(seen).toHaveLength(1);
});

test("a file's bytes come whole, and are told while they come", async () => {
  handle = (_request, response) => {
    response.writeHead(200);
    response.write("one ");
    setTimeout(() => response.end("two"), 20);
  };
  const told: number[] = [];
  const bytes = await server.file("/api/files/ab", (done) => told.push(done));
  expect(new TextDecoder().decode(bytes)).toBe("one two");
  expect(told).toEqual([4, 7]);
});

test("a manifest cannot send the phone elsewhere", async () => {
  await expect(server.file("https://elsewhere.example/x")).rejects.toThrow();
  await expect(server.file("/desk/secrets")).rejects.toThrow();
  expect(seen).toEqual([]);
});

test("erasing a device that is unknown has reached its aim", async () => {
  handle = answers(401, { type: "/problems/unknown-device", title: "", status: 401 });
  await server.erase("t");
  expect(seen[0]).toMatchObject({ method: "DELETE", url: "/api/devices/current" });
  handle = answers(500, { type: "about:blank", title: "", status: 500 });
  await expect(server.erase("t")).rejects.toThrow(Refused);
});
