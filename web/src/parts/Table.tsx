import { useEffect, useId, useRef, type ReactNode } from 'react';
import { VisuallyHidden } from 'suomifi-ui-components';

import './table.css';

interface Props {
  /** What the table tells; hidden where a heading above says the same. */
  caption: string;
  hidden?: boolean;
  /** Heads of the columns. */
  columns: readonly ReactNode[];
  /** Rows (`<tr>`). */
  children: ReactNode;
}

/**
 * A table of facts; in a narrow window each row is a list of its facts, each with its column's head.
 * What is wider than its frame scrolls within it, by keyboard too.
 */
export function Table({ caption, hidden = false, columns, children }: Props) {
  const id = useId();
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => (table.current ? keepHeads(table.current) : undefined), []);
  return (
    <div className="table-frame" role="group" aria-labelledby={id} tabIndex={0}>
      <table className="table" ref={table}>
        <caption id={id} className={hidden ? 'table-caption-hidden' : undefined}>
          {hidden ? <VisuallyHidden>{caption}</VisuallyHidden> : caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column, place) => (
              <th key={place} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** Tells each cell its column's head, now and when the table changes; a list of facts needs them. */
function keepHeads(table: HTMLTableElement): () => void {
  const tell = () => tellHeads(table);
  tell();
  const observer = new MutationObserver(tell);
  observer.observe(table, { childList: true, subtree: true, characterData: true });
  return () => observer.disconnect();
}

/** Also says what each part is: a table that is drawn as a list must be read as a table still. */
function tellHeads(table: HTMLTableElement): void {
  const tops = [...(table.tHead?.rows[0]?.cells ?? [])];
  const heads = tops.map((head) => head.textContent ?? '');
  table.setAttribute('role', 'table');
  for (const row of table.rows) {
    row.setAttribute('role', 'row');
    row.parentElement?.setAttribute('role', 'rowgroup');
    let column = 0;
    for (const cell of row.cells) {
      const isHead = cell.tagName === 'TH';
      cell.setAttribute('role', !isHead ? 'cell' : cell.scope === 'row' ? 'rowheader' : 'columnheader');
      cell.dataset['head'] = cell.colSpan > 1 ? '' : (heads[column] ?? '');
      if (cell.classList.contains('number')) tops[column]?.classList.add('number'); // stands above its numbers
      column += cell.colSpan;
    }
  }
}
