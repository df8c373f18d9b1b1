import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button, TextInput } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { date } from '@/formatting/dates';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { Section } from './Section';

const KEY = ['calendar-feed'];

/** My meetings and last days in my own calendar: by a secret address, told once. */
export function CalendarFeed() {
  const { t, i18n } = useTranslation('profile');
  const queries = useQueryClient();
  const now = useQuery({ queryKey: KEY, queryFn: () => answer(client.GET('/api/v1/me/calendar-feed')) });
  const settled = () => queries.invalidateQueries({ queryKey: KEY });
  const open = useMutation({
    mutationFn: () =>
      answer(
        client.POST('/api/v1/me/calendar-feed', {
          params: { header: once() },
          body: { language: i18n.language as 'fi' | 'sv' | 'en' },
        }),
      ),
    onSuccess: settled,
  });
  const close = useMutation({
    mutationFn: () => answer(client.DELETE('/api/v1/me/calendar-feed')),
    onSuccess: async () => {
      open.reset();
      await settled();
    },
  });
  return (
    <Section title={t('calendar.title')}>
      <p className="soft">{t('calendar.text')}</p>
      {(open.error ?? close.error) && <ProblemAlert error={open.error ?? close.error} />}
      {open.data && (
        <TextInput labelText={t('calendar.address')} hintText={t('calendar.once')} value={open.data.url} readOnly fullWidth />
      )}
      {now.data?.open && !open.data && <p>{t('calendar.isOpen', { day: date(now.data.created_at) })}</p>}
      <div className="actions">
        <Button variant="secondary" disabled={open.isPending} onClick={() => open.mutate()}>
          {now.data?.open ? t('calendar.renew') : t('calendar.open')}
        </Button>
        {now.data?.open && (
          <Button variant="secondaryNoBorder" disabled={close.isPending} onClick={() => close.mutate()}>
            {t('calendar.close')}
          </Button>
        )}
        <a className="profile-file" href={`/api/v1/me/calendar.ics?language=${i18n.language}`} download>
          {t('calendar.file')}
        </a>
      </div>
    </Section>
  );
}
