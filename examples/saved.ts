/** How the functions of client.gen.ts ask. Copy both files into a program of yours. */

/** What is asked of, and how. */
export interface Api {
  /** Where it is, such as `https://api.example`. */
  address: string;
  language?: 'id' | 'en';
  /** An API key, for what not everybody may see. Answers are then never kept. */
  key?: string;
}

/** A function that asks a saved document. Its answers are those of `/q/<name>.json`, which are kept at the edge. */
export function saved<Data, Variables extends object>(name: string, hash: string) {
  const ask = async (api: Api, variables: Variables = {} as Variables): Promise<Data> => {
    const address = new URL(`/q/${name}.json`, api.address);
    for (const [key, value] of Object.entries(variables))
      if (value !== undefined && value !== null) address.searchParams.set(key, String(value));
    if (api.language) address.searchParams.set('lang', api.language);
    const headers: Record<string, string> = api.key ? { authorization: `Bearer ${api.key}` } : {};
    const response = await fetch(address, { headers });
    const { data, errors } = (await response.json()) as { data?: Data; errors?: { message: string }[] };
    if (errors || !data) throw new Error(errors?.[0]?.message ?? `${address} answers ${response.status}.`);
    return data;
  };
  /** As `documentId` for POST /graphql. */
  return Object.assign(ask, { hash });
}
