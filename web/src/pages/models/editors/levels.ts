interface Renderer {
  render: (markdown: string) => string;
}

/** The headings of a form under the page's own title, at the levels that officials see them at: `#` is the second. */
export function lowered(html: string): string {
  return html.replace(/<(\/?)h([1-6])(?=[\s>])/g, (_, end: string, level: string) => `<${end}h${Number(level) > 2 ? 3 : 2}`);
}

/** Draws the texts of the form editor so: it makes `#` the title of the page. */
export const loweredHeadings = {
  __init__: [
    [
      'markdownRenderer',
      (renderer: Renderer) => {
        const render = renderer.render.bind(renderer);
        renderer.render = (markdown) => lowered(render(markdown));
      },
    ],
  ],
};
