import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';

import { client } from './client';
import { forgetSession } from './session';

/** Ends the session on the server and forgets all that this person has seen. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useCallback(async () => {
    await client.DELETE('/api/v1/sessions/current').catch(() => undefined);
    forgetSession();
    queries.clear();
    await navigate('/sign-in');
  }, [queries, navigate]);
}
