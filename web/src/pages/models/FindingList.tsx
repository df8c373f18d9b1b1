import { useTranslation } from 'react-i18next';
import { InlineAlert } from 'suomifi-ui-components';

import { useTold } from '@/formatting/told';

import type { Finding, Findings } from './queries';

interface Props {
  findings: Findings;
  open?: (file: string, element: string | null) => void;
}

/** What the check found: where, in words, and how to mend it. */
export function FindingList({ findings, open }: Props) {
  const { t } = useTranslation('models');
  const all = findings.findings ?? [];
  return (
    <div className="models-findings">
      {findings.refused ? (
        <InlineAlert status="error">{t('check.refused')}</InlineAlert>
      ) : (
        <p>{all.length === 0 ? t('check.clean') : t('check.allowed', { count: all.length })}</p>
      )}
      {findings.decided === false && <p className="soft">{t('check.undecided')}</p>}
      <ul>
        {all.map((each, place) => (
          <li key={`${each.code}.${each.element_id}.${place}`} className={`models-finding models-${each.severity}`}>
            <FindingWords finding={each} open={open} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function FindingWords({ finding, open }: { finding: Finding; open?: Props['open'] }) {
  const { t } = useTranslation('models');
  const told = useTold();
  const mend = told(finding, 'mend');
  return (
    <>
      <p>
        <strong>{t(`severity.${finding.severity}`)}</strong> {told(finding, 'message')}
      </p>
      {mend && <p>{t('check.mend', { text: mend })}</p>}
      <p className="models-soft">
        {open && finding.element_id ? (
          <button type="button" className="models-link" onClick={() => open(finding.file ?? '', finding.element_id ?? null)}>
            {finding.file}: {finding.element_id}
          </button>
        ) : (
          `${finding.file ?? ''} ${finding.element_id ?? ''}`
        )}
      </p>
    </>
  );
}
