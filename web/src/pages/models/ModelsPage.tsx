import { useTranslation } from 'react-i18next';

import { isRefusal } from '@/api/problem';
import { PageProblem } from '@/parts/PageProblem';
import { PageTitle } from '@/parts/PageTitle';

import './models.css';
import { Deployments } from './Deployments';
import { Drafts } from './Drafts';
import { Proposals } from './Proposals';
import { Upload } from './Upload';
import { useDrafts } from './queries';

/** The processes in use, what is being changed in them, and what waits for an approval. */
export default function ModelsPage() {
  const { t } = useTranslation('models');
  const drafts = useDrafts();
  if (isRefusal(drafts.error)) return <PageProblem error={drafts.error} retry={drafts.refetch} />;
  return (
    <>
      <PageTitle title={t('title')}>
        <p className="lead">{t('lead')}</p>
      </PageTitle>
      <Proposals />
      <Drafts />
      <Deployments />
      <Upload />
    </>
  );
}
