import { useMutation, useQueryClient } from '@tanstack/react-query';

import { useSay } from '@/parts/notices';

/** One command: said when it is done, and what it may have changed is read again. */
export function useCommand<Input = void, Output = unknown>(
  act: (input: Input) => Promise<Output>,
  said: string,
  changes: string[],
) {
  const queries = useQueryClient();
  const say = useSay();
  return useMutation({
    mutationFn: act,
    onSuccess: () => said && say(said),
    onSettled: () => Promise.all(changes.map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}
