import { useId } from 'react';

import type { Choice } from '@/formatting/choices';

interface Props {
  label: string;
  value: string;
  set: (value: string) => void;
  choices: Choice[];
  /** What no choice is called; without it, one is always chosen. */
  all?: string;
  className?: string;
}

/** One of several values, or all: the platform's own list, which keyboards and screen readers know. */
export function Choose({ label, value, set, choices, all, className = 'choose' }: Props) {
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => set(event.target.value)}>
        {all !== undefined && <option value="">{all}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
