/** What is used of the parts of a bpmn-js viewer, which has no types of its own for them. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface Canvas {
  zoom: (to?: 'fit-viewport' | number, center?: 'auto') => number;
  viewbox: (to?: Box) => Box & { outer: { width: number; height: number } };
  addMarker: (id: string, mark: string) => void;
  removeMarker: (id: string, mark: string) => void;
}
export interface Overlays {
  add: (id: string, overlay: { position: object; html: HTMLElement }) => void;
  clear: () => void;
}
export interface Shape extends Partial<Box> {
  id: string;
  parent?: object;
  waypoints?: { x: number; y: number }[];
}
export interface Registry {
  get: (id: string) => Shape | undefined;
}
export interface Viewer {
  get: (name: string) => unknown;
  on: (name: string, act: () => void) => void;
}

const READABLE = 0.6;

/** The middle of a shape, or of a flow's way. */
function middleOf(shape: Shape): { x: number; y: number } {
  const [first, last] = [shape.waypoints?.[0], shape.waypoints?.at(-1)];
  if (first && last) return { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2 };
  return { x: (shape.x ?? 0) + (shape.width ?? 0) / 2, y: (shape.y ?? 0) + (shape.height ?? 0) / 2 };
}

/** Brings an element to the middle, large enough to be read; nothing if it is not drawn. */
export function bring(viewer: Viewer, id: string): void {
  const shape = (viewer.get('elementRegistry') as Registry).get(id);
  if (!shape) return;
  const canvas = viewer.get('canvas') as Canvas;
  const scale = Math.max(canvas.zoom(), READABLE);
  const { outer } = canvas.viewbox();
  const [width, height] = [outer.width / scale, outer.height / scale];
  const { x, y } = middleOf(shape);
  canvas.viewbox({ x: x - width / 2, y: y - height / 2, width, height });
}
