/** Requests for the product, passed on to `lebenszeichen serve` as they are; what it packed stays as it packed it. */
import { Agent, request as ask } from "node:http";
import { answer } from "./packing.mjs";

const agent = new Agent({ keepAlive: true });

/** @param {number} port of the product's server on this machine */
export function passTo(port) {
  return (request, response) => {
    const headers = { ...request.headers, host: `localhost:${port}` };
    const { method, url: path } = request;
    const onward = ask({ host: "localhost", port, method, path, headers, agent }, (back) =>
      giveBack(back, response),
    );
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  };
}

async function giveBack(back, response) {
  const chunks = [];
  for await (const chunk of back) chunks.push(chunk);
  const { connection: _, "transfer-encoding": __, ...headers } = back.headers;
  const body = Buffer.concat(chunks);
  if (headers["content-encoding"] || back.statusCode === 304) {
    response.writeHead(back.statusCode, headers);
    response.end(body);
  } else await answer(response, back.statusCode, headers, body);
}
