import { useId, type ReactNode } from 'react';
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

/** A table of facts; narrow windows scroll it within its own frame, by keyboard too. */
export function Table({ caption, hidden = false, columns, children }: Props) {
  const id = useId();
  return (
    <div className="table-frame" role="group" aria-labelledby={id} tabIndex={0}>
      <table className="table">
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
