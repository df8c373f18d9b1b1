import { useTranslation } from 'react-i18next';

import { CallFailed } from '@/api/problem';

import './page-problem.css';
import { PageTitle } from './PageTitle';
import { ProblemAlert } from './ProblemAlert';
import { TextLink } from './TextLink';

interface Props {
  error: unknown;
  retry: () => unknown;
}

/** A page that could not be shown: what it is instead, why and on what ground, and a way on. */
export function PageProblem({ error, retry }: Props) {
  const { t } = useTranslation('app');
  const status = error instanceof CallFailed ? error.status : 0;
  const final = status === 403 || status === 404;
  const title = status === 403 ? 'refused.title' : status === 404 ? 'missing.title' : 'failure.title';
  return (
    <>
      <PageTitle title={t(title)} />
      <ProblemAlert error={error} retry={final ? undefined : () => void retry()} />
      <p className="page-problem-way">
        <TextLink to="/">{t('missing.back')}</TextLink>
      </p>
    </>
  );
}
