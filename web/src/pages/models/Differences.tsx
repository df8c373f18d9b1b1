import { useTranslation } from 'react-i18next';

import { useTold } from '@/formatting/told';
import { Table } from '@/parts/Table';

import type { Difference } from './queries';

interface Props {
  differences: Difference[];
  /** Shows an element in the drawings. */
  show: (file: string, element: string) => void;
}

/** What two versions do differently, in words; words alone are told last. */
export function Differences({ differences, show }: Props) {
  const { t } = useTranslation('models');
  const told = useTold();
  if (differences.length === 0) return <p>{t('differences.none')}</p>;
  const weight = (each: Difference) => (each.aspect === 'words' || each.aspect === 'other' ? 1 : 0);
  return (
    <Table
      caption={t('differences.count', { count: differences.length })}
      columns={[t('differences.change'), t('differences.about'), t('differences.told'), t('differences.where')]}
    >
      {[...differences]
        .sort((a, b) => weight(a) - weight(b))
        .map((each, place) => (
          <tr key={place} className={`models-change-${each.change}`}>
            <td>{t(`change.${each.change}`)}</td>
            <td>{t(`aspect.${each.aspect}`)}</td>
            <td>{told(each, 'told')}</td>
            <td>
              {each.element_id && each.file?.endsWith('.bpmn') ? (
                <button type="button" className="models-link" onClick={() => show(each.file ?? '', each.element_id ?? '')}>
                  {each.file}: {each.element_id}
                </button>
              ) : (
                [each.file, each.element_id].filter(Boolean).join(': ')
              )}
            </td>
          </tr>
        ))}
    </Table>
  );
}
