import type { InvalidateQueryFilters, QueryClient } from '@tanstack/react-query';

/** After a change: asks again for everything that is shown, or for what `filters` take. A first answer that is still on its way may be
 *  of before the change, and would be taken for new: it is not waited for. */
export async function askAnew(queries: QueryClient, filters: InvalidateQueryFilters = {}): Promise<void> {
  await queries.cancelQueries(filters);
  await queries.invalidateQueries(filters);
}
