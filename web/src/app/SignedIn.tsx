import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';

import { useMe } from '@/api/me';
import { CallFailed } from '@/api/problem';
import { Busy } from '@/parts/Busy';
import { ProblemAlert } from '@/parts/ProblemAlert';

/** Its children for a person who has signed in; else the way to sign in and back here. */
export function SignedIn({ children }: { children: ReactNode }) {
  const me = useMe();
  const { pathname, search } = useLocation();
  if (me.isPending) return <Busy />;
  if (me.error instanceof CallFailed && me.error.status === 401) {
    const back = pathname === '/' ? '' : `?to=${encodeURIComponent(pathname + search)}`;
    return <Navigate replace to={`/sign-in${back}`} />;
  }
  if (me.error) return <ProblemAlert error={me.error} retry={() => void me.refetch()} />;
  return children;
}
