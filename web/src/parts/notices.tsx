import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Toast } from 'suomifi-ui-components';

type Say = (text: string) => void;

const Notices = createContext<Say>(() => undefined);
const SHOWN_MS = 8000;

/** Short confirmations at the window's edge; read aloud, gone by themselves, never in the way. */
export function NoticesProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation('app');
  const [shown, setShown] = useState<{ id: number; text: string }[]>([]);
  const next = useRef(0);
  const say = useCallback((text: string) => {
    const id = next.current++;
    setShown((before) => [...before.slice(-2), { id, text }]);
    window.setTimeout(() => setShown((before) => before.filter((each) => each.id !== id)), SHOWN_MS);
  }, []);
  const value = useMemo(() => say, [say]);
  return (
    <Notices value={value}>
      {children}
      <div className="toasts" role="status" aria-live="polite" aria-label={t('notices')}>
        {shown.map(({ id, text }) => (
          <Toast key={id}>
            {text}
          </Toast>
        ))}
      </div>
    </Notices>
  );
}

/** Says a short confirmation. */
export function useSay(): Say {
  return useContext(Notices);
}
