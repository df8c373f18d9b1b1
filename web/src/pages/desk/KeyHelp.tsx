import { useTranslation } from 'react-i18next';
import { Button, Modal, ModalContent, ModalFooter, ModalTitle, ToggleButton } from 'suomifi-ui-components';

import { useChangePreferences, usePreferences } from '@/api/preferences';

const KEYS = ['j', 'k', 'enter', 'c', 'x', 'r', '/', '?'] as const;
const NAMES: Record<(typeof KEYS)[number], string> = {
  j: 'next', k: 'previous', enter: 'open', c: 'claim', x: 'choose', r: 'update', '/': 'search', '?': 'help',
};

/** What the keys do, and the way to switch them off. */
export function KeyHelp({ visible, close }: { visible: boolean; close: () => void }) {
  const { t } = useTranslation('desk');
  const on = usePreferences().data?.shortcuts !== false;
  const change = useChangePreferences();
  return (
    <Modal appElementId="root" ariaLabelledBy="desk-keys" visible={visible} onEscKeyDown={close} scrollable={false}>
      <ModalContent>
        <ModalTitle id="desk-keys">{t('keys.title')}</ModalTitle>
        <dl className="desk-keys">
          {KEYS.map((key) => (
            <div key={key}>
              <dt>
                <kbd>{key === 'enter' ? t('keys.enter') : key}</kbd>
              </dt>
              <dd>{t(`keys.${NAMES[key]}`)}</dd>
            </div>
          ))}
        </dl>
        <ToggleButton checked={on} onClick={() => change.mutate({ shortcuts: !on })}>
          {t('keys.on')}
        </ToggleButton>
      </ModalContent>
      <ModalFooter>
        <Button onClick={close}>{t('keys.close')}</Button>
      </ModalFooter>
    </Modal>
  );
}
