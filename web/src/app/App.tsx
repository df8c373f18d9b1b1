import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Suspense } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';

import { CallFailed } from '@/api/problem';
import { whenSessionEnds } from '@/api/session';
import { Busy } from '@/parts/Busy';

import { Failure } from './Failure';
import { Layout } from './Layout';
import { NotFound } from './NotFound';
import { PAGES, type PageRoute } from './pages';
import { SignedIn } from './SignedIn';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => count < 2 && (!(error instanceof CallFailed) || error.status >= 500),
    },
    // A command waits for the network no longer than the person does: it fails and says so.
    mutations: { retry: false, networkMode: 'always' },
  },
});

// Whatever notices that the session has ended, here or elsewhere, leads to the sign-in and back.
whenSessionEnds(() => void queries.resetQueries({ queryKey: ['me'] }));

function shown({ Page, open }: PageRoute) {
  const page = (
    <Suspense fallback={<Busy />}>
      <Page />
    </Suspense>
  );
  return open ? page : <SignedIn>{page}</SignedIn>;
}

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <BrowserRouter>
        <Failure>
          <Routes>
            <Route element={<Layout />}>
              {PAGES.map((page) => (
                <Route key={page.path} path={page.path} element={shown(page)} />
              ))}
              <Route path="*" element={<NotFound />} />
            </Route>
          </Routes>
        </Failure>
      </BrowserRouter>
    </QueryClientProvider>
  );
}
