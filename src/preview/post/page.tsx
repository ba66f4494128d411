import { render } from 'preact';
import type { PostActions } from './actions';
import { type Clock, Drawing, type DrawnBody } from './drawing';
import type { PostPreview } from './model';
import { PostView } from './PostView';
import type { PostHostMessage, PostViewMessage } from './protocol';
import { blocksAround, placeOf } from './scroll';

/** What the page needs of VS Code and the browser. */
export interface PagePorts {
  readonly root: HTMLElement;
  readonly window: Window;
  readonly clock: Clock;
  post(message: PostViewMessage): void;
  /** Keeps what the page needs to come back after VS Code was closed. */
  save(state: { readonly post: string }): void;
}

/** The post preview: draws what the extension says, and tells it what the author does. */
export class PostPage {
  readonly #ports: PagePorts;
  readonly #drawing: Drawing;
  readonly #actions: PostActions;
  #view: PostPreview | undefined;
  #body: DrawnBody | undefined;
  #isRendering = false;
  /** Whether the text is drawn to its end. */
  #isWhole = false;
  /** A line that the editor shows, while its text is not drawn yet. */
  #wantedLine: number | undefined;

  constructor(ports: PagePorts) {
    this.#ports = ports;
    this.#drawing = new Drawing(
      ports.clock,
      (body, isWhole) => {
        this.#body = body;
        this.#isRendering &&= !isWhole;
        this.#isWhole = isWhole;
        this.#draw();
        if (this.#wantedLine !== undefined) {
          this.#scrollTo(this.#wantedLine);
        }
      },
      () => {
        this.#isRendering = true;
        this.#draw();
      },
    );
    const inPost = (make: (post: string) => PostViewMessage): void => {
      if (this.#view?.state === 'post') {
        ports.post(make(this.#view.post));
      }
    };
    this.#actions = {
      reveal: (line) => {
        inPost((post) => ({ type: 'reveal', post, line }));
      },
      revealField: (at) => {
        inPost((post) => ({ type: 'reveal-field', post, at }));
      },
      fix: (problem, fix) => {
        inPost((post) => ({ type: 'fix', post, problem, fix }));
      },
      open: (url) => {
        ports.post({ type: 'open', url });
      },
      showRemote: () => {
        ports.post({ type: 'show-remote' });
      },
    };
  }

  receive(message: PostHostMessage): void {
    switch (message.type) {
      case 'show':
        this.#show(message.view);
        break;
      case 'scroll':
        if (this.#view?.state === 'post' && this.#view.post === message.post) {
          this.#scrollTo(message.line);
        }
        break;
    }
  }

  #show(view: PostPreview): void {
    const before = this.#view?.state === 'post' ? this.#view.post : undefined;
    this.#view = view;
    if (view.state === 'post') {
      const isNew = view.post !== before;
      if (isNew) {
        this.#body = undefined;
        this.#isWhole = false;
        this.#isRendering = false;
        this.#wantedLine = undefined;
        this.#ports.save({ post: view.post });
        this.#ports.window.scrollTo(0, 0);
      }
      this.#drawing.draw(view.markdown, isNew);
    }
    this.#draw();
  }

  #draw(): void {
    if (this.#view !== undefined) {
      render(
        <PostView
          view={this.#view}
          body={this.#body}
          isRendering={this.#isRendering}
          actions={this.#actions}
        />,
        this.#ports.root,
      );
    }
  }

  #scrollTo(line: number): void {
    const { root, window } = this.#ports;
    const body = root.querySelector('.body');
    this.#wantedLine = this.#isWhole ? undefined : line;
    if (body !== null && this.#view?.state === 'post') {
      const { markdown, firstLine } = this.#view;
      const end = {
        line: firstLine + markdown.split('\n').length,
        top: body.getBoundingClientRect().bottom + window.scrollY,
      };
      window.scrollTo(0, placeOf(line, blocksAround(line, body, window.scrollY), end));
    }
  }
}
