/**
 * One codec for everybody: brotli at the quality with which the product packs its files. An answer is packed once and
 * remembered by its content, so that no engine waits for packing, as if each server had made its bodies ahead of time.
 */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const QUALITY = 9;
/** Bytes. Below it a packed body is no smaller. */
const WORTH_IT = 200;

const pack = promisify(brotliCompress);
const packed = new Map();

/** @param {Buffer} body @returns {Promise<Buffer | null>} null: not worth it */
async function packedOnce(body) {
  if (body.length < WORTH_IT) return null;
  const key = createHash("sha256").update(body).digest("base64");
  if (!packed.has(key)) {
    const options = {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: QUALITY,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    };
    packed.set(key, await pack(body, options));
  }
  return packed.get(key);
}

/** Answers with a whole body, packed. */
export async function answer(response, status, headers, body) {
  const small = status === 200 || status === 201 ? await packedOnce(body) : null;
  const sent = small ?? body;
  response.writeHead(status, {
    ...headers,
    "content-length": sent.length,
    ...(small && { "content-encoding": "br" }),
  });
  response.end(sent);
}

/** Hands a request to a server that writes as it likes; its answer is gathered and packed like any other. */
export function packWhatItWrites(request, response) {
  delete request.headers["accept-encoding"];
  const chunks = [];
  const { write, end, writeHead } = response;
  const gather = (chunk, encoding) => {
    if (chunk && typeof chunk !== "function") {
      chunks.push(Buffer.from(chunk, typeof encoding === "string" ? encoding : "utf8"));
    }
    return true;
  };
  response.write = gather;
  response.writeHead = (status) => {
    response.statusCode = status;
    return response;
  };
  response.end = (chunk, encoding) => {
    gather(chunk, encoding);
    Object.assign(response, { write, end, writeHead });
    const headers = response.getHeaders();
    for (const name of Object.keys(headers)) response.removeHeader(name);
    delete headers["transfer-encoding"];
    void answer(response, response.statusCode, headers, Buffer.concat(chunks));
    return response;
  };
}
