import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dropdown, DropdownItem, Modal, ModalContent, ModalFooter, ModalTitle } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { sortedBy } from '@/formatting/sorting';
import { useTold } from '@/formatting/told';
import { useSay } from '@/parts/notices';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { useCasePermissions, useProcesses } from './queries';

/** Starts a process in the case, for those who may. */
export function StartProcess({ caseId }: { caseId: string }) {
  const { t } = useTranslation('cases');
  const told = useTold();
  const say = useSay();
  const queries = useQueryClient();
  const may = useCasePermissions(caseId).data?.get('start-instance')?.allowed === true;
  const processes = useProcesses();
  const [open, setOpen] = useState(false);
  const [key, setKey] = useState<string | null>(null);
  const start = useMutation({
    mutationFn: () =>
      answer(
        client.POST('/api/v1/cases/{case_id}/instances', {
          params: { path: { case_id: caseId }, header: once() },
          body: { definition_key: key ?? '' },
        }),
      ),
    onSuccess: async () => {
      setOpen(false);
      say(t('start.done'));
      await queries.invalidateQueries({ queryKey: ['cases', caseId] });
      await queries.invalidateQueries({ queryKey: ['desk'] });
    },
  });
  if (!may) return null;
  const choices = sortedBy([...(processes.data?.values() ?? [])], (each) => told(each, 'name'));
  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {t('start.open')}
      </Button>
      <Modal appElementId="root" ariaLabelledBy="case-start" visible={open} onEscKeyDown={() => setOpen(false)}>
        <ModalContent>
          <ModalTitle id="case-start">{t('start.title')}</ModalTitle>
          {start.error && <ProblemAlert error={start.error} />}
          <Dropdown labelText={t('start.process')} visualPlaceholder={t('form:choose')} value={key} onChange={setKey} fullWidth>
            {choices.map((each) => (
              <DropdownItem key={each.key} value={each.key ?? ''}>
                {told(each, 'name')}
              </DropdownItem>
            ))}
          </Dropdown>
        </ModalContent>
        <ModalFooter>
          <Button disabled={key === null || start.isPending} onClick={() => start.mutate()}>
            {t('start.send')}
          </Button>
          <Button variant="secondary" onClick={() => setOpen(false)}>
            {t('start.cancel')}
          </Button>
        </ModalFooter>
      </Modal>
    </>
  );
}
