import { useTranslation } from 'react-i18next';

import { percent } from '@/formatting/numbers';

import type { Quota } from './queries';

/** The share of women and men as a bar and in words, with what the Act says of it. */
export function QuotaBar({ quota, title }: { quota: Quota; title: string }) {
  const { t } = useTranslation('bodies');
  const substitutes = quota.substitute_women + quota.substitute_men;
  return (
    <div className={`bodies-quota bodies-quota-${quota.outcome.toLowerCase()}`}>
      <p className="bodies-quota-title">{title}</p>
      <p className="bodies-quota-outcome">{t(`quota.${quota.outcome}`)}</p>
      <Bar women={quota.women} men={quota.men} />
      <p>{t('quota.members', { women: quota.women, men: quota.men, share: share(quota.women, quota.men) })}</p>
      {substitutes > 0 && (
        <p>{t('quota.substitutes', { women: quota.substitute_women, men: quota.substitute_men })}</p>
      )}
    </div>
  );
}

function share(women: number, men: number): string {
  return women + men === 0 ? percent(0) : percent(Math.min(women, men) / (women + men));
}

const LEAST = 0.4;
const WIDTH = 100;

function Bar({ women, men }: { women: number; men: number }) {
  const all = women + men;
  if (all === 0) return null;
  return (
    <svg className="bodies-bar" viewBox={`0 0 ${WIDTH} 8`} preserveAspectRatio="none" aria-hidden="true">
      <rect className="bodies-bar-women" width={(WIDTH * women) / all} height="8" />
      <rect className="bodies-bar-men" x={(WIDTH * women) / all} width={(WIDTH * men) / all} height="8" />
      <line x1={WIDTH * LEAST} x2={WIDTH * LEAST} y2="8" />
      <line x1={WIDTH * (1 - LEAST)} x2={WIDTH * (1 - LEAST)} y2="8" />
    </svg>
  );
}
