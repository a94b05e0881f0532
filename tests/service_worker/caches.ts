/** Cache Storage in memory: what the worker uses of it. */
export class MemoryCaches {
  readonly stores = new Map<string, Map<string, Response>>();
  /** Tests let a put fail, as a full phone does. */
  failPutOf: string | null = null;

  async open(name: string) {
    const store = this.stores.get(name) ?? new Map<string, Response>();
    this.stores.set(name, store);
    return {
      put: async (url: string, response: Response) => {
        if (this.failPutOf && url.endsWith(this.failPutOf)) throw new Error("QuotaExceededError");
        store.set(url, response);
      },
    };
  }

  async has(name: string): Promise<boolean> {
    return this.stores.has(name);
  }

  async match(url: string, { cacheName }: { cacheName: string }): Promise<Response | undefined> {
    return this.stores.get(cacheName)?.get(url)?.clone();
  }

  async keys(): Promise<string[]> {
    return [...this.stores.keys()];
  }

  async delete(name: string): Promise<boolean> {
    return this.stores.delete(name);
  }

  paths(name: string): string[] {
    return [...(this.stores.get(name)?.keys() ?? [])].map((url) => new URL(url).pathname).sort();
  }
}
