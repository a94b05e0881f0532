import { afterEach, expect, test, vi } from "vitest";
import { directory, fetchDirectory, found } from "../../../frontend/src/desk/people/directory";
import { ModelServer } from "../local/model_server";
import { aList, aPrisoner } from "../local/people";

afterEach(() => vi.unstubAllGlobals());

function reach(server: ModelServer): void {
  vi.stubGlobal("fetch", async (path: string) =>
    path === "/api/manifest"
      ? Response.json(server.currentManifest())
      : new Response(await server.file(path)),
  );
}

test.each([true, false])(
  "the desk finds whom phones find, changes since the whole file among them",
  async (inline) => {
    const server = new ModelServer(aList());
    server.inline = inline;
    server.changeList({ prisoners: [aPrisoner("p6", { names: { en: "Newly Listed" } })] }, ["p2"]);
    reach(server);
    await fetchDirectory();
    const listed = [...(directory.value?.values() ?? [])];
    expect(listed.map(({ id }) => id)).toEqual(["p1", "p3", "p4", "p5", "p6"]);
    expect(found(listed, "newly").map(({ id }) => id)).toEqual(["p6"]);
  },
);
