import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useUnread, type Notice } from '@/api/notices';
import { date, time } from '@/formatting/dates';
import { useTold } from '@/formatting/told';
import { Busy } from '@/parts/Busy';
import { PageTitle } from '@/parts/PageTitle';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { TextLink } from '@/parts/TextLink';

import './notices.css';

/** All notices to me, the newest first. */
export default function NoticesPage() {
  const { t } = useTranslation('notices');
  const found = useInfiniteQuery({
    queryKey: ['notices', 'list'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(client.GET('/api/v1/notices', { params: { query: { limit: 50, cursor: pageParam } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const notices = found.data?.pages.flatMap((page) => page.items ?? []) ?? [];
  return (
    <>
      <PageTitle title={t('title')} actions={<ReadAll newest={notices[0]?.made_at} />}>
        <p className="soft">
          <TextLink to="/profile">{t('choose')}</TextLink>
        </p>
      </PageTitle>
      {found.isPending && <Busy />}
      {found.error && <ProblemAlert error={found.error} retry={() => void found.refetch()} />}
      {found.data && notices.length === 0 && <p className="card">{t('none')}</p>}
      {[...Map.groupBy(notices, (each) => date(each.made_at))].map(([day, of]) => (
        <section key={day} className="notices-day" aria-label={day}>
          <h2>{day}</h2>
          <ul>
            {of.map((notice) => (
              <Line key={notice.id} notice={notice} />
            ))}
          </ul>
        </section>
      ))}
      {found.hasNextPage && (
        <Button variant="secondary" onClick={() => void found.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

function ReadAll({ newest }: { newest?: string }) {
  const { t } = useTranslation('notices');
  const queries = useQueryClient();
  const unread = useUnread().data ?? 0;
  const read = useMutation({
    mutationFn: (until: string) =>
      answer(client.POST('/api/v1/notices/read', { params: { header: once() }, body: { until } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  });
  if (unread === 0 || !newest) return null;
  return (
    <Button variant="secondary" disabled={read.isPending} onClick={() => read.mutate(newest)}>
      {t('readAll')}
    </Button>
  );
}

function Line({ notice }: { notice: Notice }) {
  const { t } = useTranslation('notices');
  const told = useTold();
  const data = (notice.data ?? {}) as { due?: string | null; case_number?: string };
  return (
    <li className={notice.read_at ? 'notice' : 'notice notice-new'}>
      <span className="notice-time">{time(notice.made_at)}</span>
      <div>
        <p>
          {!notice.read_at && <span className="state state-now">{t('new')}</span>} {t(`kind.${notice.kind}`)}:{' '}
          <TextLink to={`/tasks/${notice.about}`}>{told(data, 'name')}</TextLink>
        </p>
        <p className="mark">
          {data.case_number} {told(data, 'case_title')}
          {data.due && ` · ${t('due', { day: date(data.due) })}`}
        </p>
      </div>
    </li>
  );
}
