// Calls of the page to its own server: the control face and the demo hook.
// @ts-check

/**
 * @param {Response} res
 * @returns {Promise<any>}
 */
async function read(res) {
  const value = await res.json().catch(() => ({}));
  if (!res.ok) throw new Error(value.error ?? String(res.status));
  return value;
}

/** @param {string} path */
export const get = async (path) => read(await fetch(path, { cache: 'no-store' }));

/**
 * @param {string} path
 * @param {unknown} [body] JSON, or a form with files
 */
export async function post(path, body = {}) {
  if (body instanceof FormData) return read(await fetch(path, { method: 'POST', body }));
  const headers = { 'content-type': 'application/json' };
  return read(await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

/** @param {string} path */
export const remove = async (path) => read(await fetch(path, { method: 'DELETE' }));

/**
 * @param {number} id
 * @param {string} act
 * @param {unknown} [body]
 */
export const onPhone = (id, act, body) => post(`/control/persons/${id}/${act}`, body);
