import { useCallback } from 'react';

import { useTold } from '@/formatting/told';

import { useProcesses } from './queries';

/** `name(key)`: what the newest version of a process is called, or its key where none is in use. */
export function useProcessName() {
  const told = useTold();
  const processes = useProcesses().data;
  return useCallback(
    (key: string | undefined) => told(processes?.find((each) => each.key === key), 'name') || (key ?? ''),
    [told, processes],
  );
}
