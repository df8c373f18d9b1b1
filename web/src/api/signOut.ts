import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';

import { client } from './client';
import { keepMark } from './session';

/** Ends the session on the server and forgets all that this person has seen. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useCallback(async () => {
    const ended = await client.POST('/api/v1/logout').catch(() => undefined);
    keepMark('');
    queries.clear();
    const elsewhere = ended?.data?.redirect;
    if (elsewhere) window.location.assign(elsewhere);
    else await navigate('/sign-in');
  }, [queries, navigate]);
}
