import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { answer, client } from '@/api/client';
import { useTold } from '@/formatting/told';
import { Choice } from '@/pages/operations/Choice';

interface Props {
  chosen: string;
  choose: (caseId: string) => void;
}

/** An open case: could the people of its roles do the tasks of the draft? */
export function StaffChoice({ chosen, choose }: Props) {
  const { t } = useTranslation('models');
  const told = useTold();
  const cases = useQuery({
    queryKey: ['cases', 'open'],
    queryFn: () => answer(client.GET('/api/v1/cases', { params: { query: { limit: 100, state: 'open' } } })),
    select: (page) => page.items ?? [],
  });
  if (!cases.data?.length) return null;
  return (
    <Choice label={t('check.staff')} all={t('check.anybody')} value={chosen} choose={choose}>
      {cases.data.map((each) => [each.id ?? '', `${each.number} ${told(each, 'title')}`])}
    </Choice>
  );
}
