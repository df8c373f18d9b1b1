import { useQuery } from '@tanstack/react-query';

import { answer, client, type Schemas } from '@/api/client';

export type Paper = Schemas['Document'];
export type Version = Schemas['Version'];
export type Signature = Schemas['Signature'];
export type Capacity = Signature['capacity'];
export type Language = 'fi' | 'sv';

export function useDocument(document_id: string) {
  return useQuery({
    queryKey: ['documents', document_id],
    queryFn: () =>
      answer(client.GET('/api/v1/documents/{document_id}', { params: { path: { document_id } } })),
  });
}

export function useVersions(document_id: string, readable: boolean) {
  return useQuery({
    queryKey: ['documents', document_id, 'versions'],
    enabled: readable,
    queryFn: () =>
      answer(client.GET('/api/v1/documents/{document_id}/versions', { params: { path: { document_id } } })),
    select: (all) => all.items,
  });
}

/** One version with its words; each reading of a secret one is logged by the server. */
export function useVersion(document_id: string, version: number | undefined) {
  return useQuery({
    queryKey: ['documents', document_id, 'versions', version],
    enabled: version !== undefined && version > 0,
    staleTime: Infinity,
    queryFn: () =>
      answer(
        client.GET('/api/v1/documents/{document_id}/versions/{version}', {
          params: { path: { document_id, version: version ?? 0 } },
        }),
      ),
  });
}

export function useSignatures(document_id: string, readable: boolean) {
  return useQuery({
    queryKey: ['documents', document_id, 'signatures'],
    enabled: readable,
    queryFn: () =>
      answer(client.GET('/api/v1/documents/{document_id}/signatures', { params: { path: { document_id } } })),
  });
}

/** The printed paper, fetched as the reader and kept in the page. */
export function usePrinted(document_id: string, version: number, language: Language, readable: boolean) {
  return useQuery({
    queryKey: ['documents', document_id, 'pdf', version, language],
    enabled: readable,
    retry: false,
    queryFn: () =>
      answer<Blob>(
        client.GET('/api/v1/documents/{document_id}/pdf', {
          params: { path: { document_id }, query: { version, language } },
          parseAs: 'blob',
        }) as Promise<{ data?: Blob; error?: unknown; response: Response }>,
      ),
  });
}
