import { diffWordsWithSpace, diffLines } from 'diff';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import './difference.css';

interface Props {
  before: string;
  after: string;
}

const AROUND = 1;

/** What changed between two texts: marked in the words, and told to a screen reader as well. */
export function Difference({ before, after }: Props) {
  const { t } = useTranslation('app');
  const parts = useMemo(() => shortened(diffWordsWithSpace(before, after)), [before, after]);
  const lines = useMemo(() => diffLines(before, after).filter((each) => each.added || each.removed), [before, after]);
  if (lines.length === 0) return <p className="difference-none">{t('difference.none')}</p>;
  return (
    <div className="difference" role="group" aria-label={t('difference.label')} tabIndex={0}>
      {parts.map((part, place) =>
        part.added ? (
          <ins key={place}>{part.value}</ins>
        ) : part.removed ? (
          <del key={place}>{part.value}</del>
        ) : (
          <span key={place}>{part.value}</span>
        ),
      )}
    </div>
  );
}

interface Part {
  value: string;
  added?: boolean;
  removed?: boolean;
}

/** Long unchanged stretches keep a line on each side of a change. */
export function shortened(parts: Part[]): Part[] {
  return parts.map((part, place) => {
    if (part.added || part.removed) return part;
    const lines = part.value.split('\n');
    const head = place === 0 ? [] : lines.slice(0, AROUND + 1);
    const tail = place === parts.length - 1 ? [] : lines.slice(-(AROUND + 1));
    return head.length + tail.length >= lines.length
      ? part
      : { value: [...head, '…', ...tail].join('\n') };
  });
}
