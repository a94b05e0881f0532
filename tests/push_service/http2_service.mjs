/**
 * A push service that speaks HTTP/2 and nothing else, and takes everything.
 *
 *     node http2_service.mjs CHAIN_PEM     → its port, in the first line; what it saw, as JSON, when its input ends
 */
import { readFileSync } from "node:fs";
import { createSecureServer } from "node:http2";

const chain = readFileSync(process.argv[2]);
const seen = { connections: 0, spoken: [], messages: 0, bytes: 0, most_at_once_on_one_connection: 0 };
const server = createSecureServer({ key: chain, cert: chain, allowHTTP1: false });

server.on("session", (session) => {
  seen.connections += 1;
  seen.spoken = [...new Set([...seen.spoken, session.alpnProtocol])];
  let open = 0;
  session.on("stream", (stream) => {
    open += 1;
    seen.most_at_once_on_one_connection = Math.max(open, seen.most_at_once_on_one_connection);
    stream.on("close", () => {
      open -= 1;
    });
    stream.on("data", (part) => {
      seen.bytes += part.length;
    });
    stream.on("end", () => {
      seen.messages += 1;
      stream.respond({ ":status": 201 }, { endStream: true });
    });
  });
});

server.listen(0, "127.0.0.1", () => process.stdout.write(`${server.address().port}\n`));
process.stdin.resume().on("end", () => {
  process.stdout.write(`${JSON.stringify(seen)}\n`, () => process.exit(0));
});
