import './style/tokens.css';
import './style/base.css';
import './style/board.css';
import './style/panel.css';
import './style/people.css';
import './style/print.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RequestFailed } from './api/fetch-json.ts';
import { App } from './app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('missing element: #root');

// A refusal stays a refusal; only what could not be reached is worth another try.
const retry = (failures: number, error: Error): boolean =>
  failures < 2 && error instanceof RequestFailed && error.problem === undefined;
const queries = new QueryClient({ defaultOptions: { queries: { retry, refetchOnWindowFocus: false } } });

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
