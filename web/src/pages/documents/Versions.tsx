import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Heading } from 'suomifi-ui-components';

import { moment } from '@/formatting/dates';
import { Difference } from '@/parts/Difference';
import { usePersonName } from '@/parts/usePersonName';

import { useVersion, useVersions, type Paper, type Version } from './queries';

interface Props {
  paper: Paper;
  shown: number;
  show: (version: number) => void;
}

/** All versions, the newest first, with what changed from the one before. */
export function Versions({ paper, shown, show }: Props) {
  const { t } = useTranslation('documents');
  const id = useId();
  const versions = useVersions(paper.id, paper.readable).data ?? [];
  return (
    <section aria-labelledby={id} className="card documents-section">
      <Heading variant="h2" id={id} className="documents-h">
        {t('versions.title')}
      </Heading>
      <ol className="documents-list">
        {versions.map((each) => (
          <VersionRow key={each.id} paper={paper} version={each} shown={each.version === shown} show={show} />
        ))}
      </ol>
    </section>
  );
}

interface RowProps {
  paper: Paper;
  version: Version;
  shown: boolean;
  show: Props['show'];
}

function VersionRow({ paper, version, shown, show }: RowProps) {
  const { t, i18n } = useTranslation('documents');
  const name = usePersonName();
  const [comparing, setComparing] = useState(false);
  return (
    <li aria-current={shown ? 'true' : undefined}>
      <strong>{t('versions.number', { number: version.version })}</strong>{' '}
      {version.locked_at && <span className="soft">{t('versions.locked')}</span>}
      <span className="soft documents-line">
        {moment(version.created_at, i18n.language)}, {version.prepared_by.map(name).join(', ')}
      </span>
      {version.comment && <span className="documents-line">{version.comment}</span>}
      <ul className="documents-files">
        {version.attachments.map((each) => (
          <li key={each.sha256}>
            <a href={`/api/v1/documents/${paper.id}/files/${each.sha256}`} download={each.name}>
              {each.name}
            </a>
          </li>
        ))}
      </ul>
      <div className="actions">
        {!shown && (
          <Button variant="secondaryNoBorder" onClick={() => show(version.version)}>
            {t('versions.show')}
          </Button>
        )}
        {version.version > 1 && (
          <Button
            variant="secondaryNoBorder"
            aria-expanded={comparing}
            onClick={() => setComparing(!comparing)}
          >
            {t(comparing ? 'versions.hide' : 'versions.compare')}
          </Button>
        )}
      </div>
      {comparing && <Compared paper={paper} version={version.version} />}
    </li>
  );
}

function Compared({ paper, version }: { paper: Paper; version: number }) {
  const before = useVersion(paper.id, version - 1).data;
  const after = useVersion(paper.id, version).data;
  if (!before || !after) return null;
  return <Difference before={before.text} after={after.text} />;
}
