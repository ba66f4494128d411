// Lets tests reach the window that they run in, over loopback.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { uiMethods, type Ui, type UiAnswer, type UiCall } from './ui';

export interface UiServer {
  readonly address: string;
  stop(): void;
}

export function startUiServer(ui: Ui): Promise<UiServer> {
  // Only who was told the address may drive the window.
  const route = `/${randomUUID()}`;
  const server = createServer((request, response) => {
    if (request.method !== 'POST' || request.url !== route) {
      response.writeHead(404).end();
      return;
    }
    void text(request)
      .then((body) => answerUiCall(ui, body))
      .then((answer) => response.setHeader('content-type', 'application/json').end(answer));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        address: `http://127.0.0.1:${String(port)}${route}`,
        stop: () => {
          server.close().closeAllConnections();
        },
      });
    });
  });
}

/** Does what a test asked for; call and answer are JSON. */
export async function answerUiCall(ui: Ui, body: string): Promise<string> {
  let answer: UiAnswer;
  try {
    const call = JSON.parse(body) as UiCall;
    if (!uiMethods.includes(call.method)) {
      throw new Error(`There is no ${call.method}.`);
    }
    const method = ui[call.method] as (...args: readonly unknown[]) => Promise<unknown>;
    answer = { value: await method(...call.arguments) };
  } catch (error) {
    answer = { error: error instanceof Error ? error.message : String(error) };
  }
  return JSON.stringify(answer);
}
