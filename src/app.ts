import { answerSaved, makeApi } from './api.ts';
import { notFoundPage, pagesRoute } from './pages/route.tsx';

export const app = makeApi();
app.route('/', pagesRoute(answerSaved));
app.notFound(notFoundPage);
