import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';

import { moment } from '@/formatting/dates';
import { useVersion, useVersions } from '@/pages/documents/queries';
import { Busy } from '@/parts/Busy';
import { Difference } from '@/parts/Difference';
import { TextLink } from '@/parts/TextLink';
import { usePersonName } from '@/parts/usePersonName';

import type { Paper } from './queries';

interface Props {
  paper: Paper;
  /** The paper of the same kind that was before the body last. */
  earlier?: Paper;
}

/** The proposal as it reads, who prepared it, what changed since it was last seen, its attachments. */
export function Proposal({ paper, earlier }: Props) {
  const { t, i18n } = useTranslation('sign-offs');
  const id = useId();
  const name = usePersonName();
  const version = useVersions(paper.id, paper.readable).data?.find((each) => each.version === paper.revision);
  const words = useVersion(paper.id, paper.readable ? paper.revision : undefined);
  return (
    <section aria-labelledby={id} className="sign-offs-section">
      <Heading variant="h2" id={id}>
        {paper.title}
      </Heading>
      <p>
        <TextLink to={`/documents/${paper.id}`}>{t('open')}</TextLink>
      </p>
      {version && (
        <p className="soft">
          {t('prepared', {
            number: version.version,
            names: version.prepared_by.map(name).join(', '),
            when: moment(version.created_at, i18n.language),
          })}
          {version.locked_at && ` ${t('locked')}`}
        </p>
      )}
      <Changes paper={paper} earlier={earlier} />
      {words.isPending ? (
        <Busy />
      ) : (
        <div className="sign-offs-text" tabIndex={0} role="group" aria-label={paper.title ?? ''}>
          {words.data?.text}
        </div>
      )}
      {version && version.attachments.length > 0 && (
        <>
          <Heading variant="h3">{t('attachments')}</Heading>
          <ul>
            {version.attachments.map((each) => (
              <li key={each.sha256}>
                <a href={`/api/v1/documents/${paper.id}/files/${each.sha256}`} download={each.name}>
                  {each.name}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Against the version before, or against the paper that was returned. */
function Changes({ paper, earlier }: Props) {
  const { t } = useTranslation('sign-offs');
  const later = paper.revision > 1;
  const beforeId = later ? paper.id : earlier?.id;
  const before = useVersion(beforeId ?? '', later ? paper.revision - 1 : earlier?.readable ? earlier.revision : undefined);
  const after = useVersion(paper.id, paper.readable && beforeId ? paper.revision : undefined);
  if (!before.data || !after.data) return null;
  return (
    <details className="sign-offs-changes">
      <summary>{later ? t('changed.version') : t('changed.paper', { number: earlier?.number })}</summary>
      <Difference before={before.data.text} after={after.data.text} />
    </details>
  );
}
