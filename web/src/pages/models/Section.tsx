import { useId, type ReactNode } from 'react';
import { Heading } from 'suomifi-ui-components';

/** A section of a page under its heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="models-section">
      <Heading variant="h2" id={id}>
        {title}
      </Heading>
      {children}
    </section>
  );
}
