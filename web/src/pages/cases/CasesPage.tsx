import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';

import { answer, client } from '@/api/client';
import { date } from '@/formatting/dates';
import { useTold } from '@/formatting/told';
import { Busy } from '@/parts/Busy';
import { Choose } from '@/parts/Choose';
import { PageTitle } from '@/parts/PageTitle';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { Table } from '@/parts/Table';
import { TextLink } from '@/parts/TextLink';

import './cases.css';
import { StateMark } from './StateMark';

const STATES = ['open', 'closed', 'cancelled'] as const;

/** Cases that I may know of, the newest first. */
export default function CasesPage() {
  const { t } = useTranslation('cases');
  const told = useTold();
  const [search, setSearch] = useState('');
  const [state, setState] = useState('');
  const wanted = useDeferredValue(search.trim());
  const found = useInfiniteQuery({
    queryKey: ['cases', 'list', wanted, state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        client.GET('/api/v1/cases', {
          params: {
            query: {
              limit: 50,
              cursor: pageParam,
              ...(wanted && { search: wanted }),
              ...(state && { state: state as (typeof STATES)[number] }),
            },
          },
        }),
      ),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const cases = found.data?.pages.flatMap((page) => page.items ?? []) ?? [];
  return (
    <>
      <PageTitle title={t('title')} />
      <search className="cases-filters">
        <div className="choose">
          <label htmlFor="cases-search">{t('search')}</label>
          <input id="cases-search" type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
        </div>
        <Choose
          label={t('stateLabel')}
          value={state}
          set={setState}
          choices={STATES.map((each) => ({ value: each, label: t(`state.${each}`) }))}
          all={t('allStates')}
        />
      </search>
      {found.isPending && <Busy />}
      {found.error && <ProblemAlert error={found.error} retry={() => void found.refetch()} />}
      {found.data && cases.length === 0 && <p className="card">{t('none')}</p>}
      {cases.length > 0 && (
        <Table caption={t('title')} hidden columns={[t('number'), t('name'), t('stateLabel'), t('opened')]}>
          {cases.map((each) => (
            <tr key={each.id}>
              <td className="nowrap">
                <TextLink to={`/cases/${each.id}`}>{each.number ?? ''}</TextLink>
              </td>
              <td>{told(each, 'title')}</td>
              <td>
                <StateMark state={each.state} />
              </td>
              <td className="nowrap">{date(each.created_at)}</td>
            </tr>
          ))}
        </Table>
      )}
      {found.hasNextPage && (
        <Button variant="secondary" className="cases-more" onClick={() => void found.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
