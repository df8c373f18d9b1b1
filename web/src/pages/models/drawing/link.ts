import type { Canvas, Viewer } from './canvas';

/** Canvases that pan and zoom together: who looks at a place in one sees it in the others. */
export class Link {
  private readonly canvases = new Set<Canvas>();
  private following = false;

  /** Joins a drawing; what it answers takes it out again. */
  join(viewer: Viewer): () => void {
    const canvas = viewer.get('canvas') as Canvas;
    this.canvases.add(canvas);
    viewer.on('canvas.viewbox.changed', () => this.follow(canvas));
    return () => void this.canvases.delete(canvas);
  }

  private follow(leader: Canvas): void {
    if (this.following) return;
    this.following = true;
    const { x, y, width, height } = leader.viewbox();
    for (const each of this.canvases) if (each !== leader) each.viewbox({ x, y, width, height });
    this.following = false;
  }
}
