import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Heading } from 'suomifi-ui-components';

import { useMay } from '@/api/may';
import { moment } from '@/formatting/dates';
import { usePersonName } from '@/parts/usePersonName';

import { SignDialog } from './SignDialog';
import { useSignatures, type Capacity, type Paper } from './queries';

interface Props {
  paper: Paper;
  /** Whether it may be signed as it stands; minutes once they are checked. */
  ready?: boolean;
}

/** Who has signed, in what capacity, and who is still to sign. */
export function Signatures({ paper, ready = paper.state === 'presented' }: Props) {
  const { t, i18n } = useTranslation('documents');
  const name = usePersonName();
  const id = useId();
  const may = useMay(paper.case_id);
  const [signing, setSigning] = useState<Capacity | null>(null);
  const signatures = useSignatures(paper.id, paper.readable).data;
  if (!signatures) return null;
  const given = signatures.items.filter((each) => each.version === paper.revision);
  const mine = signatures.signers.filter(
    (each) => may(`sign.${each}`) && !given.some((one) => one.capacity === each),
  );
  return (
    <section aria-labelledby={id} className="card documents-section">
      <Heading variant="h2" id={id} className="documents-h">
        {t('signatures.title')}
      </Heading>
      {given.length === 0 && <p>{t('signatures.none')}</p>}
      <ul className="documents-list">
        {given.map((each) => (
          <li key={each.id}>
            <strong>{name(each.person_id)}</strong>
            {each.on_behalf_of && ` (${t('signatures.for', { name: name(each.on_behalf_of) })})`}
            <span className="soft documents-line">
              {t(`capacity.${each.capacity}`)}, {moment(each.signed_at, i18n.language)}
            </span>
          </li>
        ))}
      </ul>
      {!signatures.complete && ready && (
        <div className="actions">
          {mine.map((capacity) => (
            <Button key={capacity} variant="secondary" onClick={() => setSigning(capacity)}>
              {t('signatures.sign', { capacity: t(`capacityAs.${capacity}`) })}
            </Button>
          ))}
        </div>
      )}
      {signing && <SignDialog paper={paper} capacity={signing} close={() => setSigning(null)} />}
    </section>
  );
}
