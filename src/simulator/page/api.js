// Calls of the page to its own server: the control face and the demo hook.
// @ts-check

/**
 * @param {Response} res
 * @returns {Promise<any>}
 */
async function read(res) {
  const value = await res.json().catch(() => ({}));
  if (!res.ok) throw new Error(value.code ?? value.error ?? String(res.status));
  return value;
}

/**
 * A browser says «Failed to fetch» in words of its own when nobody answers; here it is a code the page has words for.
 * @param {string} path
 * @param {RequestInit} how
 */
async function reach(path, how) {
  try {
    return await fetch(path, how);
  } catch {
    throw new Error('unreachable');
  }
}

/** What a call that changes something carries; made anew whenever the server starts. */
let token = '';

/**
 * @param {string} path
 * @param {Record<string, string>} headers
 * @param {BodyInit} body
 */
async function change(path, headers, body) {
  const send = () => reach(path, { method: 'POST', headers: { ...headers, 'x-control-token': token }, body });
  const first = token === '' ? null : await send();
  if (first !== null && first.status !== 403) return read(first);
  ({ token } = await get('/control/token'));
  return read(await send());
}

/** @param {string} path */
export const get = async (path) => read(await reach(path, { cache: 'no-store' }));

/**
 * @param {string} path
 * @param {unknown} [body] JSON, or a form with files
 */
export async function post(path, body = {}) {
  if (body instanceof FormData) return change(path, {}, body);
  return change(path, { 'content-type': 'application/json' }, JSON.stringify(body));
}

/**
 * @param {number} id
 * @param {string} act
 * @param {unknown} [body]
 */
export const onPhone = (id, act, body) => post(`/control/persons/${id}/${act}`, body);
