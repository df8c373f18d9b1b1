/** The tags of a tagged PDF: an element with its role, or a piece of the page's words. */
export interface StructureNode {
  role?: string;
  children?: StructureNode[];
  type?: string;
  id?: string;
  lang?: string;
  alt?: string;
}

const ROLES: Record<string, string> = {
  P: 'paragraph',
  L: 'list',
  LI: 'listitem',
  Table: 'table',
  THead: 'rowgroup',
  TBody: 'rowgroup',
  TR: 'row',
  TH: 'columnheader',
  TD: 'cell',
  Figure: 'figure',
};

/** Headings, paragraphs, lists and tables, which own the words that lie over the picture. */
export function Structure({ node }: { node: StructureNode }) {
  if (node.type) return node.type === 'content' && node.id ? <span aria-owns={node.id} /> : null;
  const heading = /^H(\d)$/.exec(node.role ?? '')?.[1];
  return (
    <span
      role={heading ? 'heading' : ROLES[node.role ?? '']}
      aria-level={heading ? Number(heading) + 1 : undefined} // the page's own heading is the first
      aria-label={node.alt}
      lang={node.lang}
    >
      {node.children?.map((child, place) => <Structure key={place} node={child} />)}
    </span>
  );
}
