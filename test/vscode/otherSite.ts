import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A site on loopback that only counts who comes to it. */
export interface OtherSite {
  /** `https://127.0.0.1:…`; whoever asks there gets no answer. */
  readonly origin: string;
  readonly visits: number;
  stop(): Promise<void>;
}

export async function startOtherSite(): Promise<OtherSite> {
  let visits = 0;
  const server = createServer((socket) => {
    visits++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `https://127.0.0.1:${String(port)}`,
    get visits() {
      return visits;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}
