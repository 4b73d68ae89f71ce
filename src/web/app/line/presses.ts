/**
 * Every changing request carries the id of the press it stands for. No answer does not mean that nothing was done: the same request is
 * asked again with the same id, by itself a moment later or when the person presses again, and the server answers what it answered the
 * first time instead of doing it twice (platform/act/press.ts).
 *
 *   const send = surely(fetch);
 */
import { CSRF_HEADER, PRESS_BEFORE_HEADER, PRESS_HEADER } from "#src/platform/http/client.ts";

/** pauses before asking again by itself; then the person is told */
const PAUSES = [300, 1500];
/** a press that old is not meant any more when somebody presses the same again */
const MEANT_FOR_MS = 5 * 60_000;

/** Presses without an answer, by what they were about. */
type Open = { id: string; said: string; at: number };

/** @param pauses in ms, for tests */
export function surely(send: typeof fetch, pauses: readonly number[] = PAUSES): typeof fetch {
  const open = new Map<string, Open>();
  return async (input, init) => {
    const request = new Request(input, init);
    if (request.method === "GET" || !request.headers.has(CSRF_HEADER) || /\/api\/session/u.test(request.url))
      return send(request);
    const place = `${request.method} ${request.url}`;
    const said = withoutVersion(await request.clone().text());
    const kept = open.get(place);
    const before = kept && Date.now() - kept.at < MEANT_FOR_MS ? kept : undefined;
    const same = before?.said === said ? before : undefined;
    const press = same ?? { id: crypto.randomUUID(), said, at: Date.now() };
    request.headers.set(PRESS_HEADER, press.id);
    if (before) request.headers.set(PRESS_BEFORE_HEADER, before.id);
    for (let turn = 0; ; turn += 1)
      try {
        const response = await whole(await send(request.clone()));
        // in trouble the server may have done it all the same
        if (response.status < 500) open.delete(place);
        else open.set(place, press);
        return response;
      } catch (error) {
        if (request.signal.aborted) throw error;
        open.set(place, press);
        request.headers.set(PRESS_BEFORE_HEADER, press.id);
        const pause = pauses[turn];
        if (pause === undefined || globalThis.navigator?.onLine === false) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
  };
}

/** The page may have taken a newer row version in meanwhile: it is the same press as long as the person said the same. */
function withoutVersion(body: string): string {
  return body.replace(/"rowVersion":\d+/gu, "");
}

/** An answer that breaks off in the middle is none. */
async function whole(response: Response): Promise<Response> {
  const body = [101, 204, 205, 304].includes(response.status) ? null : await response.arrayBuffer();
  return new Response(body, { status: response.status, statusText: response.statusText, headers: response.headers });
}
