import { useTranslation } from 'react-i18next';

import { date } from '@/formatting/dates';

import type { Paper } from './queries';

/** State, publicity with its ground, retention. */
export function PaperFacts({ paper }: { paper: Paper }) {
  const { t } = useTranslation('documents');
  const facts: [string, string][] = [
    [t('stateLabel'), t(`state.${paper.state}`)],
    [t('publicity.label'), publicity()],
    [t('registered'), date(paper.registered_at)],
    [t('retention'), kept(paper.retention)],
  ];
  function kept(period: string): string {
    const years = /^P(\d+)Y$/.exec(period)?.[1];
    return years ? t('years', { count: +years }) : period === 'permanent' ? t('permanently') : period;
  }
  function publicity(): string {
    const parts = [t(`publicity.${paper.publicity}`), paper.secrecy_ground];
    if (paper.secret_until) parts.push(t('publicity.until', { day: date(paper.secret_until) }));
    return parts.filter(Boolean).join(', ');
  }
  return (
    <dl className="documents-facts card">
      {facts
        .filter(([, told]) => told)
        .map(([name, told]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{told}</dd>
          </div>
        ))}
    </dl>
  );
}
