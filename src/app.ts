import { answerSaved, makeApi } from './api.ts';
import { otherMethods } from './http/on-error.ts';
import { notFoundPage, pagesRoute } from './pages/route.tsx';

export const app = makeApi();
app.route('/', pagesRoute(answerSaved));
app.use(otherMethods(app));
app.notFound(notFoundPage);
