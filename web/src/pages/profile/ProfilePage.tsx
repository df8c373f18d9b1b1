import { useTranslation } from 'react-i18next';

import { useMe, useMyself } from '@/api/me';
import { useTold } from '@/formatting/told';
import { Busy } from '@/parts/Busy';
import { PageTitle } from '@/parts/PageTitle';

import { Absences } from './Absences';
import { CalendarFeed } from './CalendarFeed';
import { Delegations } from './Delegations';
import { Language } from './Language';
import { NoticeChoices } from './NoticeChoices';
import { Password } from './Password';
import './profile.css';
import { Sessions } from './Sessions';
import { Shortcuts } from './Shortcuts';

/** What concerns me alone: who I am here, who stands in for me, and how I am told of things. */
export default function ProfilePage() {
  const { t } = useTranslation('profile');
  const told = useTold();
  const me = useMe().data;
  const myself = useMyself();
  if (!me?.person_id || myself.isPending) return <Busy />;
  return (
    <>
      <PageTitle title={t('title')}>
        <p className="soft">{[me.name, told(myself.data, 'title'), myself.data?.email].filter(Boolean).join(' · ')}</p>
      </PageTitle>
      <div className="profile">
        <Language person={me.person_id} kept={myself.data?.language} />
        <NoticeChoices />
        <Absences person={me.person_id} />
        <Delegations person={me.person_id} />
        <CalendarFeed />
        <Shortcuts />
        {me.local && <Password />}
        <Sessions />
      </div>
    </>
  );
}
