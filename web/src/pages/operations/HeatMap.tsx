import { lazy, Suspense, useMemo } from 'react';

import { Busy } from '@/parts/Busy';

import type { Heat } from './queries';

const Drawing = lazy(() => import('@/pages/models/drawing/Drawing'));
const STEPS = 5;

interface Props {
  xml: string;
  heat: Heat[];
  label: string;
  chosen: string | null;
}

/** The drawing coloured by visits, with how many wait at each place; the table has the same numbers. */
export function HeatMap({ xml, heat, label, chosen }: Props) {
  const marks = useMemo(() => {
    const most = Math.max(1, ...heat.map((each) => each.visits ?? 0));
    return heat.flatMap((each) => {
      const id = each.element_id ?? '';
      const warm = { id, mark: `operations-heat-${Math.ceil(((each.visits ?? 0) / most) * STEPS)}` };
      return each.overdue ? [warm, { id, mark: 'operations-late' }] : [warm];
    });
  }, [heat]);
  const badges = useMemo(
    () => heat.filter((each) => each.waiting).map((each) => ({ id: each.element_id ?? '', text: String(each.waiting) })),
    [heat],
  );
  return (
    <Suspense fallback={<Busy />}>
      <Drawing xml={xml} label={label} marks={marks} badges={badges} chosen={chosen} />
    </Suspense>
  );
}
