import { useTranslation } from 'react-i18next';

import type { Schemas } from '@/api/client';

import './documents.css';

/** Exactly what a signature is bound to: the words, the files, and the hash of both. */
export function WhatIsSigned({ version }: { version: Schemas['VersionDetail'] }) {
  const { t } = useTranslation('documents');
  return (
    <>
      <pre className="documents-signed" tabIndex={0}>
        {version.text}
      </pre>
      {version.attachments.length > 0 && (
        <>
          <p>{t('sign.files')}</p>
          <ul>
            {version.attachments.map((each) => (
              <li key={each.sha256}>{each.name}</li>
            ))}
          </ul>
        </>
      )}
      <p>{t('sign.hash')}</p>
      <code className="documents-hash">{version.sha256}</code>
    </>
  );
}
