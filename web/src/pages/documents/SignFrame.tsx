import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Modal, ModalContent, ModalFooter, ModalTitle } from 'suomifi-ui-components';

import type { Schemas } from '@/api/client';
import { Busy } from '@/parts/Busy';

import { WhatIsSigned } from './WhatIsSigned';

interface Props {
  /** The paper's; none where it has none yet. */
  title: string | null;
  /** In whose capacity, or how exactly, it is signed. */
  lead: string;
  /** What went wrong in reading or in signing. */
  troubles: ReactNode;
  /** What is signed, once it has been read. */
  version: Schemas['VersionDetail'] | undefined;
  reading: boolean;
  busy: boolean;
  sign: () => void;
  close: () => void;
}

/** The window of a signature: exactly what is signed, to sign or to go back. */
export function SignFrame({ title, lead, troubles, version, reading, busy, sign, close }: Props) {
  const { t } = useTranslation('documents');
  const heading = useId();
  return (
    <Modal visible appElementId="root" ariaLabelledBy={heading} onEscKeyDown={close}>
      <ModalContent>
        <ModalTitle id={heading}>{t('sign.title', { title })}</ModalTitle>
        <p>{lead}</p>
        {reading && <Busy />}
        {troubles}
        {version && <WhatIsSigned version={version} />}
      </ModalContent>
      <ModalFooter>
        <Button disabled={!version || busy} onClick={sign}>
          {t('sign.act')}
        </Button>
        <Button variant="secondary" onClick={close}>
          {t('sign.back')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
