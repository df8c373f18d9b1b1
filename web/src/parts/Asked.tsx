import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Textarea } from 'suomifi-ui-components';

import './asked.css';
import { ProblemAlert } from './ProblemAlert';
import { useInPlace } from './useInPlace';

interface Props {
  /** The button that opens the question. */
  action: string;
  label: string;
  hint?: string;
  /** Whether nothing happens without an answer. */
  needed?: boolean;
  /** Does it; rejects when it was refused. */
  act: (text: string) => Promise<unknown>;
  variant?: 'default' | 'secondary';
}

/**
 * An act that asks for a reason in its own place, not in a window above the page; the focus comes
 * back to its button.
 */
export function Asked({ action, label, hint, needed = false, act, variant = 'secondary' }: Props) {
  const { t } = useTranslation('app');
  const id = useId();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [error, setError] = useState<unknown>(null);
  const missing = needed && text.trim() === '';
  const [tried, setTried] = useState(false);
  const { opener, form } = useInPlace(open);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing) return;
    setError(null);
    try {
      await act(text.trim());
      setOpen(false);
      setText('');
      setTried(false);
    } catch (failure) {
      setError(failure);
    }
  };
  if (!open)
    return (
      <Button variant={variant} forwardedRef={opener} onClick={() => setOpen(true)}>
        {action}
      </Button>
    );
  return (
    <form ref={form} className="asked" onSubmit={(event) => void submit(event)} aria-labelledby={id}>
      {error !== null && <ProblemAlert error={error} />}
      <Textarea
        id={id}
        fullWidth
        labelText={label}
        hintText={hint}
        optionalText={needed ? undefined : t('asked.optional')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        status={tried && missing ? 'error' : 'default'}
        statusText={tried && missing ? t('asked.needed') : ''}
      />
      <div className="actions">
        <Button type="submit">{action}</Button>
        <Button variant="secondaryNoBorder" onClick={() => setOpen(false)}>
          {t('asked.back')}
        </Button>
      </div>
    </form>
  );
}
