import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { RouterLink } from 'suomifi-ui-components';

/** A link inside the product, in the Suomi.fi look. */
export function TextLink({ to, children, className }: { to: string; children: ReactNode; className?: string }) {
  return (
    <RouterLink asComponent={Link} to={to} className={className}>
      {children}
    </RouterLink>
  );
}
