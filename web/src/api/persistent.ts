const PAUSES_MS = [300, 1500];

/**
 * Sends a command once more, under the same key, when the server was replaced meanwhile: the
 * proxy cannot know whether it was done (502, 504, a cut connection), the server knows by the key.
 */
export async function persistent(request: Request): Promise<Response> {
  if (!request.headers.has('Idempotency-Key')) return fetch(request);
  for (const pause of PAUSES_MS) {
    try {
      const answer = await fetch(request.clone());
      if (answer.status !== 502 && answer.status !== 504) return answer;
    } catch (error) {
      if (request.signal.aborted) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return fetch(request);
}
