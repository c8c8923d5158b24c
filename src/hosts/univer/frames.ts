import { ICommandService } from "@univerjs/core";
import { IRenderManagerService, type IRender } from "@univerjs/engine-render";
import type { Grid } from "./grid.ts";

// Univer draws at every frame, whether anything has changed or not, which takes a seventh of a processor from a page that nobody touches.

/** So long after the last event everything is drawn at every frame, in milliseconds. */
const AWAKE = 500;

/** Afterwards it is drawn this often: what has changed by itself is seen no later. */
const ASLEEP = 250;

const EVENTS = ["pointerdown", "pointermove", "pointerup", "wheel", "keydown", "input", "focusin", "paste", "drop"];

/** Draws the grid and its editors at every frame only while something happens: an event of the user, a command, another size. */
export function drawWhereSomethingHappens(grid: Grid, container: HTMLElement): void {
  const injector = grid.univer.__getInjector();
  const renders = injector.get(IRenderManagerService);
  const drawn = new Set<Drawn>();
  const wake = (): void => drawn.forEach((each) => each.wake());
  const add = (render: IRender): unknown => drawn.add(new Drawn(render));
  renders.getRenderAll().forEach(add);
  renders.created$.subscribe(add);
  renders.disposed$.subscribe((id) => {
    for (const each of drawn)
      if (each.id === id) {
        each.end();
        drawn.delete(each);
      }
  });
  for (const event of EVENTS) addEventListener(event, wake, { capture: true, passive: true });
  new ResizeObserver(wake).observe(container);
  injector.get(ICommandService).onCommandExecuted(wake);
}

/** A drawing surface: the grid, or an editor over it. */
class Drawn {
  readonly id: string;
  readonly #render: IRender;
  readonly #draw = (): unknown => this.#render.scene.render();
  #isActive = false;
  #until = 0;
  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor(render: IRender) {
    this.id = render.unitId;
    this.#render = render;
    render.activated$.subscribe((isActive) => {
      this.#isActive = isActive;
      this.wake();
    });
    render.engine.endFrame$.subscribe(() => {
      if (performance.now() > this.#until) this.#rest();
    });
  }

  wake(): void {
    this.#until = performance.now() + AWAKE;
    this.#begin();
  }

  #begin(): void {
    clearTimeout(this.#soon);
    if (this.#isActive) this.#render.engine.runRenderLoop(this.#draw);
  }

  /** Ends what Univer has begun, too. */
  #rest(): void {
    clearTimeout(this.#soon);
    this.#render.engine.stopRenderLoop();
    this.#soon = setTimeout(() => this.#begin(), ASLEEP);
  }

  end(): void {
    this.#isActive = false;
    clearTimeout(this.#soon);
  }
}
