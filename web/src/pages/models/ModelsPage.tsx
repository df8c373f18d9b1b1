import { useTranslation } from 'react-i18next';

import { PageTitle } from '@/parts/PageTitle';

import './models.css';
import { Deployments } from './Deployments';
import { Drafts } from './Drafts';
import { Proposals } from './Proposals';
import { Upload } from './Upload';

/** The processes in use, what is being changed in them, and what waits for an approval. */
export default function ModelsPage() {
  const { t } = useTranslation('models');
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
