import { useCallback, useEffect, useRef, useState } from 'react';
import type { useSearchParams } from 'react-router';

import { readFilter, written, type Filter } from './tasks';

type Params = ReturnType<typeof useSearchParams>;

/**
 * The filter, which stands in the address too. The address follows what is typed (read back from
 * it, fast typing would lose letters); another address, by a link or by going back, is followed.
 */
export function useAddressed(params: Params[0], setParams: Params[1]): [Filter, (next: Filter) => void] {
  const [filter, keep] = useState(() => readFilter(params));
  const own = useRef(new Set([written(filter)]));
  const address = written(readFilter(params));
  useEffect(() => {
    if (own.current.has(address)) return;
    own.current = new Set([address]);
    keep(readFilter(new URLSearchParams(address)));
  }, [address]);
  const change = useCallback(
    (next: Filter) => {
      own.current.add(written(next));
      keep(next);
      setParams(written(next), { replace: true });
    },
    [setParams],
  );
  return [filter, change];
}
