import type { Channel, World } from "../world";

/** What another tab of this phone has changed. */
export type TabMessage = "outbox" | "replica" | "wiped";

/** The other tabs of this phone. Where there is no BroadcastChannel they look again when they become visible. */
export class Tabs {
  private channel: Channel | null = null;
  private readonly world: Pick<World, "openChannel">;
  private readonly hear: (message: TabMessage) => void;

  constructor(world: Pick<World, "openChannel">, hear: (message: TabMessage) => void) {
    this.world = world;
    this.hear = hear;
  }

  listen(): void {
    if (this.channel) return;
    this.channel = this.world.openChannel();
    this.channel?.addEventListener("message", ({ data }) => this.hear(data as TabMessage));
  }

  tell(message: TabMessage): void {
    this.channel?.postMessage(message);
  }

  leave(): void {
    this.channel?.close();
    this.channel = null;
  }
}
